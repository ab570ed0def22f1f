import { createReadStream } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { attachments } from '../../db/schema/history.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { isOfUnit, type Slot } from '../../shared/declare/form.ts'
import { refuse } from '../../shared/problem.ts'
import { attachmentOf, detach, openAttachment } from '../attachment.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { openFiles, type Stored, shownName } from '../files.ts'
import { tellAccountNews } from '../push.ts'
import { runTask } from '../workers/pool.ts'
import { type Declaration, fileView } from './declare.store.ts'
import { changeDeclaration } from './guard.ts'
import { declarationSeen } from './seen.store.ts'
import { makeRoom, mustBeEditable, mustBeNamed, mustFit, slotFor } from './upload-room.ts'

type Input<N extends 'reuseFile' | 'removeFile' | 'file'> = z.output<(typeof declareApi)[N]['input']>
type Document = Stored & { name: string }

const TYPES = 'PDF、JPEG、PNG'
const PICTURES = 'JPEG、PNG'

/**
 * Bytes of a finished upload as a document of the store. It is what its content says, whatever its name: refuses
 * `file.type`, `file.broken`, `file.pixels` (a picture no screen can hold) and `file.active` (a PDF that acts).
 */
export async function storeDocument(
  ctx: Ctx,
  path: string,
  { name }: { name: string },
  slot: Slot,
): Promise<Document> {
  const fault = await runTask('checkDocument', { path, picture: slot.picture === true })
  if (fault === 'type') refuse('file.type', { name, types: slot.picture ? PICTURES : TYPES })
  if (fault === 'broken') refuse('file.broken', { name })
  if (fault) refuse(fault === 'pixels' ? 'file.pixels' : 'file.active', { name })
  const stored = await openFiles(ctx.app.config.dataDir).put(createReadStream(path))
  if (stored === 'too_large') return refuse('file.too_large', { max: '20 MB' })
  if (stored === 'empty') return refuse('file.broken', { name })
  if (stored === 'type') return refuse('file.type', { name, types: TYPES })
  return { ...stored, name: shownName(name, stored.type) }
}

function mustSuit({ type }: Pick<Stored, 'type'>, { picture }: Slot, name: string): void {
  if (picture && !type.startsWith('image/')) refuse('file.type', { name, types: PICTURES })
}

/** Hangs a document into a slot; the same one hangs there once, however often it is sent. */
export async function keepDocument(ctx: Ctx, tx: Tx, row: Declaration, slot: Slot, document: Document) {
  const { sha256, size, type, name } = document
  const inSlot = and(
    ...[eq(attachments.kind, 'declaration'), eq(attachments.subjectId, row.id)],
    ...[eq(attachments.slot, slot.key), eq(attachments.sha256, sha256)],
  )
  const [same] = await tx.select().from(attachments).where(inSlot)
  if (same) return fileView(same)
  await mustFit(tx, row, slot)
  const [kept] = await tx
    .insert(attachments)
    .values({
      ...{ id: ctx.newId(), kind: 'declaration', subjectId: row.id, slot: slot.key },
      ...{ name, sha256, size, type, at: ctx.now, byName: ctx.actor?.name ?? '' },
    })
    .returning()
  await tellOwn(ctx, tx, row, 'declare.file_added')
  return fileView(kept!)
}

/** The applicant's other tabs show it at once; nobody else sees the form. */
async function tellOwn(
  ctx: Ctx,
  tx: Tx,
  row: Declaration,
  action: 'declare.file_added' | 'declare.file_removed',
) {
  const accountId = ctx.actor?.accountId
  tx.afterCommit(() => accountId && tellAccountNews(ctx.app, [accountId], 'declare'))
  await log(tx, ctx, action, `declaration:${row.id}`, { details: { count: 1, year: row.year } })
}

/** 业绩档案: a document of another own file once more, in a slot of this one; the bytes are kept once. */
export const reuseFile = (ctx: Ctx, { commandId, id, fileId, slot: key }: Input<'reuseFile'>) =>
  changeDeclaration(ctx, 'declare.reuseFile', { commandId, id }, async (tx, row) => {
    mustBeEditable(row)
    const slot = slotFor(row, key)
    const source = await attachmentOf(tx, 'declaration', fileId)
    await declarationSeen(ctx, tx, source.subjectId)
    mustSuit(source, slot, source.name)
    await makeRoom(tx, id, source.size, ctx.now)
    return keepDocument(ctx, tx, row, slot, source)
  })

/** Takes a document out of the form. Editions that were handed in with it keep it, and its bytes. */
export const removeFile = (ctx: Ctx, { commandId, id, fileId }: Input<'removeFile'>) =>
  changeDeclaration(ctx, 'declare.removeFile', { commandId, id }, async (tx, row) => {
    mustBeEditable(row)
    const document = await attachmentOf(tx, 'declaration', fileId)
    if (document.subjectId === id && isOfUnit(document)) refuse('auth.forbidden')
    if (document.subjectId === id) mustBeNamed(row, document.slot)
    await detach(tx, { kind: 'declaration', subjectId: id }, fileId)
    await tellOwn(ctx, tx, row, 'declare.file_removed')
    return {}
  })

/** A document of the own file, shown in the page; the door adds the headers that keep it from ever being one. */
export async function file(ctx: Ctx, { id, fileId }: Input<'file'>) {
  const row = await declarationSeen(ctx, ctx.db.read, id)
  const document = await attachmentOf(ctx.db.read, 'declaration', fileId)
  return document.subjectId === row.id ? openAttachment(ctx, document) : refuse('not_found')
}
