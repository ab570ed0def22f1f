import { and, desc, eq } from 'drizzle-orm'
import { plans } from '../../db/schema/plan.ts'
import { rightsOf } from '../../shared/permission.ts'
import { problem } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf, pathOf } from '../scope.ts'
import { planDetail } from './detail.ts'
import { beginProblem } from './draft.ts'
import { planWindow, windowProblem } from './window.store.ts'

/** The own unit's plan of a year in its newest edition, and why one cannot be begun (M-3.1, M-3.2). */
export async function mine(ctx: Ctx, { year }: { year: number }) {
  const q = ctx.db.read
  const [plan] = await q
    .select()
    .from(plans)
    .where(and(eq(plans.orgId, orgIdOf(ctx)), eq(plans.year, year)))
    .orderBy(desc(plans.edition))
    .limit(1)
  const window = await planWindow(q, pathOf(ctx), year)
  return {
    plan: plan ? await planDetail(ctx, q, plan) : null,
    window: {
      opensAt: window?.opensAt ?? null,
      closesAt: window?.closesAt ?? null,
      open: !windowProblem(window, year, ctx.now),
      setBy: window?.setBy ?? null,
    },
    begin: rightsOf(ctx.actor).has('plan.edit')
      ? await beginProblem(ctx, q, year)
      : problem('auth.forbidden'),
  }
}
