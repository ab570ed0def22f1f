import { lt } from 'drizzle-orm'
import { sessions } from '../db/schema/account.ts'
import { WARNING_MS } from '../shared/auth/session.rules.ts'
import type { App } from './app.ts'
import { endSession } from './auth/end-sessions.ts'
import { traceOf } from './fault.ts'
import { runDueJobs } from './job/runner.ts'
import { deliverDue } from './message/deliver.ts'

/** Ended sessions are kept this long, so that an old tablet still learns why. */
const KEEP_MS = 7 * 24 * 3600_000

/**
 * Looks at every connected session: warns those about to end, ends those that are over (time, window, report,
 * disabled account) and tells their sockets. Called by a timer; tests call it after moving the clock.
 */
export async function sweepSessions(app: App): Promise<void> {
  const now = +app.clock()
  for (const socket of await app.io.local.fetchSockets()) {
    const { sessionId } = socket.data
    const { held, problem, why } = await app.sessions.check(sessionId, false)
    if (held && !problem) {
      const end = Math.min(held.idleAt, held.endsAt)
      if (end - now > WARNING_MS || socket.data.warnedOf === end) continue
      socket.data.warnedOf = end
      socket.emit('session:warning', {
        at: end,
        extendable: held.idleAt < held.endsAt,
      })
    } else if (why)
      await app.db.write('sessions', async (tx) => void (await endSession(app, tx, sessionId, why)))
    else app.tellEnded(sessionId, held?.endedWhy ?? 'expired', app.clock())
  }
}

/** Forgets sessions that ended long ago. */
async function dropOldSessions(app: App): Promise<void> {
  const before = new Date(+app.clock() - KEEP_MS)
  await app.db.write(
    'sessions',
    async (tx) => void (await tx.delete(sessions).where(lt(sessions.endsAt, before))),
  )
}

/**
 * Starts all of them on timers that do not keep the process alive; the returned function stops them. One that takes
 * longer than its interval is not begun a second time beside itself. A call under way holds up the stop of the server.
 */
export function startSweeps(app: App): () => void {
  const every = (ms: number, sweep: (app: App) => Promise<unknown>) => {
    let busy = false
    return setInterval(() => {
      const leave = busy ? null : app.enter()
      if (!leave) return
      busy = true
      sweep(app)
        .catch((error: unknown) => app.log.error({ fault: traceOf(error) }, 'a sweep failed'))
        .finally(() => {
          busy = false
          leave()
        })
    }, ms).unref()
  }
  const timers = [
    every(10_000, sweepSessions),
    every(3600_000, dropOldSessions),
    every(5_000, runDueJobs),
    every(5_000, deliverDue),
  ]
  return () => timers.forEach(clearInterval)
}
