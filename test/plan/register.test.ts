import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import type { Person } from '../world.ts'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let year = YEAR
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

/** Every test has a year of its own. */
const nextYear = () => ++year
const submitted = (orgId: string, lines = [line()]) => world.submitted(orgId, lines, nextYear())
const here = (plan: { route: { orgId: string; state: string }[] }) =>
  plan.route.find(({ state }) => state === 'here')?.orgId ?? null
const todo = async (by: Person, of: number, kind: string) => {
  const { todos } = await by.call('desk.get', { year: of })
  return todos.find((each: { kind: string }) => each.kind === kind) ?? { count: 0, first: [] }
}

test("M-3.1 the unit's own 经办人 and 负责人 write its plan; its 管理员 and superiors cannot", async () => {
  const input = { commandId: commandId(), year: nextYear(), lines: [line()] }
  expect((await (await world.at('unit', { duties: ['admin'] })).refused('plan.save', input)).code).toBe(
    'auth.forbidden',
  )
  expect((await (await world.at('city')).refused('plan.save', input)).code).toBe('plan.office')
  const clerk = await world.at('unit')
  const { id } = await clerk.call('plan.save', input)
  const mine = await clerk.call('plan.mine', { year })
  expect([mine.plan.id, mine.plan.state, mine.plan.planned]).toEqual([id, 'draft', 3])
  const principal = await world.at('unit', { duties: ['principal'] })
  const saved = await principal.call('plan.save', {
    ...{ commandId: commandId(), id, version: 0, year },
    lines: [line({ planned: 2 })],
  })
  expect(saved).toEqual({ id, version: 1 })
  const stale = { commandId: commandId(), id, version: 0, year, lines: [] }
  expect((await clerk.refused('plan.save', stale)).code).toBe('stale')
  // handed in, those above see it and change nothing of it
  await principal.call('plan.submit', { commandId: commandId(), id, version: 1 })
  const above = await world.at('dep')
  for (const action of ['recall', 'adjust', 'discard'])
    expect(await world.act(above, action, id)).toEqual({ status: 403, code: 'auth.forbidden' })
})

test('M-3.2 a draft is saved again and again, and one unit has one plan a year', async () => {
  const clerk = await world.at('unit')
  const once = { commandId: commandId(), year: nextYear(), lines: [] }
  const begun = await clerk.call('plan.save', once)
  expect(await clerk.call('plan.save', once)).toEqual(begun)
  let { version } = begun
  for (const planned of [1, 2, 3]) {
    const lines = [line({ planned, reason: planned > 2 ? '' : '试填' })]
    const saved = await clerk.call('plan.save', {
      ...{ commandId: commandId(), id: begun.id, version, year, lines },
      note: `第${planned}次`,
    })
    expect(saved.version).toBe(++version)
  }
  const { plan } = await clerk.call('plan.mine', { year })
  expect([plan.note, plan.lines.length, plan.lines[0].planned]).toEqual(['第3次', 1, 3])
  const again = { commandId: commandId(), year, lines: [] }
  expect((await clerk.refused('plan.save', again)).code).toBe('plan.exists')
  expect((await clerk.call('plan.mine', { year })).begin.code).toBe('plan.exists')
})

test('M-3.2 outside the window set nearest above, none is begun or handed in, and it says who set it', async () => {
  const now = +world.now()
  const of = nextYear()
  await world.setting('org-1', 'plan.window', { [of]: { opensAt: now - 10, closesAt: now - 5 } })
  const clerk = await world.at('unit')
  const shut = await clerk.call('plan.mine', { year: of })
  expect([shut.window.open, shut.window.setBy, shut.begin.code]).toEqual([
    false,
    '河南省职称改革办公室',
    'plan.window_closed',
  ])
  expect((await clerk.refused('plan.save', { commandId: commandId(), year: of, lines: [] })).code).toBe(
    'plan.window_closed',
  )
  await world.setting('city', 'plan.window', { [of]: { opensAt: now - 10, closesAt: now + 60_000 } })
  const open = await clerk.call('plan.mine', { year: of })
  expect([open.window.open, open.window.setBy, open.begin]).toEqual([true, '洛川市职改办', null])
  const { id } = await clerk.call('plan.save', { commandId: commandId(), year: of, lines: [line()] })
  await world.setting('city', 'plan.window', { [of]: { opensAt: now - 10, closesAt: now - 5 } })
  expect((await world.act(clerk, 'submit', id)).code).toBe('plan.window_closed')
  const { actions } = await clerk.call('plan.get', { id })
  expect(actions.find(({ action }: { action: string }) => action === 'submit').problem.code).toBe(
    'plan.window_closed',
  )
})

test('M-3.4 M-3.12 a plan climbs level by level in order; 已提交 becomes 已通过 at the last', async () => {
  const id = await submitted('unit')
  const clerk = await world.at('unit')
  for (const office of ['dep', 'county', 'city', 'org-1']) {
    const plan = await world.plan(id, clerk)
    expect([plan.state, plan.inForce, here(plan)]).toEqual(['submitted', false, office])
    // nobody but the office whose turn it is
    for (const other of ['dep', 'county', 'city', 'org-1'].filter((each) => each !== office)) {
      const person = await world.at(other)
      expect(await world.pass(person, id)).toEqual({ code: 'plan.not_at_desk' })
      expect((await world.act(person, 'sendBack', id, { reason: '不符' })).code).toBe('plan.not_at_desk')
    }
    const [answer] = await (await world.at(office)).call('plan.pass', {
      ...{ commandId: commandId(), opinion: '同意' },
      items: [{ id, version: plan.version }],
    })
    expect(answer).toEqual({ id, orgName: '伊水县人民医院', problem: null })
  }
  const plan = await world.plan(id, clerk)
  expect([plan.state, plan.inForce, plan.deskOrgName, here(plan)]).toEqual(['approved', true, null, null])
  expect(plan.route.map(({ state }: { state: string }) => state)).toEqual(['done', 'done', 'done', 'done'])
  expect(plan.quota).toEqual([{ series: '05', level: '2', granted: 3, used: 0 }])
})

test('M-3.4 plans of lower titles end lower, those of the province at the province', async () => {
  const middle = await submitted('cityunit', [line({ level: '3' })])
  const provincial = await submitted('provunit', [line({ level: '4' })])
  const ids = (plan: { route: { orgId: string }[] }) => plan.route.map(({ orgId }) => orgId)
  expect(ids(await world.plan(middle))).toEqual(['city'])
  expect(ids(await world.plan(provincial))).toEqual(['bureau', 'org-1'])
  await world.climb(middle)
  expect((await world.plan(middle)).state).toBe('approved')
})

test('M-3.6 the desk of the office whose turn it is counts it and links to it, the others do not', async () => {
  const [one, two] = [await submitted('unit'), await world.submitted('unit2', [line()], year)]
  const dep = await world.at('dep')
  const waiting = await todo(dep, year, 'plan.audit')
  expect([waiting.count, waiting.first.map(({ id }: { id: string }) => id)]).toEqual([2, [one, two]])
  expect(waiting.oldestAt).toBe((await world.plan(one)).deskSince)
  const listed = await dep.call('plan.list', { year, desk: 'mine' })
  expect([listed.total, listed.rows.map(({ id }: { id: string }) => id)]).toEqual([2, [one, two]])
  expect((await todo(await world.at('county'), year, 'plan.audit')).count).toBe(0)
  await world.act(dep, 'sendBack', one, { reason: '空缺数有误' })
  expect((await todo(dep, year, 'plan.audit')).count).toBe(1)
  expect(await todo(await world.at('unit'), year, 'plan.returned')).toMatchObject({
    count: 1,
    first: [{ id: one, name: '伊水县人民医院' }],
  })
  expect((await todo(await world.at('unit'), nextYear(), 'plan.begin')).count).toBe(1)
})

test('M-3.8 【撤回】 needs a reason, which the unit reads', async () => {
  const id = await submitted('unit')
  const dep = await world.at('dep')
  for (const reason of ['', '   '])
    expect((await world.act(dep, 'sendBack', id, { reason })).code).toBe('input.invalid')
  expect((await world.act(dep, 'sendBack', id)).code).toBe('input.invalid')
  expect((await world.plan(id)).state).toBe('submitted')
  expect(await world.act(dep, 'sendBack', id, { reason: '核定岗位与批复不符' })).toEqual({
    status: 200,
    code: null,
  })
  const plan = await world.plan(id, await world.at('unit'))
  expect([plan.state, plan.returnReason, plan.deskOrgName]).toEqual([
    'returned',
    '核定岗位与批复不符',
    '伊水县人民医院',
  ])
})

test('M-3.9 returned at the third level it is changed, handed in again, and begins at the first', async () => {
  const id = await submitted('unit')
  const clerk = await world.at('unit')
  for (const office of ['dep', 'county']) expect(await world.pass(await world.at(office), id)).toBeNull()
  expect(here(await world.plan(id))).toBe('city')
  await world.act(await world.at('city'), 'sendBack', id, { reason: '请减少人数' })
  const back = await world.plan(id, clerk)
  expect([back.state, here(back)]).toEqual(['returned', null])
  await clerk.call('plan.save', {
    ...{ commandId: commandId(), id, version: back.version, year, lines: [line({ planned: 2 })] },
  })
  expect(await world.act(clerk, 'submit', id)).toEqual({ status: 200, code: null })
  const again = await world.plan(id)
  expect([again.state, here(again), again.route[0].orgId]).toEqual(['submitted', 'dep', 'dep'])
  expect(again.route.map(({ state }: { state: string }) => state)).toEqual(['here', 'next', 'next', 'next'])
})

test('M-3.10 详情 has every step with person, office, time and opinion, and what changed between hand-ins', async () => {
  const id = await submitted('unit')
  await world.act(await world.at('dep'), 'sendBack', id, { reason: '请减少人数' })
  const clerk = await world.at('unit')
  const { version } = await world.plan(id, clerk)
  await clerk.call('plan.save', {
    ...{ commandId: commandId(), id, version, year },
    lines: [line({ planned: 2 }), line({ series: '06', planned: 1 })],
  })
  await world.act(clerk, 'submit', id)
  await world.climb(id, '同意上报')
  for (const office of ['dep', 'county', 'city', 'org-1', 'unit']) {
    const { steps } = await world.plan(id, await world.at(office))
    expect(
      steps.map((step: Record<string, unknown>) => [step.action, step.orgName, step.reason, step.climb]),
    ).toEqual([
      ['begin', '伊水县人民医院', null, 0],
      ['submit', '伊水县人民医院', null, 1],
      ['sendBack', '伊水县卫生健康委', '请减少人数', 1],
      ['submit', '伊水县人民医院', null, 2],
      ['pass', '伊水县卫生健康委', '同意上报', 2],
      ['pass', '伊水县职改办', '同意上报', 2],
      ['pass', '洛川市职改办', '同意上报', 2],
      ['pass', '河南省职称改革办公室', '同意上报', 2],
    ])
    const times = steps.map(({ at }: { at: number }) => at)
    expect(times).toEqual(times.toSorted((a: number, b: number) => a - b))
    expect(steps.every(({ actorName }: { actorName: string }) => actorName.startsWith('姓名'))).toBe(true)
    expect(steps.at(-1)).toMatchObject({ from: 'submitted', to: 'approved' })
    expect(steps[3].changes).toMatchObject([
      { kind: 'changed', series: '05', before: { planned: 3 }, after: { planned: 2 } },
      { kind: 'added', series: '06', before: null, after: { planned: 1 } },
    ])
    expect(steps.filter(({ changes }: { changes: [] }) => changes.length)).toHaveLength(1)
  }
  const rows = await world.app.db.read.select().from(auditLog)
  const acts = rows.filter(({ subject }) => subject === `plan:${id}`).map(({ action }) => action)
  expect(acts).toEqual([
    ...['plan.saved', 'plan.submitted', 'plan.returned', 'plan.submitted'],
    ...['plan.passed', 'plan.passed', 'plan.passed', 'plan.approved'],
  ])
})

test('M-3.11 a line over plan is marked, needs a reason at hand-in and an opinion at every pass', async () => {
  const over = line({ planned: 5, vacancies: 3 })
  const clerk = await world.at('unit')
  const begun = await clerk.call('plan.save', { commandId: commandId(), year: nextYear(), lines: [over] })
  expect((await world.act(clerk, 'submit', begun.id)).code).toBe('plan.over_reason')
  await clerk.call('plan.save', {
    ...{ commandId: commandId(), ...begun, year },
    lines: [line({ series: '06' }), { ...over, reason: '引进人才' }],
  })
  expect((await world.act(clerk, 'submit', begun.id)).code).toBeNull()
  const dep = await world.at('dep')
  const plan = await world.plan(begun.id, dep)
  expect([plan.over, plan.lines.map((each: { over: boolean }) => each.over)]).toEqual([1, [false, true]])
  const listed = await dep.call('plan.list', { year, over: true })
  expect(listed.rows.map(({ id, over: n }: { id: string; over: number }) => [id, n])).toEqual([[begun.id, 1]])
  expect((await dep.call('plan.list', { year, over: false })).total).toBe(0)
  expect(await world.pass(dep, begun.id, ' ')).toEqual({ code: 'plan.over_opinion', params: { n: 1 } })
  expect((await world.plan(begun.id)).version).toBe(plan.version)
  expect(await world.pass(dep, begun.id, '同意引进')).toBeNull()
})

test('a line that breaks a rule stops the hand-in and says which', async () => {
  const clerk = await world.at('unit')
  const broken: [object[], string][] = [
    [[], 'plan.empty'],
    [[line(), line({ planned: 1 })], 'plan.line_twice'],
    [[line({ counted: false })], 'plan.uncounted_reason'],
    [[line({ approvedPosts: 1 })], 'plan.vacancies'],
    [[line({ series: 'no-such' })], 'field.code_unknown'],
  ]
  for (const [lines, code] of broken) {
    const { id } = await clerk.call('plan.save', { commandId: commandId(), year: nextYear(), lines })
    expect((await world.act(clerk, 'submit', id)).code).toBe(code)
  }
})
