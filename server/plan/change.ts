import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { plans } from '../../db/schema/plan.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { PlanStep } from '../../shared/plan/plan.workflow.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { type Plan, planSeen } from './visible.ts'

export interface PlanCommand {
  commandId: string
  id: string
  /** The version the person looked at; an older one is refused as stale. */
  version: number
}

/** All changes of a unit's plans of one year take turns: two editions never come into force at once. */
export const planLock = (orgId: string, year: number): string => `plan:${orgId}:${year}`

/** What a change of this plan locks. One that is gone has an answer all the same: to a command that is sent again. */
export async function lockOf(ctx: Ctx, id: string): Promise<string> {
  const [plan] = await ctx.db.read
    .select({ orgId: plans.orgId, year: plans.year })
    .from(plans)
    .where(eq(plans.id, id))
  return plan ? planLock(plan.orgId, plan.year) : `plan:${id}`
}

/** One change of a plan the asker may see: once for the command's id, on the plan as it is now. */
export async function change<T>(
  ctx: Ctx,
  operation: string,
  { commandId, id, version }: Omit<PlanCommand, 'version'> & { version?: number | undefined },
  work: (tx: Tx, plan: Plan) => Promise<T>,
): Promise<T> {
  return ctx.db.write(await lockOf(ctx, id), (tx) =>
    once(ctx, tx, commandId, operation, async () => {
      const plan = await planSeen(ctx, tx, id)
      if (version !== undefined && plan.version !== version) refuse('stale')
      return work(tx, plan)
    }),
  )
}

interface Told {
  to?: Plan['state']
  reason?: string
  /** Kept with the step, for 详情. */
  data?: unknown
  /** Desks that see it come or go, beside the unit. */
  desks?: (string | null)[]
}

/** A step of the history, a row of the audit log, and the news to the unit and the desks before and after. */
export async function tell(
  ctx: Ctx,
  tx: Tx,
  plan: Plan,
  [step, action]: [PlanStep | null, AuditAction],
  { to = plan.state, reason, data, desks = [] }: Told = {},
): Promise<void> {
  const { id, orgId, year, edition, state: from } = plan
  if (step)
    await addStep(tx, ctx, {
      kind: 'plan',
      subjectId: id,
      action: step,
      from,
      to,
      data,
      ...(reason && { reason }),
    })
  await log(tx, ctx, action, `plan:${id}`, {
    ...{ from, to },
    ...(reason && { reason }),
    details: { orgId, year, edition },
  })
  tellPlan(ctx, tx, plan, desks)
}

export const tellPlan = (ctx: Ctx, tx: Tx, plan: Plan, desks: (string | null)[] = []): void =>
  tx.afterCommit(() => tellOrgs(ctx.app, [plan.orgId, plan.deskOrgId, ...desks], 'plan'))
