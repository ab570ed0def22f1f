import { and, eq } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { standing } from '../scope.ts'
import { change, type PlanCommand, tell } from './change.ts'
import { guardPlan } from './facts.ts'
import { linesOf, savePlan } from './lines.ts'
import { dutyAt, routeFrom } from './route.ts'

/**
 * 提交 (M-3.4, M-3.9): every climb takes the way that holds now, from its lowest office. Nobody on it is stopped or moved
 * at the same moment.
 */
export const submit = (ctx: Ctx, input: PlanCommand) =>
  change(ctx, 'plan.submit', input, async (tx, plan) => {
    const { path } = await standing(ctx, tx)
    await guardPlan(ctx, tx, plan, 'submit')
    const lines = await linesOf(tx, plan.id)
    const route = await routeFrom(
      tx,
      path,
      lines.map(({ level }) => level),
    )
    const [desk] = await tx
      .select({ id: orgs.id, path: orgs.path })
      .from(orgs)
      .where(and(eq(orgs.id, route[0] ?? '')))
    if (!desk) return refuse('org.parent_not_working')
    const saved = await savePlan(tx, plan, {
      ...{ state: 'submitted', route, climb: plan.climb + 1, submittedAt: ctx.now },
      ...{ deskOrgId: desk.id, deskDuty: await dutyAt(tx, desk.path), deskSince: ctx.now },
    })
    await tell(ctx, tx, plan, ['submit', 'plan.submitted'], {
      to: 'submitted',
      data: { lines },
      desks: [desk.id],
    })
    return saved
  })

/** 撤销提交 (A6), before an office has decided: what had been sent back is what it was. */
export const recall = (ctx: Ctx, input: PlanCommand) =>
  change(ctx, 'plan.recall', input, async (tx, plan) => {
    await guardPlan(ctx, tx, plan, 'recall')
    const to = plan.returnReason === null ? 'draft' : 'returned'
    const saved = await savePlan(tx, plan, {
      state: to,
      ...(to === 'draft'
        ? { deskOrgId: null, deskDuty: null, deskSince: null }
        : { deskOrgId: plan.orgId, deskDuty: 'either', deskSince: ctx.now }),
    })
    await tell(ctx, tx, plan, ['recall', 'plan.recalled'], { to })
    return saved
  })
