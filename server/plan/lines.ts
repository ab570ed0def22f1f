import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import { sumsOf } from '../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { refuse } from '../../shared/problem.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import type { Ctx } from '../ctx.ts'
import type { Plan } from './visible.ts'

const lineOf = (row: typeof planLines.$inferSelect): PlanLine => ({
  series: row.series,
  level: row.level as TitleLevel,
  specialty: row.specialty,
  approvedPosts: row.approvedPosts,
  vacancies: row.vacancies,
  planned: row.planned,
  counted: row.counted,
  reason: row.reason,
})

/** All lines of a plan, in order. */
export async function linesOf(q: Read, planId: string): Promise<PlanLine[]> {
  const rows = await q.select().from(planLines).where(eq(planLines.planId, planId)).orderBy(asc(planLines.no))
  return rows.map(lineOf)
}

/** Lines of several plans, by plan. */
export async function linesOfAll(q: Read, planIds: string[]): Promise<Map<string, PlanLine[]>> {
  const found = new Map<string, PlanLine[]>(planIds.map((id) => [id, []]))
  const rows = await q
    .select()
    .from(planLines)
    .where(inArray(planLines.planId, planIds))
    .orderBy(asc(planLines.planId), asc(planLines.no))
  for (const row of rows) found.get(row.planId)!.push(lineOf(row))
  return found
}

const CHUNK = 50

/** Puts the lines of a plan in; there are none of it. */
export async function insertLines(
  tx: Tx,
  ctx: Pick<Ctx, 'newId'>,
  planId: string,
  lines: readonly PlanLine[],
): Promise<void> {
  const rows = lines.map((line, i) => ({ id: ctx.newId(), planId, no: i + 1, ...line }))
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx.insert(planLines).values(rows.slice(start, start + CHUNK))
}

/** The sums a plan keeps of its lines, so that lists read none. */
export function kept(lines: readonly PlanLine[]) {
  const { series, ...sums } = sumsOf(lines)
  return { ...sums, seriesList: series.length ? `,${series.join(',')},` : ',' }
}

/** Replaces the lines of a plan with its next version; the plan's row is taken first, so two writers take turns. */
export async function replaceLines(
  tx: Tx,
  ctx: Pick<Ctx, 'newId'>,
  plan: Plan,
  lines: readonly PlanLine[],
  set: Partial<Plan> = {},
): Promise<{ version: number }> {
  const saved = await savePlan(tx, plan, { ...set, ...kept(lines) })
  await tx.delete(planLines).where(eq(planLines.planId, plan.id))
  await insertLines(tx, ctx, plan.id, lines)
  return saved
}

/** Saves changed columns under the next version; refused as stale where somebody was quicker. */
export async function savePlan(tx: Tx, plan: Plan, set: Partial<Plan> = {}): Promise<{ version: number }> {
  const version = plan.version + 1
  const [saved] = await tx
    .update(plans)
    .set({ ...set, version })
    .where(and(eq(plans.id, plan.id), eq(plans.version, plan.version)))
    .returning({ version: plans.version })
  return saved ?? refuse('stale')
}
