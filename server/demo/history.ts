import type { Tx } from '../../db/query.ts'
import { steps } from '../../db/schema/history.ts'
import type { SubjectKind } from '../../shared/history.ts'
import { timeId } from '../ids.ts'
import { inChunks } from './offices.ts'
import type { Who } from './stops.ts'

/** Something that was done to a thing of the demo, as 详情 tells it. Without `by` the system did it. */
export interface History {
  kind: SubjectKind
  subjectId: string
  at: Date
  by: Who | null
  org: { id: string; name: string } | null
  action: string
  from?: string
  to?: string
  reason?: string
  data?: unknown
}

/** Saves what happened in the shape `addStep` leaves it. */
export const saveHistory = (tx: Tx, history: readonly History[]): Promise<void> =>
  inChunks(
    history.map(({ by, org, from, to, reason, data, ...step }) => ({
      ...{ id: timeId(step.at), ...step, actorId: by?.id ?? null, actorName: by?.name ?? '' },
      ...{ orgId: org?.id ?? null, orgName: org?.name ?? '' },
      ...{ fromState: from ?? null, toState: to ?? null, reason: reason || null, data: data ?? null },
    })),
    (rows) => tx.insert(steps).values(rows),
  )
