import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { uploads } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { EDITABLE } from '../../shared/declare/declaration.ts'
import { isOfUnit, type Slot, slotOf, slotsOf } from '../../shared/declare/form.ts'
import { refuse } from '../../shared/problem.ts'
import { CANDIDATE_BYTES } from '../files.ts'
import type { Declaration } from './declare.store.ts'

/** An upload nobody has fed for so long is not under way any more, in milliseconds; it may still be gone on with. */
const IDLE_MS = 3600_000

/** Documents come and go only while the file is with the applicant. */
export function mustBeEditable({ state }: Pick<Declaration, 'state'>): void {
  if (!EDITABLE.includes(state))
    refuse('workflow.wrong_state', { action: 'save', state: `form.state.${state}` })
}

type Mended = Pick<Declaration, 'state' | 'returnPoints'>

/** While the committee waits for corrections, only documents of the sections it named change (Order 40, art. 19). */
export function mustBeNamed({ state, returnPoints }: Mended, key: string): void {
  const section = slotOf(key)?.section ?? 'attachments'
  if (state === 'correcting' && !returnPoints?.some((point) => point.section === section))
    refuse('declare.correct_only', { section })
}

/** A slot of the applicant's that such a file has, whose documents may change now; the unit's is the unit's. */
export function slotFor(row: Pick<Declaration, 'kind'> & Mended, key: string): Slot {
  const slot = slotsOf(row.kind).find((each) => each.key === key && !isOfUnit({ slot: key }))
  if (!slot) return refuse('input.invalid', { where: 'slot' })
  mustBeNamed(row, key)
  return slot
}

/** Refuses when the slot holds as many as it may. */
export async function mustFit(q: Read, { id }: Pick<Declaration, 'id'>, slot: Slot): Promise<void> {
  const n = await q.$count(attachments, and(inSubject(id), eq(attachments.slot, slot.key)))
  if (n >= slot.most) refuse('declare.attachment_limit', { slot: `form.slot.${slot.key}`, max: slot.most })
}

const inSubject = (id: string) => and(eq(attachments.kind, 'declaration'), eq(attachments.subjectId, id))

const sizesOf = (q: Read, id: string) =>
  q.select({ size: attachments.size }).from(attachments).where(inSubject(id))

const sum = (rows: readonly { size: number }[]): number => rows.reduce((all, { size }) => all + size, 0)

/**
 * Refuses when the documents and the uploads under way leave no room for `size` bytes more. Of uploads that have long
 * stood still, the oldest give way; their ids are returned, for their bytes to go after the commit.
 */
export async function makeRoom(
  tx: Tx,
  declarationId: string,
  size: number,
  now: Date,
  exceptId = '',
): Promise<string[]> {
  const running = await tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.declarationId, declarationId), ne(uploads.id, exceptId)))
    .orderBy(asc(uploads.at))
  const gone: string[] = []
  let used = sum(await sizesOf(tx, declarationId)) + sum(running) + size
  for (const upload of running) {
    if (used <= CANDIDATE_BYTES || +upload.at > +now - IDLE_MS) break
    gone.push(upload.id)
    used -= upload.size
  }
  if (used > CANDIDATE_BYTES) refuse('declare.bytes_limit', { max: '200 MB' })
  if (gone.length) await tx.delete(uploads).where(inArray(uploads.id, gone))
  return gone
}
