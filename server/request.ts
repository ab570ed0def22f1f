import type { IncomingHttpHeaders } from 'node:http'
import type { App } from './app.ts'
import { sessionHash } from './auth/lucia.ts'
import type { Ctx } from './ctx.ts'
import { timeId } from './ids.ts'

/** Operations that say nothing about whether somebody is there. */
const IDLE_OPERATIONS = new Set(['auth.me', 'auth.extend'])
/**
 * A body that keeps the server waiting longer than this, ms, has not arrived with its head: nobody holds a door open
 * over a deadline and goes on writing.
 */
const BODY_MS = 30_000
/** Longest part of a browser's own name that is kept. */
const AGENT_LENGTH = 200

interface Asked {
  operation: string
  /** Hash of the session's secret. */
  sessionId: string | null
  requestId: string
  /** When its head arrived; absent: now. */
  arrivedAt?: Date
  address: string
  agent: string
}

/**
 * The context of one call: the session is checked here, from memory, at every single one. `now` is when the call
 * arrived, not when its turn came: by that the end of a window is judged.
 */
export async function openCtx(app: App, asked: Asked): Promise<Ctx> {
  const now = arrivalOf(asked, app.clock())
  const use = !IDLE_OPERATIONS.has(asked.operation)
  const checked = asked.sessionId ? await app.sessions.check(asked.sessionId, use) : null
  return {
    actor: checked?.held && !checked.problem ? checked.held.actor : null,
    ended: checked?.problem ?? null,
    db: app.db,
    now,
    newId: () => timeId(now),
    requestId: asked.requestId,
    address: asked.address,
    agent: asked.agent,
    sessionId: asked.sessionId,
    cookies: [],
    app,
  }
}

const arrivalOf = ({ arrivedAt }: Asked, now: Date): Date =>
  arrivedAt ? new Date(Math.max(+arrivedAt, +now - BODY_MS)) : now

/** Hash of the session secret a browser sent, or `null`. */
export function sessionIn(app: App, headers: IncomingHttpHeaders): string | null {
  const secret = app.lucia.secretIn(headers.cookie)
  return secret ? sessionHash(secret) : null
}

export const agentOf = (headers: IncomingHttpHeaders): string =>
  (headers['user-agent'] ?? '').slice(0, AGENT_LENGTH)
