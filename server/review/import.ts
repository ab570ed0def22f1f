import { rm } from 'node:fs/promises'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { refuse } from '../../shared/problem.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { traceOf } from '../fault.ts'
import { liveLock } from '../live/live.store.ts'
import { once } from '../once.ts'
import { beginsAsZip, keepUpload } from '../upload.ts'
import { runTask } from '../workers/pool.ts'
import { failJob, type Job, newJob, ownJob } from './jobs.ts'
import { saveRoster } from './save-roster.ts'
import { tellOfChange, visibleReview } from './scope.ts'

/** A workbook of 40 experts and 500 candidates with full dossiers has about 3 MB. */
const ROSTER_BYTES = 40 * 1024 * 1024

/** Starts the dry run of a workbook. Nothing is saved. */
export async function startImport(ctx: Ctx, input: { reviewId?: string }): Promise<{ jobId: string }> {
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  if (input.reviewId !== undefined) {
    const review = await visibleReview(ctx, ctx.db.read, input.reviewId)
    if (review.status !== 'draft') refuse('review.frozen')
  }
  if (upload.size > ROSTER_BYTES) refuse('file.too_large', { max: '40 MB' })
  if (!(await beginsAsZip(upload))) refuse('file.type', { types: 'xlsx' })
  const job = newJob(ctx, 'roster', input.reviewId ?? null)
  const path = await keepUpload(ctx, upload, job.jobId)
  void check(ctx, job, path)
  return { jobId: job.jobId }
}

async function check(ctx: Ctx, job: Job, path: string): Promise<void> {
  try {
    const today = dayOf(ctx.now)
    const read = await runTask('readRoster', { path, today }, (progress) => Object.assign(job, progress))
    if (!read.ok) return failJob(job, 'workbook_broken')
    Object.assign(job, {
      state: 'checked',
      done: read.rows,
      total: read.rows,
      errors: read.checked.errors,
      errorCount: read.checked.errorCount,
      summary: read.summary,
      preview: read.checked.preview,
      roster: read.checked.errorCount === 0 ? read.json : null,
    })
  } catch (error) {
    ctx.app.log.error({ fault: traceOf(error) }, 'a workbook could not be checked')
    failJob(job, 'workbook_broken')
  } finally {
    await rm(path, { force: true })
  }
}

/** Saves a workbook that was found right: a new review, or a draft anew. All of it in one unit, or nothing. */
export async function commitImport(
  ctx: Ctx,
  input: { commandId: string; jobId: string },
): Promise<{ reviewId: string }> {
  const job = ownJob(ctx, input.jobId)
  const target = job?.kind === 'roster' ? job.reviewId : null
  const saved = await ctx.db.write(target ? liveLock(target) : `import:${input.jobId}`, (tx) =>
    once(ctx, tx, input.commandId, 'review.commitImport', async () => {
      if (job?.kind !== 'roster') return refuse('not_found')
      if (job.state === 'running') refuse('review.job_busy')
      if (job.errorCount > 0) refuse('review.has_errors', { n: job.errorCount })
      const roster = JSON.parse(job.roster ?? refuse('not_found')) as Roster
      const review = target ? await visibleReview(ctx, tx, target) : null
      if (review && review.status !== 'draft') refuse('review.frozen')
      const reviewId = await saveRoster(ctx, tx, roster, review)
      await tellOfChange(ctx, tx, { id: reviewId, orgId: review?.orgId ?? ctx.actor?.orgId ?? '' })
      await log(tx, ctx, review ? 'review.replaced' : 'review.imported', `review:${reviewId}`, {
        reviewId,
        to: 'draft',
        details: { experts: roster.experts.length, candidates: roster.candidates.length },
      })
      return { reviewId }
    }),
  )
  if (job) Object.assign(job, { state: 'done', reviewId: saved.reviewId, roster: null })
  return saved
}
