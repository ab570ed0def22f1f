import type { Db } from '../db/open.ts'
import type { Actor } from '../shared/actor.ts'
import type { Problem } from '../shared/problem.ts'
import type { App } from './app.ts'
import type { LiveSocket } from './socket.ts'

/** A file that came with the request, in a temporary place; it is deleted when the handler returns. */
export interface Upload {
  path: string
  filename: string
  /** Bytes. */
  size: number
}

/** What a handler knows about the request it answers. */
export interface Ctx {
  actor: Actor | null
  /** Why a session that was presented does not hold any more; `null` when none was. */
  ended: Problem | null
  db: Db
  now: Date
  newId(): string
  requestId: string
  /** Client's address, and its browser as it calls itself, both cut to a sane length. */
  address: string
  agent: string
  /** Hash of the presented session's secret, alive or not. */
  sessionId: string | null
  upload?: Upload
  /** The socket a live call came through; a subscription joins its rooms. */
  socket?: LiveSocket
  /** Set-Cookie lines for the answer; a socket call cannot set any. */
  cookies: string[]
  app: App
}
