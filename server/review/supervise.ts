import type { Ctx } from '../ctx.ts'
import { liveOf, panelsLive } from '../live/live.ts'
import { resultsOf } from '../live/results.ts'
import { listReviews, rowOf } from './detail.ts'
import { visibleReview } from './scope.ts'

/** 职改办监督评审 (M-5.10.1): running and reported reviews with their panels' counters; no ballot is in them. */
export async function supervise(ctx: Ctx) {
  const running = await listReviews(ctx, ['approved', 'reported'])
  return Promise.all(
    running.map(async (review) => ({ ...rowOf(review), panels: await panelsLive(ctx.app, review.id) })),
  )
}

/** The result table, for the office; empty until the committee has decided. */
export async function reviewResults(ctx: Ctx, reviewId: string) {
  await visibleReview(ctx, ctx.db.read, reviewId)
  const live = await liveOf(ctx.app).engine.quiet(reviewId, (found) => found)
  return live
    ? resultsOf(ctx.db.read, ctx.app.secret, live)
    : { ready: false, rows: [], passed: 0, failed: 0 }
}
