import { and, eq, max } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { reports, reviews } from '../../db/schema/review.ts'
import { rightsOf } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { mayMove } from '../../shared/review/review.workflow.ts'
import { log } from '../audit/log.ts'
import { endSession, endSessions } from '../auth/end-sessions.ts'
import type { Ctx } from '../ctx.ts'
import { traceOf } from '../fault.ts'
import { once } from '../once.ts'
import { liveLock } from './live.store.ts'
import { liveOf } from './live.ts'
import { resultSeal, resultsOf } from './results.ts'

/** The reporter's own session outlives the report by this, so that the receipt still arrives; in milliseconds. */
const GRACE_MS = 2_000

/**
 * 上报: hands the result to the office, and with it the review ends by itself: every expert's session is over
 * . The counts the reporter saw must be those stored.
 */
export async function report(ctx: Ctx, input: { commandId: string; passed: number; failed: number }) {
  const { app, db, actor } = ctx
  const reviewId = actor?.reviewId ?? refuse('auth.forbidden')
  const sessionId = ctx.sessionId ?? ''
  const answer = await db.write(liveLock(reviewId), (tx) =>
    once(ctx, tx, input.commandId, 'live.report', async () => {
      const live = (await liveOf(app).engine.inUnit(tx, reviewId)) ?? refuse('not_found')
      if (!actor?.expertId || !live.reporters.has(actor.expertId)) refuse('live.not_reporter')
      const [review] = await tx.select().from(reviews).where(eq(reviews.id, reviewId))
      if (!review) return refuse('not_found')
      const { status, startsAt, endsAt } = review
      refuseIf(mayMove('report', { status, startsAt, endsAt, red: 0, now: +ctx.now }, rightsOf(actor)))
      const { ready, rows, passed, failed } = await resultsOf(tx, app.secret, live)
      if (!ready) refuse('workflow.wrong_state', { action: 'report', state: status })
      if (passed !== input.passed || failed !== input.failed) refuse('live.list_changed')
      const [last] = await tx
        .select({ no: max(reports.no) })
        .from(reports)
        .where(eq(reports.reviewId, reviewId))
      const no = (last?.no ?? 0) + 1
      const seal = resultSeal(rows)
      await tx.insert(reports).values({
        id: ctx.newId(),
        reviewId,
        no,
        reportedAt: ctx.now,
        reportedBy: actor?.name ?? '',
        passed,
        failed,
        seal,
      })
      await tx
        .update(reviews)
        .set({ status: 'reported', version: review.version + 1 })
        .where(eq(reviews.id, reviewId))
      await log(tx, ctx, 'live.reported', `review:${reviewId}`, {
        reviewId,
        from: status,
        to: 'reported',
        details: { count: rows.length },
      })
      const experts = await tx
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(eq(accounts.reviewId, reviewId), eq(accounts.kind, 'expert')))
      const ids = experts.map(({ id }) => id)
      await endSessions(app, tx, ids, 'reported', { except: sessionId })
      liveOf(app).engine.changed(tx, reviewId)
      tx.afterCommit(() => app.sessions.forgetReview(reviewId))
      return { at: +ctx.now, no, seal }
    }),
  )
  endLater(ctx, sessionId)
  return answer
}

function endLater({ app }: Ctx, sessionId: string): void {
  const timer = setTimeout(() => {
    if (app.stopping()) return
    app.db
      .write('sessions', async (tx) => void (await endSession(app, tx, sessionId, 'reported')))
      .catch((error: unknown) => app.log.error({ fault: traceOf(error) }, 'a session was not ended'))
  }, GRACE_MS)
  timer.unref()
}
