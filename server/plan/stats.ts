import { and, asc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import type { Ctx } from '../ctx.ts'
import { nodeOf, type Org, seriesOf, within } from '../scope.ts'

export type StatsBy = 'org' | 'series' | 'level'

export interface StatsInput {
  node?: string | undefined
  year: number
  by: StatsBy
}

const number = (value: SQL) => value.mapWith(Number)
const SUMS = {
  units: number(sql`count(distinct ${plans.orgId})`),
  approvedPosts: number(sql`coalesce(sum(${planLines.approvedPosts}), 0)`),
  vacancies: number(sql`coalesce(sum(${planLines.vacancies}), 0)`),
  planned: number(sql`coalesce(sum(${planLines.planned}), 0)`),
  counted: number(sql`coalesce(sum(case when ${planLines.counted} then ${planLines.planned} else 0 end), 0)`),
}
const NOBODY = { orgId: '', orgName: '', series: '', level: '' }

type Sums = Record<keyof typeof SUMS, number>
const withRest = (sums: Sums) => ({ ...sums, uncounted: sums.planned - sums.counted })

/**
 * 申报计划统计 (M-3.14): the node and everything below it, plans in force alone, within the asker's series. By
 * organisation, every child of the node stands for its whole subtree and the node for itself, so the rows add up.
 */
export async function planStats(ctx: Ctx, { node: id, year, by }: StatsInput) {
  const q = ctx.db.read
  const node = await nodeOf(ctx, q, id)
  const series = seriesOf(ctx)
  const where = and(
    within(plans.orgPath, node.path),
    eq(plans.year, year),
    eq(plans.inForce, true),
    series ? inArray(planLines.series, series) : undefined,
  )!
  const [total] = await q
    .select(SUMS)
    .from(plans)
    .innerJoin(planLines, eq(planLines.planId, plans.id))
    .where(where)
  const rows = by === 'org' ? await byOrg(q, node, where) : await byColumn(q, by, where)
  return {
    nodeName: node.name,
    total: { ...NOBODY, ...withRest(total!) },
    rows: rows.map((row) => ({ ...NOBODY, ...row, ...withRest(row) })),
  }
}

function byColumn(q: Read, by: 'series' | 'level', where: SQL) {
  const column = planLines[by]
  return q
    .select({ [by]: column, ...SUMS } as { series: typeof planLines.series } & typeof SUMS)
    .from(plans)
    .innerJoin(planLines, eq(planLines.planId, plans.id))
    .where(where)
    .groupBy(column)
    .orderBy(column)
}

/** The node itself, where it has a plan of its own; then each child with its subtree, one range of the index each. */
async function byOrg(q: Read, node: Org, where: SQL) {
  const [own] = await q
    .select(SUMS)
    .from(plans)
    .innerJoin(planLines, eq(planLines.planId, plans.id))
    .where(and(where, eq(plans.orgId, node.id)))
  const end = sql`substr(${orgs.path}, 1, length(${orgs.path}) - 1) || '0'`
  const children = await q
    .select({ orgId: orgs.id, orgName: orgs.name, ...SUMS })
    .from(orgs)
    .innerJoin(plans, and(gte(plans.orgPath, orgs.path), lt(plans.orgPath, end)))
    .innerJoin(planLines, eq(planLines.planId, plans.id))
    .where(and(where, eq(orgs.parentId, node.id)))
    .groupBy(orgs.id)
    .orderBy(asc(orgs.pinyin), asc(orgs.id))
  return own?.units ? [{ orgId: node.id, orgName: node.name, ...own }, ...children] : children
}
