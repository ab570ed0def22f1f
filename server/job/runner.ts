import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { jobs } from '../../db/schema/message.ts'
import { orgs } from '../../db/schema/org.ts'
import { MOST_ATTEMPTS, pauseAfter } from '../../shared/job/job.ts'
import type { App } from '../app.ts'
import { problemOf, traceOf } from '../fault.ts'
import { tellOrgs } from '../push.ts'
import { makeNext, makeToday } from './daily.ts'
import type { JobRow } from './schedule.ts'

/** Jobs of one look. */
const MOST = 200

/** Due, and the pause after its last failure over. */
const isRipe = ({ state, dueAt, endedAt, attempts }: JobRow, now: Date): boolean =>
  state === 'due' && dueAt <= now && (!endedAt || +endedAt + pauseAfter(attempts) <= +now)

/**
 * Does everything that is due, one after the other, and what that makes due in turn, and gives how many were done.
 * Called by a timer; tests call it after moving the clock. Any number of processes may: a job is taken under its own
 * lock and done once.
 */
export async function runDueJobs(app: App): Promise<number> {
  await makeToday(app)
  let all = 0
  for (let done = -1; done; all += done) {
    done = 0
    for (const job of await dueJobs(app)) if (!app.stopping() && (await runJob(app, job))) done++
  }
  return all
}

async function dueJobs(app: App): Promise<JobRow[]> {
  const now = app.clock()
  const due = await app.db.read
    .select()
    .from(jobs)
    .where(and(eq(jobs.state, 'due'), lte(jobs.dueAt, now)))
    .orderBy(asc(jobs.dueAt), asc(jobs.key))
    .limit(MOST)
  return due.filter((job) => app.jobs[job.kind] && isRipe(job, now))
}

const lockOf = (key: string) => `job:${key}`

/** One job: what it does and the mark that it is done are one unit; a crash in between leaves neither. */
async function runJob(app: App, { key, kind }: JobRow): Promise<boolean> {
  try {
    return await app.db.write(lockOf(key), async (tx) => {
      const job = await take(app, tx, key)
      const run = job && app.jobs[job.kind]
      if (!run) return false
      const result = await run(app, tx, job)
      await end(app, tx, job, { state: 'done', result, fault: null })
      await makeNext(tx, kind, app.clock())
      return true
    })
  } catch (error) {
    app.log.error({ fault: traceOf(error), job: kind }, 'a job failed')
    await app.db.write(lockOf(key), async (tx) => {
      const job = await take(app, tx, key)
      if (!job) return
      const last = job.attempts + 1 >= MOST_ATTEMPTS
      await end(app, tx, job, { state: last ? 'failed' : 'due', fault: problemOf(error).code })
      // what today could not is no reason to leave out tomorrow
      if (last) await makeNext(tx, kind, app.clock())
    })
    return false
  }
}

/** The job if it is still to be done now: asked again under its lock, and held against whoever would cancel it. */
async function take(app: App, tx: Tx, key: string): Promise<JobRow | null> {
  const now = app.clock()
  const [job] = await tx
    .update(jobs)
    .set({ startedAt: now })
    .where(and(eq(jobs.key, key), eq(jobs.state, 'due')))
    .returning()
  return job && isRipe(job, now) ? job : null
}

async function end(
  app: App,
  tx: Tx,
  { key, attempts }: JobRow,
  outcome: Pick<JobRow, 'state' | 'fault'> & Partial<Pick<JobRow, 'result'>>,
): Promise<void> {
  await tx
    .update(jobs)
    .set({ ...outcome, attempts: attempts + 1, endedAt: app.clock() })
    .where(eq(jobs.key, key))
  const roots = await tx.select({ id: orgs.id }).from(orgs).where(isNull(orgs.parentId))
  tx.afterCommit(() =>
    tellOrgs(
      app,
      roots.map(({ id }) => id),
      'job',
    ),
  )
}
