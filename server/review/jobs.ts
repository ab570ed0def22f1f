import { refuse } from '../../shared/problem.ts'
import type { PreviewRow } from '../../shared/review/roster.check.ts'
import type { RosterFault } from '../../shared/review/roster.ts'
import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'

export interface Job {
  jobId: string
  kind: 'roster' | 'files'
  state: 'running' | 'checked' | 'done' | 'failed'
  done: number
  total: number
  errors: RosterFault[]
  errorCount: number
  summary: { title: string; experts: number; groups: number; candidates: number; files: number } | null
  preview: PreviewRow[]
  reviewId: string | null
  accountId: string
  startedAt: number
  /** The checked roster, as JSON, until it is committed. */
  roster: string | null
}

/** A finished dry run is kept this long, in milliseconds; afterwards the file is uploaded again. */
const KEEP_MS = 2 * 3_600_000
const MOST = 40

/** Jobs live in memory: what they have not committed is nowhere else, and a restart only asks for the file again. */
const registers = new WeakMap<App, Map<string, Job>>()

function registerOf(app: App): Map<string, Job> {
  let jobs = registers.get(app)
  if (!jobs) registers.set(app, (jobs = new Map()))
  const before = +app.clock() - KEEP_MS
  for (const [id, job] of jobs) if (job.startedAt < before && job.state !== 'running') jobs.delete(id)
  return jobs
}

/** A new job of the asker; one at a time each, for a workbook can take a thread for seconds. */
export function newJob(ctx: Ctx, kind: Job['kind'], reviewId: string | null): Job {
  const jobs = registerOf(ctx.app)
  const accountId = ctx.actor?.accountId ?? refuse('auth.required')
  const own = [...jobs.values()].filter((job) => job.accountId === accountId)
  if (own.some(({ state }) => state === 'running')) refuse('review.job_busy')
  if (jobs.size >= MOST) {
    const oldest = [...jobs.values()].find(({ state }) => state !== 'running') ?? refuse('review.job_busy')
    jobs.delete(oldest.jobId)
  }
  const job: Job = {
    jobId: ctx.newId(),
    kind,
    state: 'running',
    done: 0,
    total: 0,
    errors: [],
    errorCount: 0,
    summary: null,
    preview: [],
    reviewId,
    accountId,
    startedAt: +ctx.now,
    roster: null,
  }
  jobs.set(job.jobId, job)
  return job
}

/** The asker's own job; nobody sees another's. */
export function ownJob(ctx: Ctx, jobId: string): Job | null {
  const job = registerOf(ctx.app).get(jobId)
  return job && job.accountId === ctx.actor?.accountId ? job : null
}

export const jobView = (ctx: Ctx, jobId: string) => {
  const {
    accountId: _account,
    startedAt: _started,
    roster: _roster,
    ...view
  } = ownJob(ctx, jobId) ?? refuse('not_found')
  return view
}

/** Ends a job with one fault that is not of a cell. */
export function failJob(job: Job, code: RosterFault['code'], params: RosterFault['params'] = {}): void {
  Object.assign(job, { state: 'failed', errors: [{ sheet: '', cell: '', code, params }], errorCount: 1 })
}
