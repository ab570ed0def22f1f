import type { Tx } from '../../db/query.ts'
import { REMIND_DAYS } from '../../shared/job/job.ts'
import { cancelJob, schedule } from '../job/schedule.ts'
import { yearsOfDeadline } from './committee.store.ts'

const DAY_MS = 86_400_000

const deadlineKey = (committeeId: string, at: number) => `deadline:${committeeId}:${at}`
const remindKey = (committeeId: string, at: number, days: number) => `remind:${committeeId}:${at}:${days}`

/**
 * Puts the jobs of a committee's deadline where it lies now: those of the old moment are taken back, those of the new
 * one asked for, with a reminder on each of the days before that are still to come (domain 4.14). Moments in ms.
 */
export async function moveDeadline(
  tx: Tx,
  committeeId: string,
  before: number | null,
  after: number | null,
  now: Date,
): Promise<void> {
  if (before === after) return
  // the same moment may be another year's as well
  if (before !== null && !(await yearsOfDeadline(tx, committeeId, new Date(before))).length) {
    await cancelJob(tx, deadlineKey(committeeId, before))
    for (const days of REMIND_DAYS) await cancelJob(tx, remindKey(committeeId, before, days))
  }
  if (after === null) return
  const about = { subject: committeeId, at: now }
  await schedule(tx, {
    ...about,
    key: deadlineKey(committeeId, after),
    kind: 'deadline',
    dueAt: new Date(after),
  })
  for (const days of REMIND_DAYS) {
    const dueAt = new Date(after - days * DAY_MS)
    if (dueAt > now)
      await schedule(tx, { ...about, key: remindKey(committeeId, after, days), kind: 'remind', dueAt })
  }
}
