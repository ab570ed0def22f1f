import { and, asc, eq, gt, inArray, min } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import { rightsOf } from '../../shared/permission.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { PLAN_STATES } from '../../shared/plan/plan.workflow.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf } from '../scope.ts'
import { beginProblem } from './draft.ts'
import { linesOf } from './lines.ts'
import { atMyDesk, plansSeen } from './visible.ts'

/** How many of a kind are shown by name. */
const FIRST = 5

export interface PlanTodo {
  kind: 'plan.audit' | 'plan.returned' | 'plan.begin'
  count: number
  /** Since when the oldest has waited, in milliseconds. */
  oldestAt: number | null
  first: { id: string; name: string; at: number | null }[]
}

/** What of the plans of a year waits for this person (M-3.6), oldest first; kinds of which there is none are left out. */
export async function planTodos(ctx: Ctx, q: Read, year: number): Promise<PlanTodo[]> {
  const rights = rightsOf(ctx.actor)
  const [audit, edit] = [rights.has('plan.audit'), rights.has('plan.edit')]
  const returned = and(eq(plans.orgId, orgIdOf(ctx)), eq(plans.state, 'returned'))!
  const found = [
    audit ? await waiting(ctx, q, 'plan.audit', year, atMyDesk(ctx)) : null,
    edit ? await waiting(ctx, q, 'plan.returned', year, returned) : null,
    edit && !(await beginProblem(ctx, q, year)) ? toBegin(ctx) : null,
  ]
  return found.filter((todo) => todo !== null)
}

async function waiting(
  ctx: Ctx,
  q: Read,
  kind: PlanTodo['kind'],
  year: number,
  condition: ReturnType<typeof and>,
): Promise<PlanTodo | null> {
  const where = and(plansSeen(ctx, 'desk'), eq(plans.year, year), condition)
  const first = await q
    .select({ id: plans.id, name: orgs.name, at: plans.deskSince })
    .from(plans)
    .innerJoin(orgs, eq(orgs.id, plans.orgId))
    .where(where)
    .orderBy(asc(plans.deskSince), asc(plans.id))
    .limit(FIRST)
  if (!first.length) return null
  return {
    kind,
    count: first.length < FIRST ? first.length : await q.$count(plans, where),
    oldestAt: first[0]?.at ? +first[0].at : null,
    first: first.map(({ id, name, at }) => ({ id, name, at: at && +at })),
  }
}

function toBegin(ctx: Ctx): PlanTodo {
  const [id, name] = [orgIdOf(ctx), ctx.actor?.orgName ?? '']
  return { kind: 'plan.begin', count: 1, oldestAt: null, first: [{ id, name, at: null }] }
}

/**
 * Years of the plans this person may see. From year to year along the index, and of each whether there is one: the
 * years alone would be read from every plan of the subtree, and this is asked with every look at the desk.
 */
export async function planYears(ctx: Ctx, q: Read): Promise<number[]> {
  const years: number[] = []
  for (let year = await yearAfter(q, 0); year !== null; year = await yearAfter(q, year)) {
    const [seen] = await q
      .select({ id: plans.id })
      .from(plans)
      // by every state, so that the index of years leads on to the subtree
      .where(and(eq(plans.year, year), inArray(plans.state, PLAN_STATES), plansSeen(ctx)))
      .limit(1)
    if (seen) years.push(year)
  }
  return years
}

async function yearAfter(q: Read, year: number): Promise<number | null> {
  const [next] = await q
    .select({ year: min(plans.year) })
    .from(plans)
    .where(gt(plans.year, year))
  return next?.year ?? null
}

/** The lines a unit may declare by in a year: those of its plan in force (M-3.5); null while none is passed. */
export async function linesInForce(q: Read, orgId: string, year: number): Promise<PlanLine[] | null> {
  const [plan] = await q
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.orgId, orgId), eq(plans.year, year), eq(plans.inForce, true)))
  return plan ? linesOf(q, plan.id) : null
}
