import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { accounts } from '../../db/schema/account.ts'
import { reviews } from '../../db/schema/review.ts'
import type { App } from '../app.ts'
import { log } from '../audit/log.ts'
import { endSessions } from '../auth/end-sessions.ts'
import type { ReviewWindow } from '../auth/window.ts'
import { traceOf } from '../fault.ts'
import { timeId } from '../ids.ts'

/** When the accounts of a review work (M-5.7.3); null before the approval and after the review was closed. */
export async function windowOf(db: Db, reviewId: string): Promise<ReviewWindow | null> {
  const [review] = await db.read.select().from(reviews).where(eq(reviews.id, reviewId))
  if (!review?.approvedAt || review.status === 'closed' || review.status === 'draft') return null
  return {
    opensAt: new Date(review.startsAt),
    closesAt: new Date(review.endsAt),
    reported: review.status !== 'approved',
  }
}

/** Timers cannot sleep for weeks, and a laptop's sleep stretches them: look again at least this often. */
const MOST_MS = 10 * 60_000

const timers = new WeakMap<App, NodeJS.Timeout>()

/** Ends the sessions of reviews that are over and sets the timer for the next end. At start-up and at every change. */
export function rearm(app: App): void {
  clearTimeout(timers.get(app))
  if (app.stopping()) return
  void endOverdue(app)
    .catch((error: unknown) => {
      app.log.error({ fault: traceOf(error) }, 'ended reviews could not be swept')
      return null
    })
    .then((next) => {
      if (app.stopping()) return
      const wait = next === null ? MOST_MS : Math.max(50, Math.min(MOST_MS, next - +app.clock()))
      clearTimeout(timers.get(app))
      timers.set(app, setTimeout(() => rearm(app), wait).unref())
    })
}

export const disarm = (app: App): void => clearTimeout(timers.get(app))

/** Ends what is still signed in to reviews whose time is over, and gives the next end, in ms, or null. */
export async function endOverdue(app: App): Promise<number | null> {
  const running = await app.db.read
    .select({ id: reviews.id, endsAt: reviews.endsAt })
    .from(reviews)
    .where(inArray(reviews.status, ['approved', 'reported']))
  const now = +app.clock()
  for (const { id, endsAt } of running) if (endsAt <= now) await endOne(app, id)
  const later = running.map(({ endsAt }) => endsAt).filter((endsAt) => endsAt > now)
  return later.length ? Math.min(...later) : null
}

async function endOne(app: App, reviewId: string): Promise<void> {
  const owned = await app.db.read
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.reviewId, reviewId))
  const alive = await app.sessions.alive(owned.map(({ id }) => id))
  // Also whoever is over by time alone: the sweep of idle sessions need not be waited for.
  if (alive.length === 0) return
  const now = app.clock()
  await app.db.write(`window:${reviewId}`, async (tx) => {
    const [review] = await tx
      .select({ endsAt: reviews.endsAt })
      .from(reviews)
      .where(and(eq(reviews.id, reviewId), inArray(reviews.status, ['approved', 'reported'])))
    // Extended in this very moment.
    if (!review || review.endsAt > +now) return
    const ended = await endSessions(
      app,
      tx,
      owned.map(({ id }) => id),
      'window_over',
    )
    await log(
      tx,
      { db: app.db, actor: null, now, address: '', requestId: timeId(now) },
      'review.window_over',
      `review:${reviewId}`,
      { reviewId, details: { sessions: ended } },
    )
  })
}
