import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { type FileOutput, XLSX } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import type { ListName } from '../../shared/list.ts'
import { mayAsk } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { clockSecondsText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { traceOf } from '../fault.ts'
import { type AnyList, type Found, type ListColumn, rowsInOrder } from '../list.ts'
import { runFed } from '../workers/pool.ts'
import { conditionsOf } from './conditions.ts'
import { newJob, ownJob, type WorkbookJob } from './jobs.ts'

/** Rows of one export, and rows read at a time: small enough that a live vote waits for none of them. */
const MOST_ROWS = 300_000
const CHUNK = 1000
/** Ids read at a time, and how often they are read anew where the list changes meanwhile. */
const SLICE = 10_000
const TRIES = 3

interface Input {
  list: ListName
  input: Record<string, unknown>
  columns: string[]
  whole: boolean
  reason?: string | undefined
}

/**
 * Begins an export of exactly what the list shows under this input: the list's own right, input and visibility. Whole
 * numbers need the right to see them and a reason; every export is logged.
 */
export async function startExport(
  ctx: Ctx,
  { list, input, columns, whole, reason }: Input,
): Promise<{ jobId: string }> {
  const source = ctx.app.lists[list]
  refuseIf(mayAsk(ctx.actor, source.right))
  if (whole) {
    refuseIf(mayAsk(ctx.actor, 'person.reveal'))
    if (!reason) refuse('workbook.reason')
  }
  const parsed = source.input.safeParse(input)
  if (!parsed.success) return refuse('input.invalid', { where: 'input' })
  const found = await source.find(ctx, parsed.data)
  const total = await found.count()
  if (total > MOST_ROWS) refuse('workbook.too_many', { max: MOST_ROWS })
  const chosen = source.columns.filter(({ key }) => columns.includes(key))
  const job = newJob(ctx, 'export', list, '')
  await ctx.db.write(`export:${job.jobId}`, (tx) =>
    log(tx, ctx, 'workbook.exported', `list:${list}`, { details: { list, count: total, whole }, reason }),
  )
  Object.assign(job, { total, path: join(ctx.app.uploadDir, `${job.jobId}.xlsx`) })
  const shown = chosen.length ? chosen : source.columns
  void write(ctx, job, source, found, shown, { input, whole, reason: reason ?? '' })
  return { jobId: job.jobId }
}

interface Said {
  input: Record<string, unknown>
  whole: boolean
  reason: string
}

async function write(
  ctx: Ctx,
  job: WorkbookJob,
  source: AnyList,
  found: Found,
  columns: readonly ListColumn<{ id: string }>[],
  said: Said,
): Promise<void> {
  const title = words[`list.${job.what as ListName}`]
  try {
    job.done = await runFed(
      'writeList',
      {
        path: job.path!,
        title,
        head: columns.map(({ head, width }) => ({ head, width: width ?? 14 })),
        notes: await notesOf(ctx, job, title, said),
      },
      chunksOf(ctx, job, source, found, columns, said.whole),
      job.stop.signal,
    )
    Object.assign(job, {
      state: 'done',
      total: job.done,
      fileName: fill(words.listName, { title, day: dayOf(ctx.now) }),
    })
  } catch (error) {
    if (job.state === 'running') {
      job.state = 'failed'
      ctx.app.log.error({ fault: traceOf(error) }, 'an export failed')
    }
    await rm(job.path!, { force: true })
  }
}

/**
 * All ids of a list, a slice at a time: a hundred thousand at once would keep everybody waiting. Each slice begins with
 * the last row of the one before; is it another, somebody came or left meanwhile, and the list is read anew, at last in
 * one go.
 */
export async function allIds(found: Found): Promise<string[]> {
  for (let n = 0; n < TRIES; n++) {
    const ids = await inSlices(found)
    if (ids) return ids
  }
  return found.ids(MOST_ROWS, 0)
}

async function inSlices(found: Found): Promise<string[] | null> {
  let ids: string[] = []
  for (;;) {
    const slice = await found.ids(SLICE, Math.max(0, ids.length - 1))
    if (ids.length && slice[0] !== ids.at(-1)) return null
    ids = ids.concat(ids.length ? slice.slice(1) : slice)
    if (slice.length < SLICE || ids.length >= MOST_ROWS) return ids
    await othersTurn()
  }
}

/** The rows a chunk at a time, in the order of the list; the ids are found before, so that no row comes twice. */
async function* chunksOf(
  ctx: Ctx,
  job: WorkbookJob,
  source: AnyList,
  found: Found,
  columns: readonly ListColumn<{ id: string }>[],
  whole: boolean,
): AsyncGenerator<(string | number | null)[][]> {
  const ids = await allIds(found)
  job.total = ids.length
  for (let start = 0; start < ids.length; start += CHUNK) {
    if (job.state !== 'running') return
    const rows = await rowsInOrder(ctx, source, ids.slice(start, start + CHUNK), whole)
    yield rows.map((row) => columns.map(({ value }) => value(row)))
    job.done = Math.min(ids.length, start + CHUNK)
  }
}

async function notesOf(
  ctx: Ctx,
  job: WorkbookJob,
  title: string,
  { input, whole, reason }: Said,
): Promise<[string, string][]> {
  const said = await conditionsOf(ctx, job.what as ListName, input)
  return [
    [words.noteList, title],
    [words.noteUnit, ctx.actor?.orgName ?? ''],
    [words.noteBy, `${ctx.actor?.name ?? ''}（${ctx.actor?.login ?? ''}）`],
    [words.noteAt, clockSecondsText(ctx.now)],
    [words.noteFilter, said || words.noteAll],
    [words.noteRows, String(job.total)],
    [words.noteKind, whole ? fill(words.noteWhole, { reason }) : words.noteMasked],
    [words.noteWarning, words.noteInternal],
  ]
}

/** The workbook of a finished export, to whoever made it. */
export async function exportFile(ctx: Ctx, jobId: string): Promise<FileOutput> {
  const job = ownJob(ctx, jobId)
  if (job.kind !== 'export' || job.state !== 'done' || !job.path) return refuse('not_found')
  const { size } = await stat(job.path)
  return { name: job.fileName ?? 'export.xlsx', type: XLSX, body: createReadStream(job.path), size }
}
