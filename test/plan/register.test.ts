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

test('M-3.4 M-3.12 a plan climbs level by level in order; 已提交 becomes 已通过 at the last', async () => {
  const id = await submitted('unit')
  const clerk = await world.at('unit')
  for (const office of ['dep', 'county', 'city', 'org-1']) {
    const plan = await world.plan(id, clerk)
    expect([plan.state, plan.inForce, here(plan)]).toEqual(['submitted', false, office])
    // nobody but the office whose turn it is
    for (const other of ['dep', 'county', 'city', 'org-1'].filter((each) => each !== office)) {
      const person = await world.at(other)
      expect(await world.passBy(person, id)).toEqual({ code: 'plan.not_at_desk' })
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
  for (const office of ['dep', 'county']) expect(await world.passBy(await world.at(office), id)).toBeNull()
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
  expect(await world.passBy(dep, begun.id, ' ')).toEqual({ code: 'plan.over_opinion', params: { n: 1 } })
  expect((await world.plan(begun.id)).version).toBe(plan.version)
  expect(await world.passBy(dep, begun.id, '同意引进')).toBeNull()
})
