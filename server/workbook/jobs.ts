import { rm } from 'node:fs/promises'
import { refuse } from '../../shared/problem.ts'
import type { Fault } from '../../shared/workbook/workbook.api.ts'
import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'
import type { ImportRow } from '../import.ts'

export interface WorkbookJob {
  jobId: string
  accountId: string
  /** What the asker might see when it began. */
  standing: string
  kind: 'export' | 'import'
  what: string
  target: string
  state: 'running' | 'checked' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  faults: Fault[]
  faultCount: number
  preview: { head: string[]; rows: string[][] } | null
  rows: number
  /** Rows that are in already, and how many of `rows` have been saved so far. */
  known: number
  saved: number
  /** Whether they are saved in several units of work. */
  parted: boolean
  /** The saving that is under way: whoever asks again meanwhile is given its answer. */
  saving: Promise<{ saved: number }> | null
  /** The file of an export, and how it is called. */
  path: string | null
  fileName: string | null
  /** What a clean dry run is going to save, and the rows it was read from. */
  payload: unknown[] | null
  typed: ImportRow[]
  /** What the accounts that came of it are found again by. */
  made: readonly string[]
  startedAt: number
  stop: AbortController
}

/** A finished job is kept this long, in milliseconds; afterwards it is done again. */
const KEEP_MS = 2 * 3_600_000
/** So many are kept of one account, and so many in all. */
const MOST_OWN = 8
const MOST = 60

const isBusy = ({ state, saving }: WorkbookJob): boolean => state === 'running' || saving !== null
const oldestIdle = (jobs: Iterable<WorkbookJob>) => [...jobs].find((job) => !isBusy(job))

/** Jobs live in memory: what they have not saved is nowhere else, and a restart empties the folder of their files. */
const registers = new WeakMap<App, Map<string, WorkbookJob>>()

function registerOf(app: App): Map<string, WorkbookJob> {
  let jobs = registers.get(app)
  if (!jobs) registers.set(app, (jobs = new Map()))
  const before = +app.clock() - KEEP_MS
  for (const job of jobs.values()) if (job.startedAt < before && !isBusy(job)) drop(jobs, job)
  return jobs
}

function drop(jobs: Map<string, WorkbookJob>, job: WorkbookJob): void {
  jobs.delete(job.jobId)
  if (job.path) void rm(job.path, { force: true })
}

/** Place, duties and scope of the asker: with any of them go the jobs that rest on it. */
function standingOf({ actor }: Ctx): string {
  const { orgId, orgPath, duties, scope, officers } = actor ?? refuse('auth.required')
  return JSON.stringify([orgId, orgPath, duties, scope, officers])
}

/**
 * A new job of the asker; one at a time each, for a workbook can take a thread for seconds. Where it finds no room his
 * own oldest makes it, before anybody else's.
 */
export function newJob(ctx: Ctx, kind: WorkbookJob['kind'], what: string, target: string): WorkbookJob {
  const jobs = registerOf(ctx.app)
  const accountId = ctx.actor?.accountId ?? refuse('auth.required')
  const own = [...jobs.values()].filter((job) => job.accountId === accountId)
  if (own.some(isBusy)) refuse('workbook.job_busy')
  if (own.length >= MOST_OWN || jobs.size >= MOST)
    drop(jobs, oldestIdle(own) ?? oldestIdle(jobs.values()) ?? refuse('workbook.job_busy'))
  const job: WorkbookJob = {
    ...{ jobId: ctx.newId(), accountId, standing: standingOf(ctx), kind, what, target, state: 'running' },
    ...{ done: 0, total: 0, faults: [], faultCount: 0, preview: null },
    ...{ rows: 0, known: 0, saved: 0, parted: false, saving: null },
    ...{ path: null, fileName: null, payload: null, typed: [], made: [] },
    ...{ startedAt: +ctx.now, stop: new AbortController() },
  }
  jobs.set(job.jobId, job)
  return job
}

/** The asker's own job; nobody sees another's, or one of his own from before his rights were changed. */
export function ownJob(ctx: Ctx, jobId: string): WorkbookJob {
  const job = registerOf(ctx.app).get(jobId)
  if (!job || job.accountId !== ctx.actor?.accountId) return refuse('not_found')
  return job.standing === standingOf(ctx) ? job : refuse('not_found')
}

export function jobView(job: WorkbookJob) {
  const { jobId, kind, what, state, done, total, faults, faultCount, preview, fileName } = job
  const { rows, known, parted } = job
  return { jobId, kind, what, state, done, total, faults, faultCount, preview, rows, known, parted, fileName }
}

/** Stops a job; what it wrote so far goes. */
export function cancelJob(job: WorkbookJob): void {
  if (job.state !== 'running') return
  job.state = 'cancelled'
  job.stop.abort()
}

/** Stops what is still running when the server stops. */
export function releaseJobs(app: App): void {
  for (const job of registers.get(app)?.values() ?? []) cancelJob(job)
}
