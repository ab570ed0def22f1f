import { eq } from 'drizzle-orm'
import { files } from '../../db/schema/review.ts'
import type { FileOutput } from '../../shared/file.ts'
import { votesOn } from '../../shared/live/facts.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { openFiles, shownName } from '../files.ts'
import { dossierOf } from './dossier.store.ts'
import { seatOf } from './engine.ts'
import { liveOf } from './live.ts'

/** Refuses unless the asker's seat in this panel votes on the candidate. */
async function mustVoteOn(ctx: Ctx, panelId: string, candidateId: string): Promise<void> {
  const { engine } = liveOf(ctx.app)
  const reviewId = await engine.reviewOf(panelId)
  if (reviewId === null || reviewId !== ctx.actor?.reviewId) return refuse('not_found')
  await engine.quiet(reviewId, (live) => {
    const state = live?.panels.get(panelId) ?? refuse('not_found')
    const seatId = seatOf(state, ctx.actor?.expertId) ?? refuse('live.not_a_seat')
    if (!state.round.scope.includes(candidateId) || !state.candidates[candidateId]) refuse('not_found')
    if (!votesOn(state, seatId, candidateId)) refuse('live.recused')
  })
}

/** 申报材料 of a candidate as this seat may read it; that it was opened is told by `live.openFile`. */
export async function dossier(ctx: Ctx, { panelId, candidateId }: { panelId: string; candidateId: string }) {
  await mustVoteOn(ctx, panelId, candidateId)
  return dossierOf(ctx.db.read, candidateId)
}

/** A document of a candidate, shown in the page. */
export async function document(
  ctx: Ctx,
  { panelId, fileId }: { panelId: string; fileId: string },
): Promise<FileOutput> {
  const [file] = await ctx.db.read.select().from(files).where(eq(files.id, fileId))
  if (!file) return refuse('not_found')
  await mustVoteOn(ctx, panelId, file.candidateId)
  const { name, type, size, sha256 } = file
  const body = openFiles(ctx.app.config.dataDir).read(sha256)
  return { name: shownName(name, type), type, size, body, inline: true }
}
