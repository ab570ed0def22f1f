import { and, type Column, desc, eq, exists, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { orgNames } from '../org/org.store.ts'

export type BlacklistEntry = typeof blacklist.$inferSelect

/** Entries that forbid declaring on this day, `YYYY-MM-DD`: `forbids` as a condition. */
export const inForce = (day: string): SQL =>
  and(eq(blacklist.state, 'active'), lte(blacklist.startOn, day), gte(blacklist.endOn, day))!

/** The entry that keeps this person from declaring on this day, the longest if there are several; null for none. */
export async function banOf(q: Read, idHash: string, day: string): Promise<BlacklistEntry | null> {
  const [entry] = await q
    .select()
    .from(blacklist)
    .where(and(eq(blacklist.idHash, idHash), inForce(day)))
    .orderBy(desc(blacklist.endOn), desc(blacklist.id))
    .limit(1)
  return entry ?? null
}

/**
 * Why this person may not declare, nor apply as an expert, on this day (M-7.2.3, domain 4.13); null when he may. The
 * last day is still refused, the day after is not.
 */
export async function banProblem(q: Read, idHash: string, day: string): Promise<Problem | null> {
  const entry = await banOf(q, idHash, day)
  if (!entry) return null
  const names = await orgNames(q, [entry.orgId])
  return problem('declare.banned', {
    until: entry.endOn ?? '',
    decisionNo: entry.decisionNo,
    orgName: names.get(entry.orgId) ?? '',
  })
}

/** The same as a condition over many: rows whose hash of an ID number is under a ban on this day. */
export const bannedIn = (q: Read, idHash: Column, day: string): SQL =>
  exists(
    q
      .select({ one: sql`1` })
      .from(blacklist)
      .where(and(eq(blacklist.idHash, idHash), inForce(day))),
  )

/** Handed in and not at their end: the files of this person that an entry in force ends. */
export const runningOf = (q: Read, idHash: string): Promise<number> =>
  q.$count(
    declarations,
    and(
      inArray(declarations.state, [...RUNNING]),
      exists(
        q
          .select({ one: sql`1` })
          .from(persons)
          .where(and(eq(persons.id, declarations.personId), eq(persons.idHash, idHash))),
      ),
    ),
  )
