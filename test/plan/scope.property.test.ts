import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plans } from '../../db/schema/plan.ts'
import { addStep } from '../../server/history.ts'
import { rowsInOrder } from '../../server/list.ts'
import { planDetail } from '../../server/plan/detail.ts'
import { insertLines, kept } from '../../server/plan/lines.ts'
import { listPlans, planList } from '../../server/plan/plan.list.ts'
import { planTodos } from '../../server/plan/plan.store.ts'
import { grant } from '../../server/plan/quota.store.ts'
import { statsList } from '../../server/plan/stats.list.ts'
import { planStats } from '../../server/plan/stats.ts'
import { planSeen } from '../../server/plan/visible.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { DESK_DUTIES, PLAN_STATES, type PlanState } from '../../shared/plan/plan.workflow.ts'
import { grantsOf } from '../../shared/plan/quota.rules.ts'
import { Refusal } from '../../shared/problem.ts'
import { START } from '../world.ts'
import { ctxOf, line, openPlanWorld, type PlanWorld, plantOrg, YEAR } from './plan-world.ts'

let world: PlanWorld
let runs = 0
beforeAll(async () => void (world = await openPlanWorld([])))
afterAll(() => world.close())

const SERIES = ['05', '06', '07', '08']
const series = fc.uniqueArray(fc.constantFrom(...SERIES), { maxLength: 3 })
interface Made {
  id: string
  orgId: string
  path: string
  state: PlanState
  inForce: boolean
  deskOrgId: string | null
  deskDuty: (typeof DESK_DUTIES)[number] | null
  lines: PlanLine[]
}

/** A tree of its own below the province, grown by random parents; and a plan here and there. */
const trees = fc.array(
  fc.record({
    parent: fc.nat(),
    plan: fc.option(
      fc.record({
        state: fc.constantFrom(...PLAN_STATES),
        series: fc.uniqueArray(fc.constantFrom(...SERIES), { minLength: 1, maxLength: 4 }),
        desk: fc.nat(),
        duty: fc.constantFrom(...DESK_DUTIES),
      }),
    ),
  }),
  { minLength: 2, maxLength: 12 },
)
const askers = fc.record({
  at: fc.nat(),
  series,
  duty: fc.constantFrom('handler' as const, 'principal' as const),
})

async function plant(tree: typeof trees extends fc.Arbitrary<infer T> ? T : never) {
  const run = `s${++runs}`
  const paths = [`/org-1/${run}/`]
  const made: Made[] = []
  await plantOrg(world, [run, '/org-1/', 'office', 2, run])
  for (const [i, { parent, plan }] of tree.entries()) {
    const [orgId, above] = [`${run}-${i}`, paths[parent % paths.length]!]
    const path = `${above}${orgId}/`
    await plantOrg(world, [orgId, above, 'department', 3, orgId])
    paths.push(path)
    if (!plan) continue
    const lines = plan.series.map((code, n) => line({ series: code, planned: n + 3, reason: '引进' }))
    const over = path.split('/').filter(Boolean).slice(0, -1)
    const submitted = plan.state === 'submitted'
    made.push({
      ...{ id: `plan-${orgId}`, orgId, path, lines, state: plan.state, inForce: plan.state === 'approved' },
      deskOrgId: submitted ? over[plan.desk % over.length]! : null,
      deskDuty: submitted ? plan.duty : null,
    })
  }
  await world.app.db.write('plant', async (tx) => {
    const ctx = ctxOf(world, {})
    for (const { lines, path, ...plan } of made) {
      await tx.insert(plans).values({
        ...{ ...plan, orgPath: path, year: YEAR, edition: 1, route: ['org-1'], climb: 1 },
        ...{ ...kept(lines), deskSince: START, submittedAt: START, createdAt: START },
      })
      await insertLines(tx, ctx, plan.id, lines)
      await grant(tx, { orgId: plan.orgId, year: YEAR }, grantsOf(lines), START)
      for (const part of [lines.slice(1), lines])
        await addStep(tx, ctx, { kind: 'plan', subjectId: plan.id, action: 'submit', data: { lines: part } })
    }
  })
  return { paths, made }
}

const sum = (lines: PlanLine[]) => lines.reduce((all, { planned }) => all + planned, 0)
const seriesOfRows = (rows: { series: string }[]) => rows.map((row) => row.series).toSorted()

test('no list, count, search, detail, statistic, export or to-do shows what lies outside subtree and series', {
  timeout: 120_000,
}, async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(trees, askers, async (tree, asker) => {
      const { paths, made } = await plant(tree)
      const path = paths[asker.at % paths.length]!
      const orgId = path.split('/').at(-2)!
      const scope = { series: asker.series, sections: [] }
      const ctx = ctxOf(world, {
        ...{ orgId, orgPath: path, orgKind: 'department', duties: [asker.duty], scope },
      })
      const mine = (lines: PlanLine[]) =>
        lines.filter((each) => !asker.series.length || asker.series.includes(each.series))
      const seen = made.filter(
        (plan) =>
          plan.path.startsWith(path) &&
          (plan.orgId === orgId || (plan.state !== 'draft' && mine(plan.lines).length > 0)),
      )
      const ids = (some: { id: string }[]) => some.map(({ id }) => id).toSorted()
      const ask = (more: object) => listPlans(ctx, planList.input.parse({ year: YEAR, size: 100, ...more }))
      shown += seen.length

      const all = await ask({})
      expect([all.total, ids(all.rows)]).toEqual([seen.length, ids(seen)])
      for (const row of all.rows) {
        const own = mine(made.find(({ id }) => id === row.id)!.lines)
        const over = own.filter((each) => each.planned > each.vacancies).length
        expect([row.planned, row.over, row.series]).toEqual([sum(own), over, seriesOfRows(own)])
      }
      for (const code of SERIES) {
        const found = seen.filter((plan) => mine(plan.lines).some((each) => each.series === code))
        expect((await ask({ series: code })).total).toBe(found.length)
      }
      const overs = seen.filter((plan) => mine(plan.lines).some((each) => each.planned > each.vacancies))
      expect(ids((await ask({ over: true })).rows)).toEqual(ids(overs))
      expect((await ask({ over: false })).total).toBe(seen.length - overs.length)
      const byPlanned = (await ask({ sort: 'planned', desc: true })).rows.map(({ planned }) => planned)
      expect(byPlanned).toEqual(byPlanned.toSorted((a, b) => b - a))
      for (const plan of made) {
        const found = seen.includes(plan)
        expect((await ask({ search: plan.orgId })).rows.some(({ id }) => id === plan.id)).toBe(found)
        const inside = plan.path.startsWith(path)
        const below = ask({ node: plan.orgId, deep: false }).then(
          ({ total }) => total,
          (error: Refusal) => error.problem.code,
        )
        expect(await below).toBe(inside ? Number(found) : 'not_found')
        const detail = await planSeen(ctx, ctx.db.read, plan.id).then(
          (row) => planDetail(ctx, ctx.db.read, row),
          (error: unknown) => {
            if (error instanceof Refusal) return error.problem.code
            throw error
          },
        )
        if (!found) expect(detail).toBe('not_found')
        else if (typeof detail !== 'string') {
          expect(seriesOfRows(detail.lines)).toEqual(seriesOfRows(mine(plan.lines)))
          expect(seriesOfRows(detail.quota)).toEqual(seriesOfRows(mine(plan.lines)))
          const changes = detail.steps.flatMap((step) => step.changes)
          expect(seriesOfRows(changes)).toEqual(seriesOfRows(mine(plan.lines.slice(0, 1))))
        }
      }

      const passed = made.filter((plan) => plan.inForce && plan.path.startsWith(path))
      const counted = passed.flatMap((plan) => mine(plan.lines))
      for (const by of ['org', 'series', 'level'] as const) {
        const { total, rows } = await planStats(ctx, { year: YEAR, by })
        expect([total.planned, rows.reduce((n, row) => n + row.planned, 0)]).toEqual([
          sum(counted),
          sum(counted),
        ])
        if (by === 'series') expect(seriesOfRows(rows)).toEqual([...new Set(seriesOfRows(counted))])
      }
      const lists = [
        { source: planList, input: planList.input.parse({ year: YEAR }), size: seen.length },
        {
          source: statsList,
          input: statsList.input.parse({ year: YEAR, by: 'level' }),
          size: counted.length ? 2 : 1,
        },
      ] as const
      for (const { source, input, size } of lists) {
        const found = await source.find(ctx, input as never)
        const rows = await rowsInOrder(ctx, source as typeof planList, await found.ids(1000, 0))
        expect([rows.length, await found.count()]).toEqual([size, size])
      }
      // ids a person has no business with bring no rows, however they were come by
      expect(
        ids(
          await planList.rows(
            ctx,
            made.map(({ id }) => id),
          ),
        ),
      ).toEqual(ids(seen))

      const waiting = seen.filter(
        (plan) => plan.deskOrgId === orgId && [asker.duty, 'either'].includes(plan.deskDuty!),
      )
      const todos = await planTodos(ctx, ctx.db.read, YEAR)
      expect(todos.find(({ kind }) => kind === 'plan.audit')?.count ?? 0).toBe(waiting.length)
      expect(ids((await ask({ desk: 'mine' })).rows)).toEqual(ids(waiting))
    }),
    { numRuns: 60 },
  )
  expect(shown).toBeGreaterThan(20)
})
