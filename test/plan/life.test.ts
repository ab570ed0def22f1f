import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let year = YEAR
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

const nextYear = () => ++year
const submitted = (orgId: string, lines = [line()]) => world.submitted(orgId, lines, nextYear())

test('撤销提交 is had until the first office has decided (A6), and what was returned is returned again', async () => {
  const id = await submitted('unit')
  const clerk = await world.at('unit')
  expect(await world.actions(id, 'unit')).toEqual({ recall: null })
  expect((await world.act(clerk, 'recall', id)).code).toBeNull()
  expect(await world.plan(id, clerk)).toMatchObject({ state: 'draft', deskOrgName: null })
  await world.act(clerk, 'submit', id)
  await world.act(await world.at('dep'), 'sendBack', id, { reason: '补充依据' })
  await world.act(clerk, 'submit', id)
  await world.act(clerk, 'recall', id)
  expect(await world.plan(id, clerk)).toMatchObject({ state: 'returned', returnReason: '补充依据' })
  await world.act(clerk, 'submit', id)
  await world.passBy(await world.at('dep'), id)
  expect(await world.actions(id, 'unit')).toEqual({ recall: 'plan.decided' })
  expect((await world.act(clerk, 'recall', id)).code).toBe('plan.decided')
})

test('a plan at an office that has stopped work can be taken back, and passes it by on its next climb', async () => {
  const id = await submitted('unit')
  await world.passBy(await world.at('dep'), id)
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

test('either role passes, or 经办人 then 负责人 by two hands where an office wants two steps (A22)', async () => {
  await world.setting('other', 'plan.steps', 'two')
  const id = await submitted('otherunit', [line({ level: '3' })])
  const [handler, principal, both] = [
    await world.at('other', { duties: ['handler'] }),
    await world.at('other', { duties: ['principal'] }),
    await world.at('other', { duties: ['handler', 'principal'] }),
  ]
  expect(await world.passBy(principal, id)).toEqual({ code: 'plan.wrong_duty', params: { duty: 'handler' } })
  expect((await principal.call('plan.list', { year, desk: 'mine' })).total).toBe(0)
  expect(await world.passBy(both, id)).toBeNull()
  expect(await world.plan(id, handler)).toMatchObject({ state: 'submitted', deskDuty: 'principal' })
  expect((await principal.call('plan.list', { year, desk: 'mine' })).total).toBe(1)
  expect((await handler.call('plan.list', { year, desk: 'mine' })).total).toBe(0)
  expect(await world.passBy(handler, id)).toEqual({ code: 'plan.wrong_duty', params: { duty: 'principal' } })
  expect(await world.passBy(both, id)).toEqual({ code: 'plan.same_person' })
  expect(await world.actions(id, 'other', { duties: ['handler', 'principal'] })).toEqual({
    pass: 'plan.same_person',
    sendBack: 'plan.same_person',
  })
  expect((await world.act(await world.at('otherunit'), 'recall', id)).code).toBe('plan.decided')
  expect(await world.passBy(principal, id)).toBeNull()
  expect((await world.plan(id)).state).toBe('approved')
  // one step: the 负责人 alone may
  const single = await submitted('cityunit', [line({ level: '3' })])
  expect(await world.passBy(await world.at('city', { duties: ['principal'] }), single)).toBeNull()
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
  await world.passBy(await world.at('dep'), id)
  await expect.poll(() => heard.county!.length).toBe(1)
  const news = [{ topics: ['plan'], within: expect.any(Number) }]
  expect(heard).toEqual({ unit: news, dep: news, county: news, city: [], unit2: [] })
  for (const socket of sockets) socket.disconnect()
})
