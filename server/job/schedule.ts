import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { jobs } from '../../db/schema/message.ts'
import type { JobKind } from '../../shared/job/job.ts'
import type { App } from '../app.ts'

export type JobRow = typeof jobs.$inferSelect
/** One unit of work under the job's lock: what it does and the mark that it is done are saved together. */
export type JobRun = (app: App, tx: Tx, job: JobRow) => Promise<Record<string, number>>

export interface NewJob {
  /** What and when, `deadline:<committee>:<ms>`: asking twice is asking once. */
  key: string
  kind: JobKind
  /** Id of what it is about: a committee, a declaration; empty for none. */
  subject: string
  dueAt: Date
  /** When it is asked for. */
  at: Date
}

/**
 * Asks for something to be done once, at its time or soon after, in the unit of work that makes it necessary. What was
 * cancelled or has failed is due again; what is done stays done.
 */
export async function schedule(tx: Tx, { key, kind, subject, dueAt, at }: NewJob): Promise<void> {
  await tx
    .insert(jobs)
    .values({ key, kind, subject, dueAt, state: 'due', createdAt: at })
    .onConflictDoUpdate({
      target: jobs.key,
      set: { dueAt, state: 'due', attempts: 0, startedAt: null, endedAt: null, fault: null },
      setWhere: ne(jobs.state, 'done'),
    })
}

/** Takes it back; what is done stays done. Waits for a run under way, which is then done. */
export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await tx
    .update(jobs)
    .set({ state: 'cancelled' })
    .where(and(eq(jobs.key, key), inArray(jobs.state, ['due', 'failed'])))
}
