import { rm } from 'node:fs/promises'
import { type FileOutput, XLSX } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import type { ImportName } from '../../shared/list.ts'
import { mayAsk } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { traceOf } from '../fault.ts'
import type { AnyImport } from '../import.ts'
import { once, stillAsked } from '../once.ts'
import { beginsAsZip, keepUpload } from '../upload.ts'
import { runTask } from '../workers/pool.ts'
import { newJob, ownJob, type WorkbookJob } from './jobs.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 5000
const FAULTS_TOLD = 200
const ROWS_SHOWN = 8

/** The import of that name, if the asker may use it on that target; asked at every step, for rights may go. */
async function admitted(ctx: Ctx, what: ImportName, target: string): Promise<AnyImport> {
  const source = ctx.app.imports[what]
  refuseIf(mayAsk(ctx.actor, source.right))
  await source.admit(ctx, target)
  return source
}

export async function templateOf(ctx: Ctx, what: ImportName, target: string): Promise<FileOutput> {
  const source = await admitted(ctx, what, target)
  const columns = [...(await source.columns(ctx, target))]
  const body = await runTask('writeTemplate', { sheet: source.sheet, columns })
  return { name: fill(words.templateOf, { title: source.sheet }), type: XLSX, body, size: body.byteLength }
}

/** Starts the dry run of a workbook. Nothing is saved. */
export async function startImport(ctx: Ctx, what: ImportName, target: string): Promise<{ jobId: string }> {
  const source = await admitted(ctx, what, target)
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  if (upload.size > MOST_BYTES) refuse('file.too_large', { max: '20 MB' })
  if (!(await beginsAsZip(upload))) refuse('file.type', { types: 'xlsx' })
  const job = newJob(ctx, 'import', what, target)
  void check(ctx, job, source, await keepUpload(ctx, upload, job.jobId))
  return { jobId: job.jobId }
}

async function check(ctx: Ctx, job: WorkbookJob, source: AnyImport, path: string): Promise<void> {
  try {
    const columns = await source.columns(ctx, job.target)
    const read = await runTask(
      'readTable',
      { path, sheet: source.sheet, columns: [...columns], mostRows: MOST_ROWS },
      (progress) => Object.assign(job, progress),
    )
    const unread = !read.ok ? [{ cell: '', code: 'workbook_broken', params: {} }] : read.faults
    const checked: Awaited<ReturnType<AnyImport['check']>> =
      read.ok && read.rows.length
        ? await source.check(ctx, job.target, read.rows)
        : { faults: [], payload: [] }
    const faults = [...unread, ...checked.faults].map((fault) => ({ sheet: source.sheet, ...fault }))
    Object.assign(job, {
      state: read.ok ? 'checked' : 'failed',
      done: read.rows.length,
      total: read.rows.length,
      faults: faults.slice(0, FAULTS_TOLD),
      faultCount: faults.length,
      rows: faults.length ? 0 : checked.payload.length,
      known: faults.length ? 0 : (checked.known ?? 0),
      parted: checked.payload.length > (source.unitRows ?? Number.POSITIVE_INFINITY),
      payload: faults.length ? null : checked.payload,
      typed: read.rows,
      preview: {
        head: columns.map(({ head }) => head),
        rows: read.rows.slice(0, ROWS_SHOWN).map(({ cells }) => columns.map(({ key }) => cells[key] ?? '')),
      },
    })
  } catch (error) {
    ctx.app.log.error({ fault: traceOf(error) }, 'a workbook could not be checked')
    Object.assign(job, { state: 'failed', faultCount: 1, faults: [broken(source)] })
  } finally {
    await rm(path, { force: true })
  }
}

const broken = (source: AnyImport) => ({ sheet: source.sheet, cell: '', code: 'workbook_broken', params: {} })

/**
 * Saves a workbook that was found right: all of it in one unit or nothing, or unit by unit where its kind says so. Of
 * the latter an interruption is refused as `workbook.interrupted`, with how many are in; asked again, it goes on there.
 */
export async function commitImport(
  ctx: Ctx,
  input: { commandId: string; jobId: string },
): Promise<{ saved: number; slips: number }> {
  const job = ownJob(ctx, input.jobId)
  if (job.kind !== 'import') return refuse('not_found')
  const source = await admitted(ctx, job.what as ImportName, job.target)
  job.saving ??= save(ctx, job, source, input.commandId).finally(() => {
    job.saving = null
  })
  const { saved } = await job.saving
  return { saved, slips: (await slipsOf(ctx, source, job)).length }
}

async function save(ctx: Ctx, job: WorkbookJob, source: AnyImport, commandId: string) {
  try {
    await saveParts(ctx, job, source)
    const answer = await ctx.db.write(source.lock(job.target), (tx) =>
      once(ctx, tx, commandId, 'workbook.commit', async () => ({
        saved: job.saved + (await source.save(ctx, tx, job.target, restOf(job))),
      })),
    )
    const made = source.slips ? job.payload?.map(source.slips.keyOf) : null
    Object.assign(job, { state: 'done', payload: null, typed: [], made: made ?? job.made })
    return answer
  } catch (error) {
    if (!job.saved || !job.payload) throw error
    return refuse('workbook.interrupted', { saved: job.saved, left: job.rows - job.saved })
  } finally {
    source.tell?.(ctx)
  }
}

/** What is left to be saved of a clean dry run. */
function restOf(job: WorkbookJob): unknown[] {
  if (job.state === 'running') refuse('workbook.job_busy')
  if (job.faultCount) refuse('workbook.has_errors', { n: job.faultCount })
  return (job.payload ?? refuse('not_found')).slice(job.saved)
}

/** Saves all but the last unit, each by itself: other writers come in between. */
async function saveParts(ctx: Ctx, job: WorkbookJob, source: AnyImport): Promise<void> {
  const { unitRows } = source
  if (!unitRows || !job.payload) return
  for (let rest = restOf(job); rest.length > unitRows; rest = restOf(job)) {
    const some = rest.slice(0, unitRows)
    job.saved += await ctx.db.write(source.lock(job.target), async (tx) => {
      await stillAsked(ctx, tx)
      return source.save(ctx, tx, job.target, some)
    })
  }
}

const slipsOf = async (ctx: Ctx, source: AnyImport, job: WorkbookJob): Promise<string[][]> =>
  source.slips && job.made.length ? source.slips.rows(ctx, job.made) : []

/**
 * First passwords of the accounts a saved import has made, as a workbook to be cut into slips: for who saved it, as
 * long as the job is there, and logged. `not_found` where none is random, or none is in force any more.
 */
export async function slipsFile(ctx: Ctx, jobId: string): Promise<FileOutput> {
  const job = ownJob(ctx, jobId)
  const source = await admitted(ctx, job.what as ImportName, job.target)
  const rows = await slipsOf(ctx, source, job)
  if (!rows.length || !source.slips) return refuse('not_found')
  await ctx.db.write(`slips:${jobId}`, (tx) =>
    log(tx, ctx, 'workbook.slips', `import:${job.what}`, { details: { count: rows.length } }),
  )
  const title = fill(words.slipsOf, { title: source.sheet })
  const body = await runTask('writeSheet', {
    title,
    subtitle: words.slipsNote,
    blocks: [{ heading: '', facts: [], head: [...source.slips.head], rows, sign: [] }],
    printedAt: +ctx.now,
  })
  return { name: `${title}.xlsx`, type: XLSX, body, size: body.byteLength }
}

/** The rows of a dry run as they were handed in, with what is wrong beside each. */
export async function faultsFile(
  ctx: Ctx,
  jobId: string,
  wordsOf: (code: string, params: object) => string,
): Promise<FileOutput> {
  const job = ownJob(ctx, jobId)
  if (job.kind !== 'import' || !job.typed.length) return refuse('not_found')
  const source = await admitted(ctx, job.what as ImportName, job.target)
  const columns = [...(await source.columns(ctx, job.target))]
  const byRow = new Map<number, string[]>()
  for (const { cell, code, params } of job.faults) {
    const row = Number(/\d+$/.exec(cell)?.[0] ?? 0)
    byRow.set(row, [...(byRow.get(row) ?? []), `${cell}：${wordsOf(code, params)}`])
  }
  const rows = job.typed.map(({ row, cells }) => ({ cells, fault: byRow.get(row)?.join(' ') ?? '' }))
  const body = await runTask('writeTemplate', { sheet: source.sheet, columns, rows })
  return { name: fill(words.faultsOf, { title: source.sheet }), type: XLSX, body, size: body.byteLength }
}
