import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { recusals } from '../../db/schema/live.ts'
import { candidates, experts, panels, seats } from '../../db/schema/review.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { SeatRole } from '../../shared/live/state.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { liveOf } from '../live/live.ts'
import { recuseExpert, setSeatRole, unlockScore, unrecuseExpert, withdrawCandidate } from '../live/office.ts'
import { change, type Review, type ReviewCommand, saveReview, visibleReview } from './scope.ts'

/**
 * What the office changes about the people of a review. In a draft the rows are changed; once approved the live
 * engine decides, so that the same rules hold whoever acts.
 */
async function inDraftOrRunning(
  tx: Tx,
  review: Review,
  draft: () => Promise<unknown>,
  running: () => Promise<unknown>,
): Promise<void> {
  if (review.status === 'draft') {
    await draft()
    await saveReview(tx, review)
  } else if (review.status === 'approved') await running()
  else refuse('workflow.wrong_state', { action: 'office', state: review.status })
}

const tell = (
  ctx: Ctx,
  tx: Tx,
  review: Review,
  action: AuditAction,
  details: { seatId?: string; candidateId?: string },
  reason?: string,
) => log(tx, ctx, action, `review:${review.id}`, { reviewId: review.id, details, reason })

async function expertOf(tx: Tx, reviewId: string, expertId: string) {
  const [row] = await tx
    .select({ id: experts.id })
    .from(experts)
    .where(and(eq(experts.id, expertId), eq(experts.reviewId, reviewId)))
  return row ?? refuse('not_found')
}

async function candidateOf(tx: Tx, reviewId: string, candidateId: string) {
  const [row] = await tx
    .select({ id: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.id, candidateId), eq(candidates.reviewId, reviewId)))
  return row ?? refuse('not_found')
}

type Pair = ReviewCommand & { expertId: string; candidateId: string; reason: string }

/** 回避 set by the office. */
export const recuse = (ctx: Ctx, input: Pair) =>
  change(ctx, 'review.recuse', input, async (tx, review) => {
    const { expertId, candidateId, reason } = input
    await expertOf(tx, review.id, expertId)
    await candidateOf(tx, review.id, candidateId)
    await inDraftOrRunning(
      tx,
      review,
      async () => {
        await tx
          .insert(recusals)
          .values({ reviewId: review.id, expertId, candidateId, by: 'office', reason, at: +ctx.now })
          .onConflictDoNothing()
      },
      () => recuseExpert(ctx, tx, review.id, { expertId, candidateId, reason }),
    )
    await tell(ctx, tx, review, 'review.recused', { candidateId }, reason)
    return {}
  })

export const unrecuse = (ctx: Ctx, input: Pair) =>
  change(ctx, 'review.unrecuse', input, async (tx, review) => {
    const { expertId, candidateId, reason } = input
    await expertOf(tx, review.id, expertId)
    await candidateOf(tx, review.id, candidateId)
    await inDraftOrRunning(
      tx,
      review,
      async () => {
        await tx
          .delete(recusals)
          .where(and(eq(recusals.expertId, expertId), eq(recusals.candidateId, candidateId)))
      },
      () => unrecuseExpert(ctx, tx, review.id, { expertId, candidateId }),
    )
    await tell(ctx, tx, review, 'review.unrecused', { candidateId }, reason)
    return {}
  })

/** 设置组长 / 主任 (M-5.6.2): a new leader takes the place of the old one, so there is never more than one. */
export const setRole = (ctx: Ctx, input: ReviewCommand & { seatId: string; role: SeatRole }) =>
  change(ctx, 'review.setRole', input, async (tx, review) => {
    const { seatId, role } = input
    const [seat] = await tx
      .select({ panelId: seats.panelId })
      .from(seats)
      .innerJoin(panels, eq(panels.id, seats.panelId))
      .where(and(eq(seats.id, seatId), eq(panels.reviewId, review.id)))
    if (!seat) return refuse('not_found')
    await inDraftOrRunning(
      tx,
      review,
      async () => {
        if (role === 'leader')
          await tx
            .update(seats)
            .set({ role: 'member' })
            .where(and(eq(seats.panelId, seat.panelId), eq(seats.role, 'leader')))
        await tx.update(seats).set({ role }).where(eq(seats.id, seatId))
      },
      () => setSeatRole(ctx, tx, review.id, { seatId, role }),
    )
    await tell(ctx, tx, review, 'review.role_set', { seatId })
    return {}
  })

/** 选择上报人 (M-5.8.6): exactly one. */
export const setReporter = (ctx: Ctx, input: ReviewCommand & { expertId: string }) =>
  change(ctx, 'review.setReporter', input, async (tx, review) => {
    if (review.status !== 'draft' && review.status !== 'approved')
      refuse('workflow.wrong_state', { action: 'setReporter', state: review.status })
    await expertOf(tx, review.id, input.expertId)
    await tx.update(experts).set({ reporter: false }).where(eq(experts.reviewId, review.id))
    await tx.update(experts).set({ reporter: true }).where(eq(experts.id, input.expertId))
    await saveReview(tx, review)
    if (review.status === 'approved') liveOf(ctx.app).engine.changed(tx, review.id)
    await tell(ctx, tx, review, 'review.reporter_set', {})
    return {}
  })

/** 终止: the candidate takes no part any more and stays in the minutes. */
export const withdraw = (ctx: Ctx, input: ReviewCommand & { candidateId: string; reason: string }) =>
  change(ctx, 'review.withdraw', input, async (tx, review) => {
    const { candidateId, reason } = input
    await candidateOf(tx, review.id, candidateId)
    await inDraftOrRunning(
      tx,
      review,
      async () => {
        await tx.update(candidates).set({ withdrawn: reason }).where(eq(candidates.id, candidateId))
      },
      () => withdrawCandidate(ctx, tx, review.id, { candidateId, reason }),
    )
    await tell(ctx, tx, review, 'review.withdrawn', { candidateId }, reason)
    return {}
  })

type Unlock = { commandId: string; panelId: string; seatId: string; candidateId: string; reason: string }

/** A submitted score is opened again for its author, with a reason. */
export async function unlock(ctx: Ctx, { panelId, seatId, candidateId, reason, commandId }: Unlock) {
  const reviewId = (await liveOf(ctx.app).engine.reviewOf(panelId)) ?? refuse('not_found')
  await visibleReview(ctx, ctx.db.read, reviewId)
  return change(ctx, 'review.unlockScore', { commandId, reviewId }, async (tx, review) => {
    if (review.status !== 'approved')
      refuse('workflow.wrong_state', { action: 'unlockScore', state: review.status })
    await unlockScore(ctx, tx, panelId, { seatId, candidateId })
    await tell(ctx, tx, review, 'review.score_unlocked', { seatId, candidateId }, reason)
    return {}
  })
}
