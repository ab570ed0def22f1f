import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { attachments, steps } from '../../db/schema/history.ts'
import { plans } from '../../db/schema/plan.ts'
import type { planApi } from '../../shared/plan/plan.api.ts'
import { linesIn, type PlanLine } from '../../shared/plan/plan.ts'
import { type Problem, problem, refuse, refuseIf } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { orgIdOf, pathOf, seriesOf, standing } from '../scope.ts'
import { change, type PlanCommand, planLock, tell, tellPlan } from './change.ts'
import { guardPlan } from './facts.ts'
import { insertLines, kept, linesOf, replaceLines } from './lines.ts'
import type { Plan } from './visible.ts'
import { planWindow, windowProblem, yearProblem } from './window.store.ts'

type Save = z.output<typeof planApi.save.input>

/** Why the asker's unit cannot begin a plan of the year now, or null. */
export async function beginProblem(ctx: Ctx, q: Read, year: number): Promise<Problem | null> {
  if (ctx.actor?.orgKind === 'office') return problem('plan.office')
  const known = await q.$count(plans, and(eq(plans.orgId, orgIdOf(ctx)), eq(plans.year, year)))
  if (known) return problem('plan.exists', { year })
  const window = await planWindow(q, pathOf(ctx), year)
  return yearProblem(window, year, ctx.now) ?? windowProblem(window, year, ctx.now)
}

/**
 * The lines a plan has once this person's are saved: those of series outside the own 审查权限 stay as they are, for
 * a colleague's. A new line outside it is refused.
 */
export function merged(ctx: Ctx, before: readonly PlanLine[], mine: readonly PlanLine[]): PlanLine[] {
  const series = seriesOf(ctx)
  if (!series) return [...mine]
  if (mine.some((line) => !series.includes(line.series))) refuse('plan.out_of_scope')
  const others = before.filter((line) => !linesIn([line], series).length)
  return [...others, ...mine]
}

/** Begins the plan of a year, or changes a draft or returned one; sent again and again while a person types. */
export async function save(ctx: Ctx, input: Save) {
  const { id, lines, note } = input
  if (id === undefined) return begin(ctx, input)
  return change(ctx, 'plan.save', { ...input, id }, async (tx, plan) => {
    await guardPlan(ctx, tx, plan, 'save')
    if (input.version === undefined) refuse('input.invalid', { where: 'version' })
    const all = merged(ctx, await linesOf(tx, plan.id), lines)
    const saved = await replaceLines(tx, ctx, plan, all, { note })
    tellPlan(ctx, tx, plan)
    return { id: plan.id, ...saved }
  })
}

const begin = (ctx: Ctx, { commandId, year, lines, note }: Save) =>
  ctx.db.write(planLock(orgIdOf(ctx), year), (tx) =>
    once(ctx, tx, commandId, 'plan.save', async () => {
      refuseIf(await beginProblem(ctx, tx, year))
      const plan = await insertPlan(ctx, tx, { year, edition: 1, note }, merged(ctx, [], lines))
      await tell(ctx, tx, plan, ['begin', 'plan.saved'])
      return { id: plan.id, version: plan.version }
    }),
  )

async function insertPlan(
  ctx: Ctx,
  tx: Tx,
  { year, edition, note }: Pick<Plan, 'year' | 'edition' | 'note'>,
  lines: readonly PlanLine[],
): Promise<Plan> {
  const org = await standing(ctx, tx)
  const [plan] = await tx
    .insert(plans)
    .values({
      id: ctx.newId(),
      orgId: org.id,
      orgPath: org.path,
      ...{ year, edition, note, state: 'draft', route: [] },
      ...kept(lines),
      createdAt: ctx.now,
    })
    .returning()
  await insertLines(tx, ctx, plan!.id, lines)
  return plan!
}

/**
 * Throws a draft away. The history of an adjustment that was handed in and given up moves to the plan in force, with
 * the lines it would have had: what an office has seen is never gone.
 */
export const discard = (ctx: Ctx, input: PlanCommand) =>
  change(ctx, 'plan.discard', input, async (tx, plan) => {
    await guardPlan(ctx, tx, plan, 'discard')
    const lines = await linesOf(tx, plan.id)
    await tell(ctx, tx, plan, [plan.climb > 0 ? 'discard' : null, 'plan.discarded'], { data: { lines } })
    const old = and(eq(steps.kind, 'plan'), eq(steps.subjectId, plan.id))
    if (plan.climb > 0)
      await tx
        .update(steps)
        .set({ subjectId: await inForceId(tx, plan) })
        .where(old)
    else await tx.delete(steps).where(old)
    await tx.delete(attachments).where(and(eq(attachments.kind, 'plan'), eq(attachments.subjectId, plan.id)))
    await tx.delete(plans).where(eq(plans.id, plan.id))
    return {}
  })

async function inForceId(tx: Tx, { orgId, year }: Plan): Promise<string> {
  const [plan] = await tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.orgId, orgId), eq(plans.year, year), eq(plans.inForce, true)))
  return plan?.id ?? refuse('not_found')
}

/** The next edition of a passed plan, as a draft with its lines and documents; the passed one stays in force. */
export const adjust = (ctx: Ctx, input: PlanCommand) =>
  change(ctx, 'plan.adjust', input, async (tx, plan) => {
    await guardPlan(ctx, tx, plan, 'adjust')
    const lines = await linesOf(tx, plan.id)
    const [last] = await tx
      .select({ edition: plans.edition })
      .from(plans)
      .where(and(eq(plans.orgId, plan.orgId), eq(plans.year, plan.year)))
      .orderBy(desc(plans.edition))
      .limit(1)
    const next = await insertPlan(
      ctx,
      tx,
      { year: plan.year, edition: last!.edition + 1, note: plan.note },
      lines,
    )
    await copyDocuments(ctx, tx, plan.id, next.id)
    await tell(ctx, tx, next, ['adjust', 'plan.adjusted'], { data: { lines } })
    return { id: next.id }
  })

async function copyDocuments(ctx: Ctx, tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.kind, 'plan'), eq(attachments.subjectId, from)))
  if (!rows.length) return
  await tx.insert(attachments).values(rows.map((row) => ({ ...row, id: ctx.newId(), subjectId: to })))
}
