import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { steps } from '../../db/schema/history.ts'
import { plans } from '../../db/schema/plan.ts'
import { isWorking } from '../../shared/org/org.ts'
import { rightsOf } from '../../shared/permission.ts'
import { planFault } from '../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { mayPlan, type PlanAction, type PlanFacts } from '../../shared/plan/plan.workflow.ts'
import { grantsOf } from '../../shared/plan/quota.rules.ts'
import { type Problem, problem, refuseIf } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { superiorsOf } from '../org/org.store.ts'
import { referenceItemsIn, referenceNames } from '../reference/reference.store.ts'
import { orgIdOf } from '../scope.ts'
import { linesOf } from './lines.ts'
import { quotasOf, takenBeyond } from './quota.store.ts'
import { coversPlan, type Plan } from './visible.ts'
import { planWindow, windowProblem } from './window.store.ts'

/** What the rules of the workflow look at, for this person and this plan as it is now. */
export async function factsOf(ctx: Ctx, q: Read, plan: Plan): Promise<PlanFacts> {
  const me = orgIdOf(ctx)
  const own = plan.orgId === me
  const open = own && (plan.state === 'draft' || plan.state === 'returned')
  return {
    state: plan.state,
    own,
    atDesk: plan.state === 'submitted' && plan.deskOrgId === me,
    deskDuty: plan.deskDuty,
    duties: ctx.actor?.duties ?? [],
    sameHand: plan.deskDuty === 'principal' && (await lastPasser(q, plan.id)) === ctx.actor?.accountId,
    covers: coversPlan(ctx, plan),
    decided: own && (await isDecided(q, plan)),
    climb: plan.climb,
    edition: plan.edition,
    inForce: plan.inForce,
    adjusting: plan.state === 'approved' && (await hasLater(q, plan)),
    window: own ? windowProblem(await planWindow(q, plan.orgPath, plan.year), plan.year, ctx.now) : null,
    fault: open ? await faultOf(q, plan, await linesOf(q, plan.id)) : null,
  }
}

/** Refuses a step the workflow does not allow this person now. */
export async function guardPlan(ctx: Ctx, q: Read, plan: Plan, action: PlanAction): Promise<PlanFacts> {
  const facts = await factsOf(ctx, q, plan)
  refuseIf(mayPlan(action, facts, rightsOf(ctx.actor)))
  return facts
}

/**
 * Whether an office has decided since the plan was submitted. Where the desk it lies at is no longer at work or no
 * longer above the unit, nobody could ever decide, and the unit may take it back whatever happened.
 */
async function isDecided(q: Read, plan: Plan): Promise<boolean> {
  if (plan.deskOrgId === plan.route[0] && plan.deskDuty !== 'principal') return false
  const desk = (await superiorsOf(q, plan.orgPath)).find(({ id }) => id === plan.deskOrgId)
  return desk !== undefined && isWorking(desk.state)
}

async function lastPasser(q: Read, planId: string): Promise<string | null> {
  const [step] = await q
    .select({ actorId: steps.actorId })
    .from(steps)
    .where(and(eq(steps.kind, 'plan'), eq(steps.subjectId, planId), eq(steps.action, 'pass')))
    .orderBy(desc(steps.at), desc(steps.id))
    .limit(1)
  return step?.actorId ?? null
}

const hasLater = async (q: Read, { orgId, year, edition }: Plan): Promise<boolean> =>
  (await q.$count(
    plans,
    and(
      eq(plans.orgId, orgId),
      eq(plans.year, year),
      gt(plans.edition, edition),
      ne(plans.state, 'approved'),
    ),
  )) > 0

/** The first rule a plan breaks: its lines', a series that is no longer offered, or a place that is already taken. */
async function faultOf(q: Read, plan: Plan, lines: readonly PlanLine[]): Promise<Problem | null> {
  return (
    planFault(lines) ?? (await endedSeries(q, plan, lines)) ?? (await takenBeyond(q, plan, grantsOf(lines)))
  )
}

/** The first line of a series the province has ended. One whose places are taken stays: nobody loses what he handed in. */
async function endedSeries(q: Read, plan: Plan, lines: readonly PlanLine[]): Promise<Problem | null> {
  const offered = new Set((await referenceItemsIn(q, 'series')).map(({ code }) => code))
  if (lines.every(({ series }) => offered.has(series))) return null
  const taken = (await quotasOf(q, plan)).filter(({ used }) => used > 0).map(({ series }) => series)
  const no = lines.findIndex(({ series }) => !offered.has(series) && !taken.includes(series))
  if (no < 0) return null
  const { series } = lines[no]!
  const names = await referenceNames(q, 'series')
  return problem('plan.series_ended', { no: no + 1, series: names.get(series) ?? series })
}
