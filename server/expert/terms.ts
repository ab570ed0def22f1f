import { and, desc, eq, gt, lte } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { jobs } from '../../db/schema/message.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { EXPIRY_DAYS } from '../../shared/expert/expert.ts'
import type { App } from '../app.ts'
import type { JobRow } from '../job/schedule.ts'
import { send } from '../message/send.ts'
import { personByHash } from '../person/person.store.ts'

const DAY_MS = 86_400_000

/**
 * The daily look at the pool: 90 and 30 days before the end of a term its expert is told, once (domain 4.6). The days
 * looked at begin after those of the last run, so that nobody is missed when the server stood still over night. The
 * end itself changes nothing in the row: from the day after, the expert is not drawable.
 */
export async function expertTerms(app: App, tx: Tx, job: JobRow): Promise<Record<string, number>> {
  const at = app.clock()
  const today = dayOf(at)
  const since = (await lastRun(tx, job)) ?? addDays(today, -1)
  let told = 0
  let unknown = 0
  for (const days of EXPIRY_DAYS) {
    const ending = await tx
      .select({ idHash: poolExperts.idHash, validTo: poolExperts.validTo })
      .from(poolExperts)
      .where(
        and(
          eq(poolExperts.state, 'in'),
          gt(poolExperts.validTo, addDays(since, days)),
          lte(poolExperts.validTo, addDays(today, days)),
        ),
      )
    for (const { idHash, validTo } of ending) {
      const person = await personByHash(tx, idHash)
      const left = Math.round((Date.parse(validTo) - Date.parse(today)) / DAY_MS)
      const params = { until: validTo, days: left }
      if (person) await send(tx, app, { personIds: [person.id], kind: 'expert.expiring', params, at })
      person ? told++ : unknown++
    }
  }
  return { told, unknown }
}

/** The day of the last run before this one; null before the first. */
async function lastRun(tx: Tx, { key }: JobRow): Promise<string | null> {
  const runs = await tx
    .select({ key: jobs.key, endedAt: jobs.endedAt })
    .from(jobs)
    .where(and(eq(jobs.kind, 'expert'), eq(jobs.state, 'done')))
    .orderBy(desc(jobs.dueAt))
    .limit(2)
  const last = runs.find((run) => run.key !== key)
  return last?.endedAt ? dayOf(last.endedAt) : null
}
