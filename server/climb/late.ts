import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { declarations } from '../../db/schema/declare.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { clockText } from '../beijing.ts'
import { committeeOf, deadlineOf, yearsOfDeadline } from '../committee/committee.store.ts'
import { declarationById } from '../declare/declare.store.ts'
import { type JobRun, schedule } from '../job/schedule.ts'
import { type End, endFiles, PART, system } from './end.ts'

/** Handed in and not yet accepted by the committee: what its deadline ends, wherever it lies (A13). */
const OPEN = [...RUNNING]

const lateEnd = (committee: string, deadline: Date): End => ({
  ...{ to: 'late', cause: 'deadline', step: 'late', action: 'declare.late' },
  message: () => ['declare.late', { committee, deadline: clockText(deadline) }],
})

/**
 * 逾期不通过 (M-7.4.2, domain 4.14): every file of the committee and year that was handed in and not accepted ends, once
 * each. A deadline that has been moved since ends nothing; files with a deadline of their own wait for that. Many are
 * ended in parts, each a job of its own.
 */
export const endLate: JobRun = async (app, tx, job) => {
  const years = await yearsOfDeadline(tx, job.subject, job.dueAt)
  const committee = await committeeOf(tx, job.subject)
  if (!years.length || !committee) return { late: 0 }
  const rows = await tx
    .select()
    .from(declarations)
    .where(
      and(
        ...[eq(declarations.committeeId, job.subject), inArray(declarations.year, years)],
        ...[inArray(declarations.state, OPEN), isNull(declarations.dueAt)],
      ),
    )
    .orderBy(asc(declarations.id))
    .limit(PART)
  const late = await endFiles(tx, system(app, job.key), rows, lateEnd(committee.name, job.dueAt))
  if (rows.length === PART || late < rows.length) {
    const [key, part = '1'] = job.key.split('#')
    const { kind, subject, dueAt } = job
    await schedule(tx, { key: `${key}#${Number(part) + 1}`, kind, subject, dueAt, at: app.clock() })
  }
  return { late }
}

/**
 * The same for one file: of a deadline of its own, after a reopening, or of its committee's when it came under that so
 * shortly before that the committee's job may have missed it (`watchDeadline`).
 */
export const endOne: JobRun = async (app, tx, job) => {
  const row = await declarationById(tx, job.subject)
  if (!row || !OPEN.includes(row.state) || (await deadlineOf(tx, row)) !== +job.dueAt) return { late: 0 }
  const committee = row.committeeId ? await committeeOf(tx, row.committeeId) : null
  return { late: await endFiles(tx, system(app, job.key), [row], lateEnd(committee?.name ?? '', job.dueAt)) }
}

/** 补正 that was not answered in time counts as given up (Order 40, art. 19). */
export const endUncorrected: JobRun = async (app, tx, job) => {
  const row = await declarationById(tx, job.subject)
  if (row?.state !== 'correcting' || row.correctBy === null || +row.correctBy !== +job.dueAt)
    return { failed: 0 }
  const committee = row.committeeId ? await committeeOf(tx, row.committeeId) : null
  const end: End = {
    ...{ to: 'failed', cause: 'deadline', step: 'fail', action: 'declare.failed' },
    message: ({ returnReason }) => [
      'declare.failed',
      { org: committee?.name ?? '', reason: returnReason ?? '' },
    ],
  }
  return { failed: await endFiles(tx, system(app, job.key), [row], end) }
}
