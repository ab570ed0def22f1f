import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { candidates, panels, reports, reviews } from '../../db/schema/review.ts'
import { rightsOf } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { mayMove, type ReviewAction } from '../../shared/review/review.workflow.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { liveOf } from '../live/live.ts'
import { sendBackPanels } from '../live/office.ts'
import { change, type Review, type ReviewCommand, saveReview } from './scope.ts'
import { endAccounts } from './slips.ts'
import { rearm } from './window.ts'

/** Whether the step may be taken; only the approval looks at the checklist, so `red` is none here. */
function guard(ctx: Ctx, action: ReviewAction, review: Review): void {
  const { status, startsAt, endsAt } = review
  refuseIf(mayMove(action, { status, red: 0, now: +ctx.now, startsAt, endsAt }, rightsOf(ctx.actor)))
}

/** To be done with every change of a review's state or window: sessions and live memory read it anew. */
function announce(ctx: Ctx, tx: Tx, review: Review): void {
  if (review.approvedAt) liveOf(ctx.app).engine.changed(tx, review.id)
  tx.afterCommit(() => {
    ctx.app.sessions.forgetReview(review.id)
    rearm(ctx.app)
  })
}

const span = (startsAt: number, endsAt: number) => ({ opensAt: startsAt, closesAt: endsAt })

type SetWindow = ReviewCommand & { startsAt: number; endsAt: number; reason: string }

/** 设置评审时间, also while the review runs: an extension wakes accounts that have just died. */
export const setWindow = (ctx: Ctx, input: SetWindow) =>
  change(ctx, 'review.setWindow', input, async (tx, review) => {
    if (review.status !== 'draft' && review.status !== 'approved')
      refuse('workflow.wrong_state', { action: 'setWindow', state: review.status })
    const { startsAt, endsAt, reason } = input
    if (!(endsAt > startsAt) || (review.status === 'approved' && endsAt <= +ctx.now))
      refuse('review.window_order')
    const saved = await saveReview(tx, review, { startsAt: Math.floor(startsAt), endsAt: Math.floor(endsAt) })
    await log(tx, ctx, 'review.window_set', `review:${review.id}`, {
      reviewId: review.id,
      reason,
      details: span(Math.floor(startsAt), Math.floor(endsAt)),
    })
    announce(ctx, tx, review)
    return saved
  })

type Reasoned = ReviewCommand & { reason: string }

/** 终止评审: the accounts die at once. */
export const close = (ctx: Ctx, input: Reasoned) =>
  change(ctx, 'review.close', input, async (tx, review) => {
    guard(ctx, 'close', review)
    const saved = await saveReview(tx, review, { status: 'closed', closedReason: input.reason })
    const sessions = await endAccounts(ctx, tx, review.id)
    await log(tx, ctx, 'review.closed', `review:${review.id}`, {
      reviewId: review.id,
      from: review.status,
      to: 'closed',
      reason: input.reason,
      details: { sessions },
    })
    announce(ctx, tx, review)
    return saved
  })

/** Throws a draft away with everything in it. */
export const discard = (ctx: Ctx, input: ReviewCommand) =>
  change(ctx, 'review.discard', input, async (tx, review) => {
    if (review.status !== 'draft') refuse('review.frozen')
    await tx.delete(candidates).where(eq(candidates.reviewId, review.id))
    await tx.delete(panels).where(eq(panels.reviewId, review.id))
    await tx.delete(reviews).where(eq(reviews.id, review.id))
    await log(tx, ctx, 'review.discarded', `review:${review.id}`, { reviewId: review.id, from: 'draft' })
    return {}
  })

type SendBack = ReviewCommand & {
  target: 'committee' | 'group' | 'candidates'
  panelIds: string[]
  candidateIds: string[]
  reason: string
  endsAt: number
}

/**
 * 退回 (M-5.10.2): new rounds where they are asked for, the old ones kept, the report answered, and the accounts
 * alive again until the new end.
 */
export const sendBack = (ctx: Ctx, input: SendBack) =>
  change(ctx, 'review.return', input, async (tx, review) => {
    guard(ctx, 'return', review)
    if (input.endsAt <= +ctx.now || input.endsAt <= review.startsAt) refuse('review.window_order')
    const endsAt = Math.floor(input.endsAt)
    const saved = await saveReview(tx, review, { status: 'approved', endsAt })
    // The panels are decided on as they will stand: in a review that runs again.
    liveOf(ctx.app).engine.changed(tx, review.id)
    await sendBackPanels(ctx, tx, review.id, input)
    await answerReport(ctx, tx, review, 'returned', input.reason)
    await log(tx, ctx, 'review.returned', `review:${review.id}`, {
      reviewId: review.id,
      from: review.status,
      to: 'approved',
      reason: input.reason,
      details: {
        why: input.target,
        count: input.panelIds.length + input.candidateIds.length,
        closesAt: endsAt,
      },
    })
    announce(ctx, tx, review)
    return saved
  })

/** 接收结果 by the 负责人: the review is over for good. */
export const accept = (ctx: Ctx, input: ReviewCommand) =>
  change(ctx, 'review.accept', input, async (tx, review) => {
    guard(ctx, 'accept', review)
    await answerReport(ctx, tx, review, 'accepted', null)
    const saved = await saveReview(tx, review, { status: 'accepted' })
    const sessions = await endAccounts(ctx, tx, review.id)
    await log(tx, ctx, 'review.accepted', `review:${review.id}`, {
      reviewId: review.id,
      from: review.status,
      to: 'accepted',
      details: { sessions },
    })
    announce(ctx, tx, review)
    return saved
  })

/** Writes the office's answer on the latest report, when it has none yet. */
async function answerReport(
  ctx: Ctx,
  tx: Tx,
  review: Review,
  answer: 'accepted' | 'returned',
  reason: string | null,
): Promise<void> {
  const [latest] = await tx
    .select()
    .from(reports)
    .where(eq(reports.reviewId, review.id))
    .orderBy(desc(reports.no))
    .limit(1)
  if (!latest || latest.answer !== null) return
  await tx
    .update(reports)
    .set({ answer, answeredAt: ctx.now, answeredBy: ctx.actor?.name ?? '', reason })
    .where(eq(reports.id, latest.id))
}
