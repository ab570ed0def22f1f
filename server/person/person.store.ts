import { and, eq, inArray, or } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf, pathOf, within } from '../scope.ts'

export type PersonOf = typeof persons.$inferSelect

/** A person at or below the asker's organisation; anybody else is not there. */
export async function personInScope(ctx: Pick<Ctx, 'actor'>, q: Read, id: string): Promise<PersonOf> {
  const [person] = await q
    .select()
    .from(persons)
    .where(and(eq(persons.id, id), within(persons.orgPath, pathOf(ctx))))
  return person ?? refuse('not_found')
}

/** A person of the asker's own unit: only these may be changed (M-2.9). Those below are seen, not touched. */
export async function ownPerson(
  ctx: Pick<Ctx, 'actor'>,
  q: Read,
  id: string,
  version?: number,
): Promise<PersonOf> {
  const person = await personInScope(ctx, q, id)
  if (person.orgId !== orgIdOf(ctx)) refuse('auth.forbidden')
  if (version !== undefined && person.version !== version) refuse('stale')
  return person
}

export async function personByHash(q: Read, idHash: string): Promise<PersonOf | null> {
  const [person] = await q.select().from(persons).where(eq(persons.idHash, idHash))
  return person ?? null
}

/** SQLite and PostgreSQL bound the number of parameters. */
const CHUNK = 500

/** Who of these numbers the province knows already, by hash, under which name and in which unit. */
export async function knownHashes(
  q: Read,
  hashes: string[],
): Promise<ReadonlyMap<string, Pick<PersonOf, 'name' | 'orgId'>>> {
  const known = new Map<string, Pick<PersonOf, 'name' | 'orgId'>>()
  for (let start = 0; start < hashes.length; start += CHUNK) {
    const rows = await q
      .select({ idHash: persons.idHash, name: persons.name, orgId: persons.orgId })
      .from(persons)
      .where(inArray(persons.idHash, hashes.slice(start, start + CHUNK)))
    for (const { idHash, ...who } of rows) known.set(idHash, who)
  }
  return known
}

export const hasOpenTransfer = async (q: Read, personId: string): Promise<boolean> =>
  (await q.$count(transfers, and(eq(transfers.personId, personId), eq(transfers.state, 'requested')))) > 0

export const hasTransfers = async (q: Read, personId: string): Promise<boolean> =>
  (await q.$count(transfers, eq(transfers.personId, personId))) > 0

export const hasDeclared = async (q: Read, personId: string): Promise<boolean> =>
  (await q.$count(declarations, eq(declarations.personId, personId))) > 0

/**
 * Year of a declaration that keeps a person in the unit (A28): one that climbs or waits for its applicant, whatever its
 * year, or this year's that the committee has accepted. A draft does not: it follows the person. Null without one.
 */
export async function runningYear(q: Read, personId: string, year: number): Promise<number | null> {
  const [found] = await q
    .select({ year: declarations.year })
    .from(declarations)
    .where(
      and(
        eq(declarations.personId, personId),
        or(
          inArray(declarations.state, [...RUNNING]),
          and(eq(declarations.state, 'accepted'), eq(declarations.year, year)),
        ),
      ),
    )
    .limit(1)
  return found?.year ?? null
}
