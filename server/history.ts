import { and, asc, eq } from 'drizzle-orm'
import type { Read, Tx } from '../db/query.ts'
import { steps } from '../db/schema/history.ts'
import type { SubjectKind } from '../shared/history.ts'
import type { Step } from '../shared/list.api.ts'
import type { Ctx } from './ctx.ts'

export interface NewStep {
  kind: SubjectKind
  subjectId: string
  action: string
  from?: string
  to?: string
  reason?: string
  /** What the details page needs of this moment, such as the lines of a plan as they were submitted. */
  data?: unknown
}

type Who = Pick<Ctx, 'actor' | 'now' | 'newId'>

/** Adds a step to the business history of a thing, in the unit of work that does it. */
export const addStep = (tx: Tx, ctx: Who, entry: NewStep): Promise<void> => addSteps(tx, ctx, [entry])

/** Rows of one statement; both databases bound the number of parameters. */
const CHUNK = 100

/** The same for many things at once, as an import does them. */
export async function addSteps(tx: Tx, ctx: Who, entries: NewStep[]): Promise<void> {
  const rows = entries.map(({ kind, subjectId, action, from, to, reason, data }) => ({
    id: ctx.newId(),
    kind,
    subjectId,
    at: ctx.now,
    actorId: ctx.actor?.accountId ?? null,
    actorName: ctx.actor?.name ?? '',
    orgId: ctx.actor?.orgId ?? null,
    orgName: ctx.actor?.orgName ?? '',
    action,
    fromState: from ?? null,
    toState: to ?? null,
    reason: reason || null,
    data: data ?? null,
  }))
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx.insert(steps).values(rows.slice(start, start + CHUNK))
}

/** The steps of a thing, oldest first, as rows of the store. */
export const stepRows = (q: Read, kind: SubjectKind, subjectId: string) =>
  q
    .select()
    .from(steps)
    .where(and(eq(steps.kind, kind), eq(steps.subjectId, subjectId)))
    .orderBy(asc(steps.at), asc(steps.id))

/** The same as the contract shows them. */
export const stepsOf = async (q: Read, kind: SubjectKind, subjectId: string): Promise<Step[]> =>
  (await stepRows(q, kind, subjectId)).map(stepView)

export const stepView = (row: typeof steps.$inferSelect): Step => ({
  id: row.id,
  at: +row.at,
  actorName: row.actorName,
  orgName: row.orgName,
  action: row.action,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
})
