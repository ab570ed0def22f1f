import { and, eq, inArray, ne, not, notExists, or, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { steps } from '../../db/schema/history.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import { isWorking, ORG_STATES } from '../../shared/org/org.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf, pathOf, seriesOf, within } from '../scope.ts'
import { hasSeries } from './visible.ts'

const WORKING = ORG_STATES.filter(isWorking)
/** Step of a unit's history: it was asked for its plan. `data` says of which year. */
export const REMINDED = 'remindPlan'

/** Plans of the year of the unit a question about organisations is at. */
export const ofUnit = (q: Read, year: number, ...more: (SQL | undefined)[]) =>
  q
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.orgId, orgs.id), eq(plans.year, year), ...more))

/**
 * Units below the asker that may have a plan of the year and have nothing handed in: none begun, a draft, or one sent
 * back. Of a draft no more is told than that it is one. What was sent back of series the asker does not review is
 * handed in as far as he is concerned: he never sees it. `path` is the asker's own or lies below it.
 */
export function missing(ctx: Ctx, q: Read, year: number, path = pathOf(ctx)): SQL {
  const series = seriesOf(ctx)
  const handedIn = or(
    inArray(plans.state, ['submitted', 'approved']),
    series ? and(eq(plans.state, 'returned'), not(or(...series.map(hasSeries))!)) : undefined,
  )
  return and(
    within(orgs.path, path),
    ne(orgs.id, orgIdOf(ctx)),
    ne(orgs.kind, 'office'),
    inArray(orgs.state, WORKING),
    notExists(ofUnit(q, year, handedIn)),
  )!
}

export interface Reminder {
  at: number
  /** The office that asked. */
  by: string
}

/** When each of these units was last asked for its plan of the year. */
export async function lastReminders(
  q: Read,
  orgIds: string[],
  year: number,
): Promise<ReadonlyMap<string, Reminder>> {
  const last = new Map<string, Reminder>()
  if (!orgIds.length) return last
  const rows = await q
    .select({ orgId: steps.subjectId, at: steps.at, by: steps.orgName, data: steps.data })
    .from(steps)
    .where(and(eq(steps.kind, 'org'), inArray(steps.subjectId, orgIds), eq(steps.action, REMINDED)))
    .orderBy(steps.at, steps.id)
  for (const { orgId, at, by, data } of rows)
    if ((data as { year: number }).year === year) last.set(orgId, { at: +at, by })
  return last
}
