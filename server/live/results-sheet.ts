import { eq } from 'drizzle-orm'
import { reviews } from '../../db/schema/review.ts'
import { type FileOutput, XLSX } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { runTask } from '../workers/pool.ts'
import type { ReviewLive } from './live.store.ts'
import { type ResultRow, resultsOf } from './results.ts'

/** The reporter's result table as a workbook, made on a worker thread. */
export async function resultsSheet(ctx: Ctx, live: ReviewLive): Promise<FileOutput> {
  const [review] = await ctx.db.read.select().from(reviews).where(eq(reviews.id, live.reviewId))
  if (!review) return refuse('not_found')
  const { ready, rows } = await resultsOf(ctx.db.read, ctx.app.secret, live)
  if (!ready) refuse('workflow.wrong_state', { action: 'resultsSheet', state: review.status })
  const { title, committee, year, place } = review
  const body = await runTask('writeSheet', {
    title: `${title} ${words.results}`,
    subtitle: fill(words.subtitle, { committee, year, place }),
    blocks: [{ heading: '', facts: [], head: HEAD, rows: rows.map(lineOf), sign: [] }],
    printedAt: +ctx.now,
  })
  return {
    name: fill(words.sheetName, { title, sheet: words.results }),
    type: XLSX,
    body,
    size: body.byteLength,
  }
}

const HEAD = [
  words.no,
  words.name,
  words.sex,
  words.unit,
  words.appliedTitle,
  words.specialty,
  words.group,
  ...[words.yes, words.against, words.abstain, words.opinion, words.result].map(
    (word) => `${words.group}·${word}`,
  ),
  ...[words.yes, words.against, words.abstain, words.base, words.need].map(
    (word) => `${words.committee}·${word}`,
  ),
  words.result,
]

const count = (n: number | null): string => (n === null ? '' : String(n))
const verdict = (pass: boolean | null): string => (pass === null ? '' : pass ? words.pass : words.fail)

function lineOf(row: ResultRow): string[] {
  const result =
    row.withdrawn !== null
      ? fill(words.withdrawn, { reason: row.withdrawn })
      : row.capped
        ? words.capped
        : verdict(row.pass)
  return [
    ...[count(row.no), row.name, row.sex, row.unit, row.appliedTitle, row.specialty, row.group],
    ...[count(row.groupYes), count(row.groupNo), count(row.groupAbstain)],
    ...[row.groupOpinion, verdict(row.groupPass)],
    ...[row.voteYes, row.voteNo, row.voteAbstain, row.base, row.need].map(count),
    result,
  ]
}
