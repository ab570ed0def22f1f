import { performance } from 'node:perf_hooks'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import { PROBLEMS, type Problem, problem, type Result } from '../shared/problem.ts'
import type { App } from './app.ts'
import { run } from './dispatch.ts'
import { problemOf, traceOf } from './fault.ts'
import { timeId } from './ids.ts'
import { bucket } from './limits.ts'
import { sameOrigin } from './origin.ts'
import { agentOf, openCtx, sessionIn } from './request.ts'

/** What a socket remembers; never the secret of its session. */
export interface SocketData {
  sessionId: string
  accountId: string
  address: string
  agent: string
  /** The end it was last warned of, so that it is warned once. */
  warnedOf?: number
}
export type LiveServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>
export type LiveSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`
export const orgRoom = (orgId: string): string => `org:${orgId}`
export const accountRoom = (accountId: string): string => `account:${accountId}`

type Ack = (result: Result<unknown>) => void

/**
 * The live door on Fastify's own HTTP server. WebSocket only, so no node needs sticky sessions; no compression
 * (it costs more than it saves on small messages); no recovery of Socket.IO's own: a client that comes back asks
 * for a snapshot, one road for every kind of gap.
 */
export function openIo(app: Pick<App, 'config' | 'fastify' | 'metrics'>): LiveServer {
  const io: LiveServer = new Server(app.fastify.server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: app.config.bodyBytes,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    allowRequest(request, callback) {
      const allowed = request.headers.origin !== undefined && sameOrigin(request.headers, app.config)
      if (!allowed) app.metrics.refused.inc()
      callback(null, allowed)
    },
  })
  return io
}

export function mountSocket(app: App): void {
  const { io } = app
  io.use((socket, next) => {
    admit(app, socket).then(
      (found) => next(found ? refusal(found) : undefined),
      (error: unknown) => {
        app.log.error({ fault: traceOf(error) }, 'a handshake failed')
        next(refusal(problem('server.error')))
      },
    )
  })
  io.on('connection', (socket) => {
    app.metrics.sockets.inc()
    socket.on('disconnect', () => app.metrics.sockets.dec())
    const mayPass = bucket(app.config.limits.callsPerSecond)
    socket.on('call', (name: unknown, input: unknown, ack: unknown) => {
      if (typeof ack !== 'function') return
      const reply = ack as Ack
      if (!mayPass(performance.now()))
        return reply({ ok: false, problem: problem('auth.too_many', { minutes: 1 }) })
      void call(app, socket, name, input).then(reply)
    })
    // The request of the handshake, headers and all, would otherwise stay as long as the socket.
    const { conn } = socket as unknown as { conn: { request: unknown } }
    conn.request = null
    socket.handshake.headers = {}
  })
}

async function admit(app: App, socket: LiveSocket): Promise<Problem | null> {
  const { headers, address } = socket.handshake
  const sessionId = sessionIn(app, headers)
  if (app.stopping()) return problem('server.stopping')
  const checked = sessionId ? await app.sessions.check(sessionId, true) : null
  if (!sessionId || !checked?.held) return problem('auth.required')
  if (checked.problem) return checked.problem
  const { actor } = checked.held
  const relayed = app.config.trustProxy ? headers['x-forwarded-for'] : undefined
  socket.data = {
    sessionId,
    accountId: actor.accountId,
    address: String(relayed ?? address)
      .split(',')
      .at(-1)!
      .trim()
      .slice(0, 64),
    agent: agentOf(headers),
  }
  await socket.join([sessionRoom(sessionId), accountRoom(actor.accountId)])
  // With a first password not even the topics of the news are heard; the change gives a new session and socket.
  if (actor.kind === 'staff' && actor.orgId && !actor.mustChange) await socket.join(orgRoom(actor.orgId))
  return null
}

/** The client finds code and params in the `data` of its `connect_error`. */
const refusal = (found: Problem): Error =>
  Object.assign(new Error(found.code), { data: { ...found, status: PROBLEMS[found.code] } })

async function call(app: App, socket: LiveSocket, name: unknown, input: unknown): Promise<Result<unknown>> {
  const entrypoint = typeof name === 'string' ? app.entrypoints.get(name) : undefined
  if (!entrypoint?.op.live) return { ok: false, problem: problem('not_found') }
  const leave = app.enter()
  if (!leave) return { ok: false, problem: problem('server.stopping') }
  const stop = app.metrics.calls.startTimer({ operation: entrypoint.name, door: 'socket' })
  const requestId = timeId(app.clock())
  let result: Result<unknown>
  try {
    const ctx = await openCtx(app, { operation: entrypoint.name, requestId, ...socket.data })
    ctx.socket = socket
    result = await run(entrypoint, ctx, input ?? {})
  } catch (error) {
    result = { ok: false, problem: problemOf(error) }
    app.log.error({ requestId, operation: entrypoint.name, fault: traceOf(error) }, 'a call failed')
  } finally {
    leave()
  }
  stop({ result: result.ok ? 'ok' : result.problem.code })
  return result
}
