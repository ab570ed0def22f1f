import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../server/ctx.ts'
import { type ListSource, rowsInOrder } from '../../server/list.ts'
import { planList } from '../../server/plan/plan.list.ts'
import { statsList } from '../../server/plan/stats.list.ts'
import { ctxOf, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
const FREE = { counted: false, reason: '绿色通道' }
beforeAll(async () => {
  world = await openPlanWorld()
  const passed: [string, ReturnType<typeof line>[]][] = [
    ['unit', [line({ planned: 3 }), line({ series: '06', level: '3', planned: 1 })]],
    ['unit2', [line({ planned: 2 }), line({ level: '4', planned: 7, ...FREE })]],
    ['cityunit', [line({ series: '06', level: '3', planned: 2 })]],
    ['otherunit', [line({ planned: 1 })]],
  ]
  for (const [orgId, lines] of passed) await world.climb(await world.submitted(orgId, lines))
  // climbing, returned, of another year, and the next edition of a passed one: none of them counts
  await world.submitted('provunit', [line({ planned: 50, ...FREE })])
  await world.climb(await world.submitted('unit', [line({ planned: 60, ...FREE })], YEAR + 1))
})
afterAll(() => world.close())

const ctxAt = (orgPath: string): Ctx => ctxOf(world, { orgId: orgPath.split('/').at(-2)!, orgPath })
const exported = async <I, R>(ctx: Ctx, source: ListSource<I, R>, input: I) => {
  const found = await source.find(ctx, input)
  const ids = await found.ids(1000, 0)
  expect(await found.count()).toBe(ids.length)
  const rows = await rowsInOrder(ctx, source, ids)
  return rows.map((row) => source.columns.map(({ value }) => value(row)))
}
type Row = { orgId: string; series: string; level: string; planned: number; counted: number; units: number }
const stats = async (orgId: string, input: object): Promise<{ nodeName: string; total: Row; rows: Row[] }> =>
  (await world.at(orgId)).call('plan.stats', { year: YEAR, ...input })

test('M-3.14 the node and everything below it, passed plans only, and every sum matches', async () => {
  const { total, rows, nodeName } = await stats('org-1', { by: 'org' })
  expect(nodeName).toBe('河南省职称改革办公室')
  expect(rows.map(({ orgId, planned, units }) => [orgId, planned, units])).toEqual([
    ['city', 15, 3],
    ['other', 1, 1],
  ])
  expect(total).toMatchObject({ planned: 16, counted: 9, uncounted: 7, units: 4 })
  for (const node of ['org-1', 'city', 'county', 'dep', 'unit', 'unit2', 'cityunit', 'other', 'provunit']) {
    const whole = (await stats('org-1', { node, by: 'org' })).total
    for (const by of ['org', 'series', 'level']) {
      const part = await stats('org-1', { node, by })
      const sum = (key: 'planned' | 'counted') => part.rows.reduce((all, row) => all + row[key], 0)
      expect([node, by, sum('planned'), sum('counted')]).toEqual([node, by, whole.planned, whole.counted])
    }
  }
  expect((await stats('org-1', { node: 'provunit', by: 'series' })).rows).toEqual([])
  const levels = (await stats('dep', { by: 'level' })).rows
  expect(levels.map(({ level, planned }) => [level, planned])).toEqual([
    ['2', 5],
    ['3', 1],
    ['4', 7],
  ])
  expect((await stats('unit', { by: 'org' })).rows).toMatchObject([{ orgId: 'unit', planned: 4, units: 1 }])
})

test('M-3.14 a plan adjusted counts once, with the edition in force', async () => {
  const clerk = await world.at('otherunit')
  const { plan } = await clerk.call('plan.mine', { year: YEAR })
  const { id } = await clerk.call('plan.adjust', {
    ...{ commandId: `adjust-${plan.id}`, id: plan.id, version: plan.version },
  })
  expect((await stats('other', { by: 'series' })).total).toMatchObject({ planned: 1, units: 1 })
  await clerk.call('plan.save', {
    ...{ commandId: `save-${plan.id}`, id, version: 0, year: YEAR, lines: [line({ planned: 2 })] },
  })
  await world.act(clerk, 'submit', id)
  expect((await stats('other', { by: 'series' })).total).toMatchObject({ planned: 1 })
  await world.climb(id)
  expect((await stats('other', { by: 'series' })).total).toMatchObject({ planned: 2, units: 1 })
})

test('M-3.15 the export follows the chosen node: two nodes give two files, each as its page', async () => {
  const province = ctxAt('/org-1/')
  const city = await exported(province, statsList, { node: 'city', year: YEAR, by: 'series' })
  const other = await exported(province, statsList, { node: 'other', year: YEAR, by: 'series' })
  expect(city).toEqual([
    ['洛川市职改办', '工程技术人员', 2, 30, 9, 12, 5, 7],
    ['洛川市职改办', '农业技术人员', 2, 20, 6, 3, 3, 0],
    ['洛川市职改办', '合计', 3, 50, 15, 15, 8, 7],
  ])
  expect(other.at(-1)!.slice(0, 2)).toEqual(['东陵市职改办', '合计'])
  expect(other).not.toEqual(city)
  const byOrg = await exported(province, statsList, { node: 'county', year: YEAR, by: 'org' })
  expect(byOrg.map(([, what]) => what)).toEqual(['伊水县卫生健康委', '合计'])
  const list = (node: string) => {
    const input = planList.input.parse({ node, year: YEAR })
    return exported(province, planList, input)
  }
  const [ofCity, ofOther] = [await list('city'), await list('other')]
  expect(ofCity.map(([org]) => org).toSorted()).toEqual(['伊水县中医院', '伊水县人民医院', '洛川市中心医院'])
  expect(ofOther.map(([org, , , edition, state]) => [org, edition, state])).toEqual([
    ['东陵市中心医院', 1, '已通过'],
    ['东陵市中心医院', 2, '已通过'],
  ])
})

test('a node outside the own subtree is not there, in statistics, lists and their exports', async () => {
  const city = await world.at('city')
  for (const node of ['other', 'org-1', 'no-such-node']) {
    expect((await city.refused('plan.stats', { node, year: YEAR })).code).toBe('not_found')
    expect((await city.refused('plan.list', { node })).code).toBe('not_found')
    const input = { node, year: YEAR, by: 'org' as const }
    await expect(statsList.find(ctxAt('/org-1/city/'), input)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    })
  }
})
