import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import type { declarations } from '../../db/schema/declare.ts'
import { fits, type Window } from '../../shared/committee/committee.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import { idsIn } from '../scope.ts'

export type Committee = typeof committees.$inferSelect

export async function committeeOf(q: Read, id: string): Promise<Committee | null> {
  const [row] = await q.select().from(committees).where(eq(committees.id, id))
  return row ?? null
}

/** Names by id. */
export async function committeeNames(q: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!ids.length) return new Map()
  const rows = await q
    .select({ id: committees.id, name: committees.name })
    .from(committees)
    .where(inArray(committees.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Times of a year, ms; all null until the office has set them. */
export async function windowOf(q: Read, committeeId: string, year: number): Promise<Window> {
  const [row] = await q
    .select()
    .from(committeeYears)
    .where(and(eq(committeeYears.committeeId, committeeId), eq(committeeYears.year, year)))
  const ms = (at: Date | null | undefined) => (at ? +at : null)
  return { opensAt: ms(row?.opensAt), closesAt: ms(row?.closesAt), deadlineAt: ms(row?.deadlineAt) }
}

/**
 * Committees that review such an application of somebody at this place on this day, the nearest office's first: those
 * of the offices the place lies below (M-7.1.5).
 */
export async function fittingCommittees(
  q: Read,
  orgPath: string,
  asked: { series: string; level: string; specialty: string },
  day: string,
): Promise<Committee[]> {
  const way = idsIn(orgPath)
  if (!way.length) return []
  const rows = await q
    .select()
    .from(committees)
    .where(
      and(
        inArray(committees.orgId, way),
        eq(committees.series, asked.series),
        eq(committees.state, 'active'),
      ),
    )
    .orderBy(desc(committees.orgPath), committees.pinyin, committees.id)
  return rows.filter((row) => fits(row, asked, day))
}

/** Why nothing can be handed in to it now: 申报时间 not set, not begun, over (M-7.1.2). From opens to before closes. */
export function windowProblem(
  { name }: Pick<Committee, 'name'>,
  { opensAt, closesAt }: Window,
  year: number,
  now: Date,
): Problem | null {
  if (opensAt === null || closesAt === null) return problem('declare.window_not_set', { name, year })
  if (+now < opensAt) return problem('declare.window_not_open', { name, from: clockText(opensAt) })
  return +now < closesAt ? null : problem('declare.window_over', { name, to: clockText(closesAt) })
}

/** 接收材料截止时间 of a declaration, ms: its own after a reopening, else its committee's; null is none yet. */
export async function deadlineOf(
  q: Read,
  { dueAt, committeeId, year }: Pick<typeof declarations.$inferSelect, 'dueAt' | 'committeeId' | 'year'>,
): Promise<number | null> {
  if (dueAt) return +dueAt
  return committeeId ? (await windowOf(q, committeeId, year)).deadlineAt : null
}

/** The years a committee's deadline at this moment is of; none when it has been moved since. */
export async function yearsOfDeadline(q: Read, committeeId: string, at: Date): Promise<number[]> {
  const rows = await q
    .select({ year: committeeYears.year })
    .from(committeeYears)
    .where(and(eq(committeeYears.committeeId, committeeId), eq(committeeYears.deadlineAt, at)))
  return rows.map(({ year }) => year)
}
