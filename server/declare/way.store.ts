import { eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import type { ClimbDuty } from '../../shared/declare/declaration.ts'
import { routeFor } from '../../shared/declare/route.rules.ts'
import { superiorsOf } from '../org/org.store.ts'
import type { Declaration } from './declare.store.ts'

/** Organisation whose end of the way it is: the office that supervises the committee; null for an expert's. */
export async function endOf(q: Read, committeeId: string | null): Promise<string | null> {
  if (committeeId === null) return null
  const [found] = await q
    .select({ orgId: committees.orgId })
    .from(committees)
    .where(eq(committees.id, committeeId))
  return found?.orgId ?? null
}

/** The organisations it would climb if it were handed in now, the own unit first. */
export async function routeNow(
  q: Read,
  { kind, orgId, orgPath, committeeId }: Pick<Declaration, 'kind' | 'orgId' | 'orgPath' | 'committeeId'>,
): Promise<string[]> {
  return routeFor(kind, orgId, await superiorsOf(q, orgPath), await endOf(q, committeeId))
}

/** Where a step happened, as its row of the history keeps it. */
export interface Where {
  orgId: string | null
  duty: ClimbDuty | null
  climb: number
}

export interface Stop {
  orgId: string
  duty: ClimbDuty
}

/** Every step of a way: two an organisation (M-4.1.4), and the committee's at the end of a title's. */
export const stopsOf = (route: readonly string[], committeeId: string | null): Stop[] => [
  ...route.flatMap((orgId): Stop[] => [
    { orgId, duty: 'handler' },
    { orgId, duty: 'principal' },
  ]),
  ...(committeeId ? [{ orgId: committeeId, duty: 'committee' as const }] : []),
]

/** How many of these steps lie behind it; `stops.length` when all do. */
export function doneOf(stops: readonly Stop[], row: Declaration): number {
  const { state, deskOrgId, deskDuty, returnToOrgId, returnToDuty } = row
  const at = (orgId: string | null, duty: ClimbDuty | null): number =>
    Math.max(
      0,
      stops.findIndex((stop) => stop.duty === duty && (duty === 'committee' || stop.orgId === orgId)),
    )
  if (state === 'accepted' || state === 'pooled') return stops.length
  if (state === 'filling' || state === 'withdrawn') return 0
  return state === 'returned' ? at(returnToOrgId, returnToDuty) : at(deskOrgId, deskDuty)
}
