import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachments } from '../../db/schema/history.ts'
import { plans } from '../../db/schema/plan.ts'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let year = YEAR
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

const nextYear = () => ++year
const submitted = (orgId: string, lines = [line()]) => world.submitted(orgId, lines, nextYear())
const approved = async (orgId: string, lines = [line()]) => {
  const id = await submitted(orgId, lines)
  await world.climb(id, '同意')
  return id
}
const actions = async (id: string, orgId: string, options = {}) => {
  const { actions: found } = await world.plan(id, await world.at(orgId, options))
  return Object.fromEntries(
    found.map(({ action, problem }: { action: string; problem: { code: string } | null }) => [
      action,
      problem?.code ?? null,
    ]),
  )
}

test('撤销提交 is had until the first office has decided (A6), and what was returned is returned again', async () => {
  const id = await submitted('unit')
  const clerk = await world.at('unit')
  expect(await actions(id, 'unit')).toEqual({ recall: null })
  expect((await world.act(clerk, 'recall', id)).code).toBeNull()
  expect(await world.plan(id, clerk)).toMatchObject({ state: 'draft', deskOrgName: null })
  await world.act(clerk, 'submit', id)
  await world.act(await world.at('dep'), 'sendBack', id, { reason: '补充依据' })
  await world.act(clerk, 'submit', id)
  await world.act(clerk, 'recall', id)
  expect(await world.plan(id, clerk)).toMatchObject({ state: 'returned', returnReason: '补充依据' })
  await world.act(clerk, 'submit', id)
  await world.pass(await world.at('dep'), id)
  expect(await actions(id, 'unit')).toEqual({ recall: 'plan.decided' })
  expect((await world.act(clerk, 'recall', id)).code).toBe('plan.decided')
})

test('a plan at an office that has stopped work can be taken back, and passes it by on its next climb', async () => {
  const id = await submitted('unit')
  await world.pass(await world.at('dep'), id)
  await world.orgState('county', 'disabled')
  const clerk = await world.at('unit')
  expect((await world.act(clerk, 'recall', id)).code).toBeNull()
  await world.act(clerk, 'submit', id)
  const { route } = await world.plan(id, clerk)
  expect(route.map(({ orgId }: { orgId: string }) => orgId)).toEqual(['dep', 'city', 'org-1'])
  await world.orgState('county', 'approved')
})

test('a draft handed in never is thrown away; one that was is not', async () => {
  const clerk = await world.at('unit')
  const { id } = await clerk.call('plan.save', { commandId: commandId(), year: nextYear(), lines: [line()] })
  const discard = { commandId: commandId(), id, version: 0 }
  expect(await clerk.call('plan.discard', discard)).toEqual({})
  expect(await clerk.call('plan.discard', discard)).toEqual({})
  expect((await clerk.refused('plan.get', { id })).code).toBe('not_found')
  expect((await clerk.call('plan.mine', { year })).plan).toBeNull()
  const kept = await submitted('unit')
  await world.act(clerk, 'recall', kept)
  expect((await world.act(clerk, 'discard', kept)).code).toBe('workflow.wrong_state')
})

test('an adjustment is the next edition: the passed one holds until the new one is passed', async () => {
  const first = await approved('unit', [line({ planned: 3 })])
  const clerk = await world.at('unit')
  expect(await actions(first, 'unit')).toEqual({ adjust: null })
  const { version } = await world.plan(first, clerk)
  const { id: second } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  expect(await actions(first, 'unit')).toEqual({ adjust: 'plan.has_adjustment' })
  const draft = await world.plan(second, clerk)
  expect([draft.edition, draft.state, draft.inForce, draft.lines[0].planned]).toEqual([2, 'draft', false, 3])
  await clerk.call('plan.save', {
    ...{ commandId: commandId(), id: second, version: draft.version, year, lines: [line({ planned: 1 })] },
  })
  await world.act(clerk, 'submit', second)
  await world.pass(await world.at('dep'), second)
  expect((await world.plan(first)).inForce).toBe(true)
  expect((await world.plan(first)).quota[0].granted).toBe(3)
  await world.climb(second)
  const [old, now] = [await world.plan(first), await world.plan(second)]
  expect([old.state, old.inForce, now.state, now.inForce]).toEqual(['approved', false, 'approved', true])
  expect(now.quota).toEqual([{ series: '05', level: '2', granted: 1, used: 0 }])
  expect(now.editions).toMatchObject([
    { edition: 2, inForce: true },
    { edition: 1, inForce: false },
  ])
  // the difference to the edition before is told at its first hand-in
  const handIn = now.steps.find(({ action }: { action: string }) => action === 'submit')
  expect(handIn.changes).toMatchObject([{ kind: 'changed', before: { planned: 3 }, after: { planned: 1 } }])
  expect(await actions(first, 'unit')).toEqual({})
})

test('an adjustment given up leaves its history with the plan in force', async () => {
  const first = await approved('unit')
  const clerk = await world.at('unit')
  const { version } = await world.plan(first, clerk)
  world.tick(1000)
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  await world.act(clerk, 'submit', id)
  await world.act(await world.at('dep'), 'sendBack', id, { reason: '不同意增加' })
  expect((await world.act(clerk, 'discard', id)).code).toBeNull()
  const kept = await world.plan(first)
  expect(kept.steps.slice(-4).map(({ action }: { action: string }) => action)).toEqual([
    ...['adjust', 'submit', 'sendBack', 'discard'],
  ])
  expect([kept.inForce, kept.editions.length]).toEqual([true, 1])
  expect(await actions(first, 'unit')).toEqual({ adjust: null })
})

test('either role passes, or 经办人 then 负责人 by two hands where an office wants two steps (A22)', async () => {
  await world.setting('other', 'plan.steps', 'two')
  const id = await submitted('otherunit', [line({ level: '3' })])
  const [handler, principal, both] = [
    await world.at('other', { duties: ['handler'] }),
    await world.at('other', { duties: ['principal'] }),
    await world.at('other', { duties: ['handler', 'principal'] }),
  ]
  expect(await world.pass(principal, id)).toEqual({ code: 'plan.wrong_duty', params: { duty: 'handler' } })
  expect((await principal.call('plan.list', { year, desk: 'mine' })).total).toBe(0)
  expect(await world.pass(both, id)).toBeNull()
  expect(await world.plan(id, handler)).toMatchObject({ state: 'submitted', deskDuty: 'principal' })
  expect((await principal.call('plan.list', { year, desk: 'mine' })).total).toBe(1)
  expect((await handler.call('plan.list', { year, desk: 'mine' })).total).toBe(0)
  expect(await world.pass(handler, id)).toEqual({ code: 'plan.wrong_duty', params: { duty: 'principal' } })
  expect(await world.pass(both, id)).toEqual({ code: 'plan.same_person' })
  expect(await actions(id, 'other', { duties: ['handler', 'principal'] })).toEqual({
    pass: 'plan.same_person',
    sendBack: 'plan.same_person',
  })
  expect((await world.act(await world.at('otherunit'), 'recall', id)).code).toBe('plan.decided')
  expect(await world.pass(principal, id)).toBeNull()
  expect((await world.plan(id)).state).toBe('approved')
  // one step: the 负责人 alone may
  const single = await submitted('cityunit', [line({ level: '3' })])
  expect(await world.pass(await world.at('city', { duties: ['principal'] }), single)).toBeNull()
})

test('many are passed at once, each answered for itself, and once however often it is sent', async () => {
  const good = await submitted('unit')
  const over = await world.submitted('unit2', [line({ planned: 9, reason: '引进' })], year)
  const dep = await world.at('dep')
  const [one, two] = [await world.plan(good), await world.plan(over)]
  const input = {
    commandId: commandId(),
    items: [
      { id: good, version: one.version },
      { id: over, version: two.version },
      { id: 'no-such-plan', version: 0 },
    ],
  }
  const answer = await dep.call('plan.pass', input)
  expect(answer).toEqual([
    { id: good, orgName: '伊水县人民医院', problem: null },
    { id: over, orgName: '伊水县中医院', problem: { code: 'plan.over_opinion', params: { n: 1 } } },
    { id: 'no-such-plan', orgName: '', problem: { code: 'not_found' } },
  ])
  expect(await dep.call('plan.pass', input)).toEqual(answer)
  expect(
    (await world.plan(good)).steps.filter(({ action }: { action: string }) => action === 'pass'),
  ).toHaveLength(1)
})

test('two offices decide on one plan at once: one of them is told', async () => {
  const id = await submitted('unit')
  const { version } = await world.plan(id)
  const people = [await world.at('dep'), await world.at('dep', { duties: ['principal'] })]
  const answers = await Promise.all(
    people.map((by) =>
      by.call('plan.pass', { commandId: commandId(), items: [{ id, version }], opinion: '同意' }),
    ),
  )
  expect(
    answers
      .flat()
      .map(({ problem }) => problem?.code ?? null)
      .toSorted(),
  ).toEqual([null, 'stale'])
})

test('documents hang on a draft, go with an adjustment, and are read by those who see the plan', async () => {
  const first = await approved('unit')
  const clerk = await world.at('unit')
  await world.app.db.write('plan', async (tx) => {
    await tx.insert(attachments).values({
      ...{ id: `file-${first}`, kind: 'plan', subjectId: first, name: '批复.pdf', sha256: 'a'.repeat(64) },
      ...{ size: 4, type: 'application/pdf', at: world.now(), byName: '甲' },
    })
  })
  const { version, attachments: files } = await world.plan(first, clerk)
  expect(files).toMatchObject([{ name: '批复.pdf' }])
  expect((await world.act(clerk, 'detach', first, { attachmentId: `file-${first}` })).code).toBe(
    'input.invalid',
  )
  const detach = { commandId: commandId(), id: first, attachmentId: `file-${first}` }
  expect((await clerk.refused('plan.detach', detach)).code).toBe('workflow.wrong_state')
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  const [copy] = (await world.plan(id, clerk)).attachments
  expect([copy.name, copy.id === `file-${first}`]).toEqual(['批复.pdf', false])
  await clerk.call('plan.detach', { commandId: commandId(), id, attachmentId: copy.id })
  expect((await world.plan(id, clerk)).attachments).toEqual([])
  expect((await world.plan(first, clerk)).attachments).toHaveLength(1)
  expect((await (await world.at('unit2')).refused('plan.file', { attachmentId: `file-${first}` })).code).toBe(
    'not_found',
  )
})

test('the unit, the desk before and the desk after hear of a step, and nothing of what it says', async () => {
  const id = await submitted('unit')
  const heard: Record<string, unknown[]> = {}
  const sockets = await Promise.all(
    ['unit', 'dep', 'county', 'city', 'unit2'].map(async (orgId) => {
      const { raw } = await (await world.at(orgId)).socket()
      heard[orgId] = []
      raw.on('news', (news: unknown) => heard[orgId]!.push(news))
      return raw
    }),
  )
  await world.pass(await world.at('dep'), id)
  await expect.poll(() => heard.county!.length).toBe(1)
  const news = [{ topics: ['plan'] }]
  expect(heard).toEqual({ unit: news, dep: news, county: news, city: [], unit2: [] })
  for (const socket of sockets) socket.disconnect()
})

test('a plan whose place below a passed level is taken cannot go below it', async () => {
  const first = await approved('unit', [line({ planned: 3 })])
  await world.exec(`update quotas set used = 2 where year = ${year} and org_id = 'unit'`)
  const clerk = await world.at('unit')
  const { version } = await world.plan(first, clerk)
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  const save = async (lines: object[]) => {
    const plan = await world.plan(id, clerk)
    await clerk.call('plan.save', { commandId: commandId(), id, version: plan.version, year, lines })
    return world.act(clerk, 'submit', id)
  }
  expect((await save([line({ planned: 1 })])).code).toBe('plan.below_used')
  expect((await save([line({ series: '06' })])).code).toBe('plan.below_used')
  expect((await save([line({ planned: 2 })])).code).toBeNull()
  // taken while it climbs: the last office cannot let it into force
  for (const office of ['dep', 'county', 'city']) await world.pass(await world.at(office), id)
  await world.exec(`update quotas set used = 3 where year = ${year} and org_id = 'unit'`)
  expect(await world.pass(await world.at('org-1'), id)).toMatchObject({
    code: 'plan.below_used',
    params: { used: 3 },
  })
  expect((await world.plan(first)).inForce).toBe(true)
  const inForce = await world.app.db.read.select().from(plans)
  expect(inForce.filter((plan) => plan.year === year && plan.inForce)).toHaveLength(1)
})
