import type { Tx } from '../../db/query.ts'
import { jobs } from '../../db/schema/message.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { JobKind } from '../../shared/job/job.ts'
import type { App } from '../app.ts'

/** Time of the day in Beijing at which each daily job runs; days begin with what has run out. */
const DAILY: Partial<Record<JobKind, string>> = {
  transfer: '00:01',
  blacklist: '00:05',
  expert: '00:15',
  tidy: '03:00',
}
const KINDS = Object.keys(DAILY) as JobKind[]

/** The daily job of a day, unless there is one: `blacklist:2026-11-20`. */
async function make(tx: Tx, kind: JobKind, day: string, at: Date): Promise<void> {
  const dueAt = new Date(`${day}T${DAILY[kind]}:00+08:00`)
  await tx
    .insert(jobs)
    .values({ key: `${kind}:${day}`, kind, dueAt, state: 'due', createdAt: at })
    .onConflictDoNothing()
}

/** Asks for the same on the next day, in the unit that has done today's. A kind that is not daily is left alone. */
export async function makeNext(tx: Tx, kind: JobKind, now: Date): Promise<void> {
  if (DAILY[kind]) await make(tx, kind, addDays(dayOf(now), 1), now)
}

/** Day of which each running server has made sure. */
const made = new WeakMap<App, string>()

/** Makes sure of today's daily jobs: the first ones of a new store, and those of a day after days switched off. */
export async function makeToday(app: App): Promise<void> {
  const now = app.clock()
  const day = dayOf(now)
  if (made.get(app) === day) return
  await app.db.write('jobs', async (tx) => {
    for (const kind of KINDS) if (app.jobs[kind]) await make(tx, kind, day, now)
  })
  made.set(app, day)
}
