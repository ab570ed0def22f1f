import { and, eq, lt } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { declarations, uploads } from '../../db/schema/declare.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { refuse } from '../../shared/problem.ts'
import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'
import { FILE_BYTES } from '../files.ts'
import type { JobRun } from '../job/schedule.ts'
import { once } from '../once.ts'
import { keepDocument, storeDocument } from './files.ts'
import { changeDeclaration } from './guard.ts'
import { filesSeen } from './seen.store.ts'
import { openPartial } from './upload-bytes.ts'
import { makeRoom, mustBeEditable, mustFit, slotFor } from './upload-room.ts'

type Input<N extends 'beginUpload' | 'sendPart' | 'finishUpload' | 'cancelUpload'> = z.output<
  (typeof declareApi)[N]['input']
>

/** What is left of uploads nobody finished goes after this, in milliseconds. */
const KEEP_MS = 3 * 24 * 3600_000

const partial = ({ app }: Pick<Ctx, 'app'>) => openPartial(app.config.dataDir)

/** An upload of the asker's own, with its declaration. Anybody else's, and one that is over, is gone. */
async function ownUpload(ctx: Ctx, q: Read, id: string) {
  const [found] = await q
    .select({ upload: uploads, declaration: declarations })
    .from(uploads)
    .innerJoin(declarations, eq(declarations.id, uploads.declarationId))
    .where(and(eq(uploads.id, id), filesSeen(ctx)))
  return found ?? null
}

const turns = new WeakMap<App, Map<string, Promise<unknown>>>()

/** Pieces of one upload are written one after the other, from however many tabs they come. */
async function inTurn<T>({ app }: Ctx, id: string, work: () => Promise<T>): Promise<T> {
  const waiting = turns.get(app) ?? new Map<string, Promise<unknown>>()
  turns.set(app, waiting)
  const mine = (waiting.get(id) ?? Promise.resolve()).then(work, work)
  waiting.set(id, mine)
  try {
    return await mine
  } finally {
    if (waiting.get(id) === mine) waiting.delete(id)
  }
}

/** Begins an upload, or goes on with one of the same name and size in that slot: its bytes may be there from before. */
export async function beginUpload(ctx: Ctx, input: Input<'beginUpload'>) {
  const begun = await changeDeclaration(
    ctx,
    'declare.beginUpload',
    { commandId: input.commandId, id: input.id },
    async (tx, row) => {
      mustBeEditable(row)
      const slot = slotFor(row, input.slot)
      if (input.size > FILE_BYTES) refuse('file.too_large', { max: '20 MB' })
      await mustFit(tx, row, slot)
      const { id: declarationId, slot: key, name, size } = input
      const [same] = await tx
        .select({ id: uploads.id, received: uploads.received })
        .from(uploads)
        .where(
          and(
            ...[eq(uploads.declarationId, declarationId), eq(uploads.slot, key)],
            ...[eq(uploads.name, name), eq(uploads.size, size)],
          ),
        )
      if (same) return { uploadId: same.id, received: same.received }
      const gone = await makeRoom(tx, declarationId, size, ctx.now)
      tx.afterCommit(() => void Promise.all(gone.map((id) => partial(ctx).drop(id))))
      const uploadId = ctx.newId()
      await tx.insert(uploads).values({
        ...{ id: uploadId, accountId: ctx.actor?.accountId ?? '', declarationId, slot: key },
        ...{ name, size, received: 0, at: ctx.now },
      })
      return { uploadId, received: 0 }
    },
  )
  const held = await partial(ctx).sizeOf(begun.uploadId)
  return held < begun.received ? { ...begun, received: await lower(ctx, begun.uploadId, held) } : begun
}

/** The machine went down before the last pieces were on its disk: they are asked for again. */
async function lower(ctx: Ctx, id: string, received: number): Promise<number> {
  await ctx.db.write(`upload:${id}`, async (tx) => {
    await tx.update(uploads).set({ received }).where(eq(uploads.id, id))
  })
  return received
}

/** Takes the next piece; another offset than the one that is due is refused with where to go on. */
export function sendPart(ctx: Ctx, { uploadId, offset }: Input<'sendPart'>) {
  const piece = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  return inTurn(ctx, uploadId, async () => {
    const { upload, declaration } =
      (await ownUpload(ctx, ctx.db.read, uploadId)) ?? refuse('declare.upload_gone')
    mustBeEditable(declaration)
    const held = await partial(ctx).sizeOf(uploadId)
    if (held < upload.received)
      return refuse('declare.upload_offset', { received: await lower(ctx, uploadId, held) })
    if (offset !== upload.received) refuse('declare.upload_offset', { received: upload.received })
    const received = offset + piece.size
    if (piece.size === 0 || received > upload.size) refuse('input.invalid', { where: 'file' })
    await partial(ctx).append(uploadId, offset, piece.path)
    return ctx.db.write(`upload:${uploadId}`, async (tx) => {
      const [saved] = await tx
        .update(uploads)
        .set({ received, at: ctx.now })
        .where(and(eq(uploads.id, uploadId), eq(uploads.received, offset)))
        .returning({ received: uploads.received })
      return saved ?? refuse('declare.upload_gone')
    })
  })
}

/** Looks at the whole and hangs it into its slot. What is not a document is refused, and its bytes go at once. */
export const finishUpload = (ctx: Ctx, { commandId, uploadId }: Input<'finishUpload'>) =>
  inTurn(ctx, uploadId, async () => {
    const found = await ownUpload(ctx, ctx.db.read, uploadId)
    if (!found) return finishedBefore(ctx, uploadId, commandId)
    const { upload, declaration } = found
    mustBeEditable(declaration)
    const held = await partial(ctx).sizeOf(uploadId)
    if (held < upload.size || upload.received < upload.size)
      return refuse('declare.upload_offset', { received: Math.min(held, upload.received) })
    const slot = slotFor(declaration, upload.slot)
    const stored = await storeDocument(ctx, partial(ctx).pathOf(uploadId), upload, slot).catch(
      async (error) => {
        await forget(ctx, uploadId)
        throw error
      },
    )
    const file = await changeDeclaration(
      ctx,
      'declare.finishUpload',
      { commandId, id: declaration.id },
      async (tx, row) => {
        mustBeEditable(row)
        const [ended] = await tx.delete(uploads).where(eq(uploads.id, uploadId)).returning({ id: uploads.id })
        if (!ended) refuse('declare.upload_gone')
        await makeRoom(tx, row.id, stored.size, ctx.now, uploadId)
        return keepDocument(ctx, tx, row, slot, stored)
      },
    )
    await partial(ctx).drop(uploadId)
    return file
  })

/** A repeat finds the upload gone, and is answered as the first time; anybody else's was never there. */
const finishedBefore = (ctx: Ctx, uploadId: string, commandId: string) =>
  ctx.db.write(`upload:${uploadId}`, (tx) =>
    once(ctx, tx, commandId, 'declare.finishUpload', async () => refuse('declare.upload_gone')),
  )

async function forget(ctx: Ctx, uploadId: string): Promise<void> {
  await ctx.db.write(`upload:${uploadId}`, async (tx) => {
    await tx.delete(uploads).where(eq(uploads.id, uploadId))
  })
  await partial(ctx).drop(uploadId)
}

/** Gives an upload up; one that is over already is no fault. */
export const cancelUpload = (ctx: Ctx, { uploadId }: Input<'cancelUpload'>) =>
  inTurn(ctx, uploadId, async () => {
    if (await ownUpload(ctx, ctx.db.read, uploadId)) await forget(ctx, uploadId)
    return {}
  })

/**
 * Run of a `tidy` job: uploads nobody has fed for three days go with their bytes, and so do bytes whose declaration
 * is gone.
 */
export const tidyUploads: JobRun = async (app, tx, { dueAt }) => {
  const old = await tx
    .delete(uploads)
    .where(lt(uploads.at, new Date(+dueAt - KEEP_MS)))
    .returning({ id: uploads.id })
  const left = new Set((await tx.select({ id: uploads.id }).from(uploads)).map(({ id }) => id))
  tx.afterCommit(
    () =>
      void dropBytes(
        app,
        old.map(({ id }) => id),
        left,
      ),
  )
  return { uploads: old.length }
}

async function dropBytes(app: App, gone: string[], left: ReadonlySet<string>): Promise<void> {
  const bytes = openPartial(app.config.dataDir)
  for (const name of new Set([...gone, ...(await bytes.names())]))
    if (!left.has(name) && /^[0-9a-zA-Z_-]+$/.test(name)) await bytes.drop(name)
}
