import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import { share } from '../../db/share.ts'
import type { planApi } from '../../shared/plan/plan.api.ts'
import { grantsOf } from '../../shared/plan/quota.rules.ts'
import { nextOnRoute } from '../../shared/plan/route.rules.ts'
import { type Problem, Refusal, refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { superiorsOf } from '../org/org.store.ts'
import { TREE } from '../scope.ts'
import { change, type PlanCommand, tell } from './change.ts'
import { guardPlan } from './facts.ts'
import { linesOf, savePlan } from './lines.ts'
import { grant } from './quota.store.ts'
import { dutyAt } from './route.ts'
import { type Plan, planSeen } from './visible.ts'

type Pass = z.output<typeof planApi.pass.input>

/** 【通过】, one or many (M-3.4, M-3.8): each in a unit of its own and answered for itself. */
export const pass = (ctx: Ctx, { commandId, items, opinion }: Pass) =>
  Promise.all(items.map((item) => passOne(ctx, { ...item, commandId: `${commandId}/${item.id}` }, opinion)))

async function passOne(ctx: Ctx, command: PlanCommand, opinion: string) {
  const answer = (orgName: string, problem: Problem | null) => ({ id: command.id, orgName, problem })
  let orgName = ''
  try {
    orgName = await nameOf(ctx, command.id)
    await change(ctx, 'plan.pass', command, (tx, plan) => passPlan(ctx, tx, plan, opinion))
    return answer(orgName, null)
  } catch (error) {
    if (error instanceof Refusal) return answer(orgName, error.problem)
    throw error
  }
}

async function nameOf(ctx: Ctx, id: string): Promise<string> {
  const { orgId } = await planSeen(ctx, ctx.db.read, id)
  const [org] = await ctx.db.read.select({ name: orgs.name }).from(orgs).where(eq(orgs.id, orgId))
  return org?.name ?? ''
}

/** Passes it on: to the 负责人 of the same office, to the next office, or, at the last one, into force. */
async function passPlan(ctx: Ctx, tx: Tx, plan: Plan, opinion: string): Promise<{ version: number }> {
  // the next office is not stopped while the plan goes there
  await share(tx, TREE)
  await guardPlan(ctx, tx, plan, 'pass')
  if (plan.over > 0 && !opinion) refuse('plan.over_opinion', { n: plan.over })
  if (plan.deskDuty === 'handler') {
    await tell(ctx, tx, plan, ['pass', 'plan.passed'], { reason: opinion })
    return savePlan(tx, plan, { deskDuty: 'principal', deskSince: ctx.now })
  }
  const above = await superiorsOf(tx, plan.orgPath)
  const next = nextOnRoute(plan.route, plan.deskOrgId ?? '', above)
  const desk = above.find(({ id }) => id === next)
  if (!desk) return approve(ctx, tx, plan, opinion)
  await tell(ctx, tx, plan, ['pass', 'plan.passed'], { reason: opinion, desks: [desk.id] })
  return savePlan(tx, plan, {
    deskOrgId: desk.id,
    deskDuty: await dutyAt(tx, desk.path),
    deskSince: ctx.now,
  })
}

/** 已通过 (M-3.12): this edition takes the place of the one in force, and its quotas hold from the same moment. */
async function approve(ctx: Ctx, tx: Tx, plan: Plan, opinion: string): Promise<{ version: number }> {
  await grant(tx, plan, grantsOf(await linesOf(tx, plan.id)), ctx.now)
  await tx
    .update(plans)
    .set({ inForce: false })
    .where(and(eq(plans.orgId, plan.orgId), eq(plans.year, plan.year), eq(plans.inForce, true)))
  await tell(ctx, tx, plan, ['pass', 'plan.approved'], { to: 'approved', reason: opinion })
  return savePlan(tx, plan, {
    ...{ state: 'approved', inForce: true, approvedAt: ctx.now, returnReason: null },
    ...{ deskOrgId: null, deskDuty: null, deskSince: null },
  })
}

/** 【撤回】 (M-3.8, A6): back at the unit, whichever office it had reached; it climbs all levels again (M-3.9). */
export const sendBack = (ctx: Ctx, input: PlanCommand & { reason: string }) =>
  change(ctx, 'plan.sendBack', input, async (tx, plan) => {
    await guardPlan(ctx, tx, plan, 'sendBack')
    await tell(ctx, tx, plan, ['sendBack', 'plan.returned'], { to: 'returned', reason: input.reason })
    return savePlan(tx, plan, {
      ...{ state: 'returned', returnReason: input.reason },
      ...{ deskOrgId: plan.orgId, deskDuty: 'either', deskSince: ctx.now },
    })
  })
