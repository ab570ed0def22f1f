import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { rounds } from '../../db/schema/live.ts'
import { candidates, files, panels } from '../../db/schema/review.ts'
import type { FileOutput } from '../../shared/file.ts'
import { refuse } from '../../shared/problem.ts'
import { sectionOf } from '../../shared/review/file-match.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { traceOf } from '../fault.ts'
import { CANDIDATE_BYTES, FILE_BYTES, openFiles, type Stored, shownName } from '../files.ts'
import { documentsOf, dossierOf } from '../live/dossier.store.ts'
import { liveLock } from '../live/live.store.ts'
import { liveOf } from '../live/live.ts'
import { once } from '../once.ts'
import { beginsAsZip, keepUpload } from '../upload.ts'
import { runTask } from '../workers/pool.ts'
import type { ZipFound } from '../workers/read-zip.ts'
import { failJob, type Job, newJob } from './jobs.ts'
import { change, type Review, tellOfChange, visibleReview } from './scope.ts'

const TYPES = 'PDF、JPEG、PNG'
const mb = (bytes: number): string => `${bytes / 1024 / 1024} MB`

/** Documents may come until the first expert signs in and reads; afterwards the file must be the same for all. */
async function refuseFrozen(q: Read, review: Review): Promise<void> {
  if (review.status === 'draft') return
  if (review.status !== 'approved') refuse('review.frozen')
  const begun = await q
    .select({ state: rounds.state, no: rounds.no })
    .from(rounds)
    .innerJoin(panels, eq(panels.id, rounds.panelId))
    .where(eq(panels.reviewId, review.id))
  if (begun.some(({ state, no }) => state !== 'preparing' || no > 1)) refuse('review.frozen')
}

async function reviewOfCandidate(ctx: Ctx, q: Read, candidateId: string): Promise<Review> {
  const [row] = await q
    .select({ reviewId: candidates.reviewId })
    .from(candidates)
    .where(eq(candidates.id, candidateId))
  return visibleReview(ctx, q, row?.reviewId ?? refuse('not_found'))
}

/** Starts unpacking a zip of documents. What fits is saved, what does not is reported file by file. */
export async function startAttach(ctx: Ctx, { reviewId }: { reviewId: string }): Promise<{ jobId: string }> {
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  const review = await visibleReview(ctx, ctx.db.read, reviewId)
  await refuseFrozen(ctx.db.read, review)
  if (!(await beginsAsZip(upload))) refuse('file.type', { types: 'zip' })
  const job = newJob(ctx, 'files', reviewId)
  void unpack(ctx, job, review, await keepUpload(ctx, upload, job.jobId))
  return { jobId: job.jobId }
}

async function unpack(ctx: Ctx, job: Job, review: Review, path: string): Promise<void> {
  try {
    const people = await ctx.db.read
      .select({ id: candidates.id, no: candidates.no, name: candidates.name })
      .from(candidates)
      .where(eq(candidates.reviewId, review.id))
    const read = await runTask(
      'readZip',
      {
        path,
        dataDir: ctx.app.config.dataDir,
        candidates: people,
        used: await usedBytes(ctx.db.read, review.id),
      },
      (progress) => Object.assign(job, progress),
    )
    if (!read.ok)
      return failJob(job, read.fault === 'locked' ? 'file_locked' : `zip_${read.fault}`, {
        max: mb(4 * 1024 ** 3),
      })
    await ctx.db.write(liveLock(review.id), async (tx) => {
      await refuseFrozen(tx, await visibleReview(ctx, tx, review.id))
      for (const found of read.found) await saveFile(ctx, tx, found)
      await filesChanged(ctx, tx, review, read.found.length)
    })
    const byId = new Map(people.map((person) => [person.id, person]))
    Object.assign(job, {
      state: 'done',
      done: job.total,
      errors: read.refused
        .slice(0, 500)
        .map(({ path: sheet, code, params }) => ({ sheet, cell: '', code, params })),
      errorCount: read.refused.length,
      summary: {
        title: review.title,
        experts: 0,
        groups: 0,
        candidates: new Set(read.found.map(({ candidateId }) => candidateId)).size,
        files: read.found.length,
      },
      preview: read.found.slice(0, 3000).map((found, i) => {
        const person = byId.get(found.candidateId)
        return {
          sheet: found.path,
          row: i + 1,
          cells: [String(person?.no ?? ''), person?.name ?? '', found.fileName],
          errors: 0,
        }
      }),
    })
  } catch (error) {
    ctx.app.log.error({ fault: traceOf(error) }, 'an archive could not be unpacked')
    failJob(job, 'zip_broken')
  } finally {
    await rm(path, { force: true })
  }
}

async function usedBytes(q: Read, reviewId: string): Promise<Record<string, number>> {
  const rows = await q
    .select({ candidateId: files.candidateId, size: files.size })
    .from(files)
    .innerJoin(candidates, eq(candidates.id, files.candidateId))
    .where(eq(candidates.reviewId, reviewId))
  const used: Record<string, number> = {}
  for (const { candidateId, size } of rows) used[candidateId] = (used[candidateId] ?? 0) + size
  return used
}

/** A document of the same name takes the place of the old one, under the same id. */
async function saveFile(
  ctx: Ctx,
  tx: Tx,
  { candidateId, fileName, sha256, size, type }: Pick<ZipFound, 'candidateId' | 'fileName'> & Stored,
): Promise<string> {
  const name = shownName(fileName, type)
  const own = await tx
    .select({ id: files.id, name: files.name, sort: files.sort })
    .from(files)
    .where(eq(files.candidateId, candidateId))
  const same = own.find((file) => file.name === name)
  if (same) {
    await tx.update(files).set({ sha256, size, type }).where(eq(files.id, same.id))
    return same.id
  }
  const id = ctx.newId()
  const sort = Math.max(0, ...own.map((file) => file.sort)) + 1
  await tx.insert(files).values({ id, candidateId, name, sha256, size, type, sort, section: sectionOf(name) })
  return id
}

async function filesChanged(ctx: Ctx, tx: Tx, review: Review, count: number): Promise<void> {
  const reviewId = review.id
  liveOf(ctx.app).engine.changed(tx, reviewId)
  await tellOfChange(ctx, tx, review)
  await log(tx, ctx, 'review.files_added', `review:${reviewId}`, { reviewId, details: { count } })
}

/** One document for one candidate. */
export async function attachOne(
  ctx: Ctx,
  { candidateId }: { candidateId: string },
): Promise<{ fileId: string }> {
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  const review = await reviewOfCandidate(ctx, ctx.db.read, candidateId)
  await refuseFrozen(ctx.db.read, review)
  if (upload.size > FILE_BYTES) refuse('file.too_large', { max: mb(FILE_BYTES) })
  const used = (await usedBytes(ctx.db.read, review.id))[candidateId] ?? 0
  if (used + upload.size > CANDIDATE_BYTES) refuse('file.too_large', { max: mb(CANDIDATE_BYTES) })
  const stored = await openFiles(ctx.app.config.dataDir).put(createReadStream(upload.path))
  if (stored === 'too_large') refuse('file.too_large', { max: mb(FILE_BYTES) })
  if (stored === 'empty') refuse('file.broken', { name: upload.filename })
  if (typeof stored === 'string') return refuse('file.type', { name: upload.filename, types: TYPES })
  return ctx.db.write(liveLock(review.id), async (tx) => {
    await refuseFrozen(tx, await visibleReview(ctx, tx, review.id))
    const fileId = await saveFile(ctx, tx, { candidateId, fileName: upload.filename, ...stored })
    await filesChanged(ctx, tx, review, 1)
    return { fileId }
  })
}

export async function filesOf(ctx: Ctx, { candidateId }: { candidateId: string }) {
  await reviewOfCandidate(ctx, ctx.db.read, candidateId)
  return documentsOf(ctx.db.read, candidateId)
}

/** 申报材料 as the experts will read it. */
export async function officeDossier(ctx: Ctx, { candidateId }: { candidateId: string }) {
  await reviewOfCandidate(ctx, ctx.db.read, candidateId)
  return dossierOf(ctx.db.read, candidateId)
}

async function visibleFile(ctx: Ctx, q: Read, fileId: string) {
  const [file] = await q.select().from(files).where(eq(files.id, fileId))
  if (!file) return refuse('not_found')
  return { file, review: await reviewOfCandidate(ctx, q, file.candidateId) }
}

/** A document, shown in the page; the door adds the headers that keep it from ever being one. */
export async function readFile(ctx: Ctx, { fileId }: { fileId: string }): Promise<FileOutput> {
  const { file } = await visibleFile(ctx, ctx.db.read, fileId)
  const body = openFiles(ctx.app.config.dataDir).read(file.sha256)
  return { name: file.name, type: file.type, size: file.size, body, inline: true }
}

/** Before the approval only. The bytes go later, when nothing names them any more. */
export async function removeFile(ctx: Ctx, { fileId, commandId }: { fileId: string; commandId: string }) {
  const [known] = await ctx.db.read.select({ id: files.id }).from(files).where(eq(files.id, fileId))
  if (!known) return removedBefore(ctx, fileId, commandId)
  const { review: seen } = await visibleFile(ctx, ctx.db.read, fileId)
  return change(ctx, 'review.removeFile', { commandId, reviewId: seen.id }, async (tx, review) => {
    if (review.status !== 'draft') refuse('review.frozen')
    await tx.delete(files).where(eq(files.id, fileId))
    await log(tx, ctx, 'review.file_removed', `review:${review.id}`, {
      reviewId: review.id,
      details: { count: 1 },
    })
    return {}
  })
}

/** A repeat finds the file gone, and is answered as the first time; anybody else's file was never there. */
const removedBefore = (ctx: Ctx, fileId: string, commandId: string): Promise<object> =>
  ctx.db.write(`file:${fileId}`, (tx) =>
    once(ctx, tx, commandId, 'review.removeFile', async () => refuse('not_found')),
  )
