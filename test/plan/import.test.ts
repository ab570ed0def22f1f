import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../server/ctx.ts'
import type { ImportRow } from '../../server/import.ts'
import { planImport } from '../../server/plan/plan.import.ts'
import type { Person } from '../world.ts'
import { commandId, ctxOf, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let clerk: Person
let planId: string
const PATH = '/org-1/city/county/dep/unit/'
const CLERK = { orgId: 'unit', orgPath: PATH, orgKind: 'unit' } as const
beforeAll(async () => {
  world = await openPlanWorld()
  clerk = await world.at('unit')
  planId = (await clerk.call('plan.save', { commandId: commandId(), year: YEAR, lines: [line()] })).id
})
afterAll(() => world.close())

const HEADS = ['系列', '级别', '专业', '核定岗位', '空缺岗位', '申报人数', '是否占岗', '理由']
const KEYS = ['series', 'level', 'specialty', 'approvedPosts', 'vacancies', 'planned', 'counted', 'reason']
/** Rows as they stand in the sheet, below its head. */
const rows = (...list: string[][]): ImportRow[] =>
  list.map((cells, i) => ({
    row: i + 2,
    cells: Object.fromEntries(KEYS.map((key, k) => [key, cells[k] ?? ''])),
  }))
const check = (list: ImportRow[], ctx: Ctx = ctxOf(world, CLERK)) => planImport.check(ctx, planId, list)
const GOOD = ['农业技术人员', '副高级', '农学', '8', '2', '2', '是', '']

test('M-3.2 the template has the columns of a line, with names of series and levels to choose from', async () => {
  const columns = await planImport.columns(ctxOf(world, CLERK), planId)
  expect(columns.map(({ head }) => head)).toEqual(HEADS)
  expect(columns[0]!.choices).toContain('工程技术人员')
  expect(columns[1]!.choices).toContain('正高级')
  expect(columns[6]!.choices).toEqual(['是', '否'])
})

test('M-3.2 every fault is told by its cell, by the rules of the hand-in too, and nothing is changed', async () => {
  const { faults } = await check(
    rows(
      GOOD,
      ['炼金术', '副高级', '', '8', '2', '2', '是', ''],
      ['工程技术人员', '特级', '', '8', '2', '2', '是', ''],
      ['', '', '', '', '', '', '', ''],
      ['工程技术人员', '中级', '', '8人', '-1', '2.5', '也许', ''],
      ['工程技术人员', '副高级', '', '8', '2', '3', '是', ''],
      ['工程技术人员', '正高级', '', '8', '2', '1', '否', ''],
      ['工程技术人员', '初级', '', '8', '2', '1', '', ''],
      ['教师', '中级', '', '1', '2', '1', '', 'x'.repeat(301)],
      GOOD,
    ),
  )
  const byCell = Object.fromEntries(faults.map(({ cell, code }) => [cell, code]))
  expect(byCell).toMatchObject({
    ...{ A3: 'unknown', B4: 'unknown', A5: 'required', B5: 'required', D5: 'required' },
    ...{ D6: 'number', E6: 'number', F6: 'number', G6: 'choice' },
    ...{ H7: 'plan.over_reason', H8: 'plan.uncounted_reason', H10: 'too_long' },
    ...{ A11: 'plan.line_twice' },
  })
  expect(faults.every(({ cell }) => !cell.endsWith('2') || cell.length > 2)).toBe(true)
  expect((await world.plan(planId, clerk)).lines).toHaveLength(1)
})

test('M-3.2 what was found right replaces the lines, as one step of the history', async () => {
  const { faults, payload } = await check(rows(GOOD, ['05', '3', '', '8', '2', '5', '否', '绿色通道']))
  expect(faults).toEqual([])
  const ctx = ctxOf(world, { ...CLERK, name: '姓名甲' })
  world.pass(1000)
  const saved = await world.app.db.write(planImport.lock(planId), (tx) =>
    planImport.save(ctx, tx, planId, payload),
  )
  expect(saved).toBe(2)
  const plan = await world.plan(planId, clerk)
  expect(plan.lines).toMatchObject([
    { series: '06', level: '2', specialty: '农学', planned: 2, counted: true, over: false },
    { series: '05', level: '3', planned: 5, counted: false, reason: '绿色通道' },
  ])
  expect([plan.planned, plan.counted, plan.steps.at(-1).action]).toEqual([7, 2, 'import'])
})

test('a reviewer of some series brings in those, and the lines of the others stay', async () => {
  const scoped = ctxOf(world, { ...CLERK, scope: { series: ['05'], sections: [] } })
  const { faults } = await check(rows(GOOD), scoped)
  expect(faults).toEqual([{ cell: 'A2', code: 'plan.out_of_scope', params: {} }])
  const { payload } = await check(rows(['05', '2', '', '4', '1', '1', '', '']), scoped)
  await world.app.db.write('import', (tx) => planImport.save(scoped, tx, planId, payload))
  const { lines } = await world.plan(planId, clerk)
  expect(lines.map(({ series, planned }: { series: string; planned: number }) => [series, planned])).toEqual([
    ['06', 2],
    ['05', 1],
  ])
})

test('only the own draft takes a workbook: not another unit’s, not for those above, not once handed in', async () => {
  const code = (ctx: Ctx, target = planId) =>
    planImport.admit(ctx, target).then(
      () => null,
      (error: { problem: { code: string } }) => error.problem.code,
    )
  expect(await code(ctxOf(world, CLERK))).toBeNull()
  expect(await code(ctxOf(world, CLERK), 'no-such-plan')).toBe('not_found')
  expect(await code(ctxOf(world, { orgId: 'dep', orgPath: '/org-1/city/county/dep/' }))).toBe('not_found')
  await world.act(clerk, 'submit', planId)
  expect(await code(ctxOf(world, { orgId: 'dep', orgPath: '/org-1/city/county/dep/' }))).toBe('not_found')
  expect(await code(ctxOf(world, CLERK))).toBe('workflow.wrong_state')
  const late = world.app.db.write('late', (tx) => planImport.save(ctxOf(world, CLERK), tx, planId, [line()]))
  await expect(late).rejects.toMatchObject({ problem: { code: 'workflow.wrong_state' } })
})
