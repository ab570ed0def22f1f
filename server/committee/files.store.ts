import { and, count, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { type DeclarationState, EDITABLE, RUNNING } from '../../shared/declare/declaration.ts'
import { orgNames } from '../org/org.store.ts'
import type { Committee } from './committee.store.ts'

export interface Counts {
  /** Handed in and not yet accepted. */
  pending: number
  accepted: number
}

/** How many files these committees have in a year, by id; those without any are left out. */
export async function countsOf(q: Read, ids: string[], year: number): Promise<ReadonlyMap<string, Counts>> {
  const found = new Map<string, Counts>()
  if (!ids.length) return found
  const rows = await q
    .select({ id: declarations.committeeId, state: declarations.state, n: count() })
    .from(declarations)
    .where(
      and(
        inArray(declarations.committeeId, ids),
        eq(declarations.year, year),
        inArray(declarations.state, [...RUNNING, 'accepted']),
      ),
    )
    .groupBy(declarations.committeeId, declarations.state)
  for (const { id, state, n } of rows) {
    const counts = found.get(id!) ?? { pending: 0, accepted: 0 }
    if (state === 'accepted') counts.accepted += n
    else counts.pending += n
    found.set(id!, counts)
  }
  return found
}

/** Files under way of any year: a committee is not stopped, nor given other series, before they are done. */
export const runningOf = (q: Read, committeeId: string): Promise<number> =>
  q.$count(
    declarations,
    and(eq(declarations.committeeId, committeeId), inArray(declarations.state, [...RUNNING])),
  )

/**
 * What would be 逾期 if the deadline were now, by where it lies, most first: a desk of an organisation, the committee
 * itself, or the applicants (an empty name).
 */
export async function lateBy(q: Read, { id, name }: Pick<Committee, 'id' | 'name'>, year: number) {
  const rows = await q
    .select({ orgId: declarations.deskOrgId, state: declarations.state, n: count() })
    .from(declarations)
    .where(
      and(
        eq(declarations.committeeId, id),
        eq(declarations.year, year),
        inArray(declarations.state, [...RUNNING]),
      ),
    )
    .groupBy(declarations.deskOrgId, declarations.state)
  const names = await orgNames(
    q,
    rows.flatMap(({ orgId }) => orgId ?? []),
  )
  const placeOf = (orgId: string | null, state: DeclarationState): string => {
    if (EDITABLE.includes(state)) return ''
    return state === 'waiting' ? name : (names.get(orgId ?? '') ?? '')
  }
  const sums = new Map<string, number>()
  for (const { orgId, state, n } of rows) {
    const place = placeOf(orgId, state)
    sums.set(place, (sums.get(place) ?? 0) + n)
  }
  return [...sums]
    .map(([orgName, count]) => ({ orgName, count }))
    .toSorted((a, b) => b.count - a.count || (a.orgName < b.orgName ? -1 : 1))
}
