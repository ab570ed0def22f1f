import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let year = YEAR
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

/** Every test has a year of its own. */
const nextYear = () => ++year

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

test('outside the window set nearest above, none is begun or handed in, and it says who set it', async () => {
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

test('a plan is begun for last year, this and the next, for another only within a window an office has set', async () => {
  const clerk = await world.at('unit')
  const begin = (of: number) => clerk.ask('plan.save', { commandId: commandId(), year: of, lines: [] })
  expect((await begin(YEAR - 2)).body).toMatchObject({
    code: 'plan.year_far',
    params: { year: YEAR - 2, from: YEAR - 1, to: YEAR + 1 },
  })
  expect((await clerk.call('plan.mine', { year: YEAR - 2 })).begin.code).toBe('plan.year_far')
  expect((await begin(YEAR - 1)).status).toBe(200)
  const now = +world.now()
  await world.setting('org-1', 'plan.window', { [YEAR - 2]: { opensAt: now, closesAt: now + 60_000 } })
  expect((await begin(YEAR - 2)).status).toBe(200)
})

test('a line that breaks a rule stops the hand-in and says which', async () => {
  const clerk = await world.at('unit')
  const broken: [object[], string][] = [
    [[], 'plan.empty'],
    [[line(), line({ planned: 1 })], 'plan.line_twice'],
    [[line({ counted: false })], 'plan.uncounted_reason'],
    [[line({ approvedPosts: 1 })], 'plan.vacancies'],
    [[line({ series: 'no-such' })], 'plan.series_ended'],
  ]
  for (const [lines, code] of broken) {
    const { id } = await clerk.call('plan.save', { commandId: commandId(), year: nextYear(), lines })
    expect((await world.act(clerk, 'submit', id)).code).toBe(code)
  }
})

test('a series the province ends meanwhile stops the hand-in and is named; where its places are taken, the line stays', async () => {
  const clerk = await world.at('unit')
  const lines = [line({ series: '06' }), line({ series: '05' })]
  const { id } = await clerk.call('plan.save', { commandId: commandId(), year: nextYear(), lines })
  await world.exec(`update reference_items set ended_at = begun_at where kind = 'series' and code = '05'`)
  expect((await world.act(clerk, 'submit', id)).code).toBe('plan.series_ended')
  const { actions } = await clerk.call('plan.get', { id })
  expect(actions.find(({ action }: { action: string }) => action === 'submit').problem).toEqual({
    code: 'plan.series_ended',
    params: { no: 2, series: '工程技术人员' },
  })
  await world.exec(
    `insert into quotas (id, org_id, year, series, level, granted, used) values ('q-ended', 'unit', ${year}, '05', '2', 1, 1)`,
  )
  expect((await world.act(clerk, 'submit', id)).code).toBeNull()
  await world.exec(`update reference_items set ended_at = null where kind = 'series' and code = '05'`)
})
