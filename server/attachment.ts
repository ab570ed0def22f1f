import { createReadStream } from 'node:fs'
import { and, asc, eq } from 'drizzle-orm'
import type { Read, Tx } from '../db/query.ts'
import { attachments } from '../db/schema/history.ts'
import type { FileOutput } from '../shared/file.ts'
import type { SubjectKind } from '../shared/history.ts'
import type { Attachment } from '../shared/list.api.ts'
import { refuse } from '../shared/problem.ts'
import type { Ctx } from './ctx.ts'
import { openFiles, type Stored, shownName } from './files.ts'

/** Documents one thing may have. */
const MOST = 20

type Subject = { kind: SubjectKind; subjectId: string }

/** Stores the uploaded document's bytes, before the unit of work that names it; refuses what is not PDF, JPEG or PNG. */
export async function storeUpload(ctx: Ctx): Promise<Stored & { name: string }> {
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  const stored = await openFiles(ctx.app.config.dataDir).put(createReadStream(upload.path))
  if (stored === 'too_large') return refuse('file.too_large', { max: '20 MB' })
  if (stored === 'empty') return refuse('file.broken')
  if (stored === 'type') return refuse('file.type', { types: 'PDF、JPEG、PNG' })
  return { ...stored, name: shownName(upload.filename, stored.type) }
}

/** Hangs a stored document on a thing and gives its id. */
export async function attach(
  tx: Tx,
  ctx: Ctx,
  subject: Subject,
  stored: Stored & { name: string },
): Promise<string> {
  if ((await attachmentsOf(tx, subject)).length >= MOST) refuse('input.too_large')
  const id = ctx.newId()
  await tx
    .insert(attachments)
    .values({ id, ...subject, ...stored, at: ctx.now, byName: ctx.actor?.name ?? '' })
  return id
}

export async function detach(tx: Tx, subject: Subject, attachmentId: string): Promise<void> {
  const gone = await tx
    .delete(attachments)
    .where(
      and(
        eq(attachments.id, attachmentId),
        eq(attachments.kind, subject.kind),
        eq(attachments.subjectId, subject.subjectId),
      ),
    )
    .returning({ id: attachments.id })
  if (!gone.length) refuse('not_found')
}

export async function attachmentsOf(q: Read, { kind, subjectId }: Subject): Promise<Attachment[]> {
  const rows = await q
    .select()
    .from(attachments)
    .where(and(eq(attachments.kind, kind), eq(attachments.subjectId, subjectId)))
    .orderBy(asc(attachments.at), asc(attachments.id))
  return rows.map(({ id, name, size, type, at, byName }) => ({ id, name, size, type, at: +at, byName }))
}

/** The row of a document of this kind; the caller asks whether its thing may be seen before it opens it. */
export async function attachmentOf(q: Read, kind: SubjectKind, id: string) {
  const [row] = await q
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.kind, kind)))
  return row ?? refuse('not_found')
}

export const openAttachment = (ctx: Ctx, row: typeof attachments.$inferSelect): FileOutput => ({
  name: row.name,
  type: row.type,
  size: row.size,
  inline: true,
  body: openFiles(ctx.app.config.dataDir).read(row.sha256),
})
