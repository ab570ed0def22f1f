import { asc, eq } from 'drizzle-orm'
import { rounds } from '../../db/schema/live.ts'
import { panels } from '../../db/schema/review.ts'
import { type FileOutput, XLSX } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import type { LiveState } from '../../shared/live/state.ts'
import { refuse } from '../../shared/problem.ts'
import type { SHEETS } from '../../shared/review/review.api.ts'
import type { SheetBlock, SheetPage } from '../../shared/review/sheet.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { liveOf } from '../live/live.ts'
import { runTask } from '../workers/pool.ts'
import { loadPeople } from './people.ts'
import { type Review, visibleReview } from './scope.ts'
import { resultBlock, scoreBlock, signinBlock, votesBlock } from './sheet-blocks.ts'
import { minutesBlock } from './sheet-minutes.ts'
import { reviewResults } from './supervise.ts'

export type SheetKind = (typeof SHEETS)[number]
export interface SheetInput {
  reviewId: string
  sheet: SheetKind
  panelId?: string
}

/** One panel as the supervising office may see it, with what the sheets need of its rows. */
export interface SheetPanel {
  state: Pick<LiveState, 'panel' | 'round' | 'past' | 'review'>
  view: ReturnType<typeof audienceView>
  /** Expert's title by seat id. */
  titles: Record<string, string>
  /** Seal of each round by number. */
  seals: Record<number, string | null>
}

/**
 * Data of a document to print. Panels come through the supervisor's view, the one function that decides visibility:
 * no sheet can hold a choice beside a name, for that view has none.
 */
export async function printSheet(ctx: Ctx, input: SheetInput): Promise<SheetPage> {
  const review = await visibleReview(ctx, ctx.db.read, input.reviewId)
  if (!review.approvedAt) refuse('review.not_approved')
  return {
    title: `${review.title}${review.rehearsal ? words.rehearsal : ''} ${words[input.sheet]}`,
    subtitle: fill(words.subtitle, { committee: review.committee, year: review.year, place: review.place }),
    blocks: await blocksOf(ctx, review, input),
    printedAt: +ctx.now,
  }
}

async function blocksOf(ctx: Ctx, review: Review, { sheet, panelId }: SheetInput): Promise<SheetBlock[]> {
  if (sheet === 'results') return [resultBlock(await reviewResults(ctx, review.id))]
  const found = await panelsOf(ctx, review)
  const chosen = panelId === undefined ? found : found.filter(({ state }) => state.panel.id === panelId)
  if (chosen.length === 0) refuse('not_found')
  switch (sheet) {
    case 'signin':
      return chosen.map(signinBlock)
    case 'votes':
      return chosen.flatMap(votesBlock)
    case 'scores':
      return chosen.flatMap(scoreBlock)
    case 'minutes':
      return chosen.map((panel) => minutesBlock(panel, review))
  }
}

async function panelsOf(ctx: Ctx, review: Review): Promise<SheetPanel[]> {
  const people = await loadPeople(ctx.db.read, review.id)
  const titleOf = new Map(people.experts.map(({ id, title }) => [id, title]))
  const sealRows = await ctx.db.read
    .select({ panelId: rounds.panelId, no: rounds.no, seal: rounds.seal })
    .from(rounds)
    .innerJoin(panels, eq(panels.id, rounds.panelId))
    .where(eq(panels.reviewId, review.id))
    .orderBy(asc(rounds.no))
  const { engine, hub } = liveOf(ctx.app)
  const copies = await engine.quiet(review.id, (live) =>
    [...(live?.panels.values() ?? [])].map((state) => {
      const { panel, round, past } = state
      const view = audienceView(state, 'supervisor', hub.presence(panel.id))
      return structuredClone({ state: { panel, round, past, review: state.review }, view })
    }),
  )
  return copies.map((copy) => ({
    ...copy,
    titles: Object.fromEntries(people.seats.map(({ id, expertId }) => [id, titleOf.get(expertId) ?? ''])),
    seals: Object.fromEntries(
      sealRows.filter(({ panelId }) => panelId === copy.state.panel.id).map(({ no, seal }) => [no, seal]),
    ),
  }))
}

/** The same document as a workbook; each export is logged. */
export async function sheetFile(ctx: Ctx, input: SheetInput): Promise<FileOutput> {
  const page = await printSheet(ctx, input)
  await ctx.db.write(`export:${input.reviewId}`, (tx) =>
    log(tx, ctx, 'review.sheet_exported', `review:${input.reviewId}`, {
      reviewId: input.reviewId,
      details: { format: 'xlsx', file: input.sheet },
    }),
  )
  const body = await runTask('writeSheet', page)
  const review = await visibleReview(ctx, ctx.db.read, input.reviewId)
  const name = fill(words.sheetName, { title: review.title, sheet: words[input.sheet] })
  return { name, type: XLSX, body, size: body.byteLength }
}
