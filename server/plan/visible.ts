import { and, eq, like, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { holds, starts } from '../list.ts'
import { orgIdOf, pathOf, seriesOf, within } from '../scope.ts'

export type Plan = typeof plans.$inferSelect

/** Series of a plan's lines, as the plan keeps them: `,05,22,`. */
export const seriesIn = ({ seriesList }: Pick<Plan, 'seriesList'>): string[] =>
  seriesList.split(',').filter(Boolean)

/** Plans with a line of this series. */
export const hasSeries = (code: string): SQL => like(plans.seriesList, `%,${code.replace(/[%_]/g, '')},%`)

/** Organisations found by a part of the name, of its sound or initials, or by the beginning of the code. */
export const namedBy = (search: string): SQL =>
  or(holds(orgs.name, search), holds(orgs.pinyin, search), starts(orgs.code, search))!

/**
 * The plans a person may see: of the own organisation and below it, with at least one line within the own series,
 * and, of others, only what has been handed in: a draft is the unit's own. The unit's own plan is one document for
 * all its reviewers; of its lines, too, each sees those of his series. `lead` is what finds the rows: the place, or the
 * desk they lie on, by which the place is then an expression that no index knows.
 */
export function plansSeen(ctx: Ctx, lead: 'place' | 'desk' = 'place'): SQL {
  const place = lead === 'place' ? plans.orgPath : sql`(${plans.orgPath} || '')`
  // by the path, which the indexes have, rather than by the id
  const own = sql`${place} = ${pathOf(ctx)}`
  const series = seriesOf(ctx)
  const others = and(ne(plans.state, 'draft'), series ? or(...series.map(hasSeries)) : undefined)!
  return and(within(place, pathOf(ctx)), or(own, others))!
}

/** A plan the asker may see. Anything else is not there. */
export async function planSeen(ctx: Ctx, q: Read, id: string): Promise<Plan> {
  const [plan] = await q
    .select()
    .from(plans)
    .where(and(eq(plans.id, id), plansSeen(ctx)))
  return plan ?? refuse('not_found')
}

/** Whether every series of the plan is within the asker's 审查权限. */
export function coversPlan(ctx: Ctx, plan: Plan): boolean {
  const series = seriesOf(ctx)
  return !series || seriesIn(plan).every((code) => series.includes(code))
}

/** What may be acted on at the asker's desk: either role's, or the duty's own (A22). */
export const atMyDesk = (ctx: Ctx): SQL => {
  const duties = ctx.actor?.duties ?? []
  return and(
    eq(plans.state, 'submitted'),
    eq(plans.deskOrgId, orgIdOf(ctx)),
    or(eq(plans.deskDuty, 'either'), ...duties.map((duty) => sql`${plans.deskDuty} = ${duty}`)),
  )!
}
