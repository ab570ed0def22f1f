import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Db } from '../db/open.ts'
import type { EndReason } from '../shared/auth/session.rules.ts'
import type { JobKind } from '../shared/job/job.ts'
import type { ImportName, ListName } from '../shared/list.ts'
import { openLucia, type Sessions } from './auth/lucia.ts'
import { openPasswords, type Passwords } from './auth/password.ts'
import { openSessionStore, type SessionStore } from './auth/session-store.ts'
import type { WindowOf } from './auth/window.ts'
import type { Config } from './config.ts'
import { type Entrypoint, entrypointsOf } from './dispatch.ts'
import { openFastify } from './fastify.ts'
import { traceOf } from './fault.ts'
import { handlers } from './handlers.ts'
import { mountHttp } from './http.ts'
import type { AnyImport } from './import.ts'
import { openInFlight } from './in-flight.ts'
import type { JobRun } from './job/schedule.ts'
import { type LoginLimits, openLimits } from './limits.ts'
import type { AnyList } from './list.ts'
import { imports, lists } from './lists.ts'
import type { Gateway } from './message/gateway.ts'
import { type Metrics, mountMetrics, openMetrics } from './metrics.ts'
import { type Parts, standardParts } from './parts.ts'
import { tryAddress } from './port.ts'
import { jobs } from './schedule.ts'
import { openSecret, type Secret } from './secret.ts'
import { type LiveServer, mountSocket, openIo, sessionRoom } from './socket.ts'
import { mountStatic } from './static.ts'
import { startSweeps } from './sweep.ts'

/** Calls under way get this long when the server stops, in milliseconds. */
const DRAIN_MS = 10_000

/** A running server, whole: what the process, the tests and the bench all hold. */
export interface App {
  config: Config
  log: FastifyBaseLogger
  db: Db
  fastify: FastifyInstance
  io: LiveServer
  entrypoints: ReadonlyMap<string, Entrypoint>
  clock: () => Date
  passwords: Passwords
  lucia: Sessions
  sessions: SessionStore
  limits: LoginLimits
  secret: Secret
  metrics: Metrics
  windowOf: WindowOf
  lists: Record<ListName, AnyList>
  imports: Record<ImportName, AnyImport>
  jobs: Partial<Record<JobKind, JobRun>>
  /** What carries messages out of the house. */
  gateway: Gateway
  /** Uploads under way; emptied at every start. */
  uploadDir: string
  /** Address it answers at, `http://127.0.0.1:8080`. */
  url: string
  /** Counts a call in and gives the function that counts it out; `null` while stopping. */
  enter: () => (() => void) | null
  stopping: () => boolean
  /** Tells the sockets of a session `session:ended` and cuts them off. */
  tellEnded(sessionId: string, why: EndReason, at: Date): void
  /** Lets calls under way finish, tells sockets `server:restarting`, closes everything. */
  close(): Promise<void>
}

/**
 * Opens the store, composes the server and listens. Whatever fails, what was opened before is closed again, and
 * the error is thrown: a `StoreError`, or the system's own with its code (`EADDRINUSE`, `EACCES`).
 */
export async function openApp(config: Config, overrides: Partial<Parts> = {}): Promise<App> {
  const parts = { ...standardParts, ...overrides }
  const undo: (() => Promise<unknown> | unknown)[] = []
  try {
    return await compose(config, parts, undo)
  } catch (error) {
    for (const step of undo.toReversed()) await step()
    throw error
  }
}

async function compose(config: Config, parts: Parts, undo: (() => unknown)[]): Promise<App> {
  const uploadDir = join(config.dataDir, 'uploads')
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const secret = openSecret(config.dataDir)
  const metrics = openMetrics()
  const flight = openInFlight()
  const fastify = await openFastify(config)
  undo.push(() => fastify.close())
  const report = (error: unknown) =>
    fastify.log.error({ fault: traceOf(error) }, 'a job after a commit failed')
  const db = await parts.openDb(config.databaseUrl, { report })
  undo.push(() => db.close())
  // Only now: a second server must not empty the first one's uploads.
  rmSync(uploadDir, { recursive: true, force: true })
  mkdirSync(uploadDir, { mode: 0o700 })
  const windowOf: WindowOf = (reviewId) => parts.windowOf(db, reviewId)
  const app: App = {
    config,
    log: fastify.log,
    db,
    fastify,
    io: openIo({ config, fastify, metrics }),
    entrypoints: entrypointsOf(handlers),
    clock: parts.clock,
    passwords: await openPasswords(config),
    lucia: openLucia(parts.clock, config.publicUrl?.startsWith('https:') ?? false),
    sessions: openSessionStore(db, windowOf, parts.clock),
    limits: openLimits(config.limits, parts.clock),
    secret,
    metrics,
    windowOf,
    lists,
    imports,
    jobs,
    gateway: parts.gateway(config.dataDir),
    uploadDir,
    url: '',
    enter: flight.enter,
    stopping: flight.stopping,
    tellEnded(sessionId, why, at) {
      const room = app.io.in(sessionRoom(sessionId))
      room.emit('session:ended', { why, at: +at })
      room.disconnectSockets(true)
    },
    close: () => (closed ??= close()),
  }
  let closed: Promise<void> | null = null
  const stopSweeps = startSweeps(app)
  async function close(): Promise<void> {
    stopSweeps()
    app.io.emit('server:restarting')
    await flight.drain(DRAIN_MS)
    for (const release of parts.release) await release(app)
    app.io.disconnectSockets(true)
    app.io.engine.close()
    await fastify.close()
    await db.close()
  }
  undo.push(stopSweeps)
  mountHttp(fastify, app)
  mountMetrics(fastify, metrics, config)
  fastify.get('/healthz', async () => ({ ok: true }))
  fastify.get('/readyz', (_request, reply) =>
    reply.code(flight.stopping() ? 503 : 200).send({ ok: !flight.stopping() }),
  )
  await mountStatic(fastify, config.distDir)
  mountSocket(app)
  parts.attachLive(app.io, app)
  await tryAddress(config.host, config.port)
  for (const prepare of parts.prepare) await prepare(app)
  app.url = await fastify.listen({ host: config.host, port: config.port })
  return app
}
