import type { Tx } from '../../db/query.ts'
import { deadlineOf } from '../committee/committee.store.ts'
import { schedule } from '../job/schedule.ts'
import type { Declaration } from './declare.store.ts'

/** Longer than anything that arrived waits for its turn, in milliseconds. */
const NEAR_MS = 10 * 60_000

/**
 * What comes under a deadline shortly before it may be saved only after the job of that deadline has looked: a job of
 * the file's own looks once more, so that nothing stays on its way for ever (domain 4.14). `row` is the file as it is
 * saved.
 */
export async function watchDeadline(
  tx: Tx,
  row: Pick<Declaration, 'id' | 'dueAt' | 'committeeId' | 'year' | 'version'>,
  now: Date,
): Promise<void> {
  const at = await deadlineOf(tx, row)
  if (at === null || at - +now > NEAR_MS) return
  const key = `late:${row.id}:${at}:${row.version}`
  await schedule(tx, { key, kind: 'late', subject: row.id, dueAt: new Date(at), at: now })
}
