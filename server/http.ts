import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FileOutput } from '../shared/file.ts'
import { PROBLEMS, type Problem, problem, Refusal, type Result } from '../shared/problem.ts'
import type { App } from './app.ts'
import { type Entrypoint, mayRun, run } from './dispatch.ts'
import { problemOf, traceOf } from './fault.ts'
import { sameOrigin } from './origin.ts'
import { agentOf, openCtx, sessionIn } from './request.ts'
import { discard, receive } from './upload.ts'

/** Mounts every operation as `POST /api/<name>`, reads also as `GET /api/<name>?input=<json>`. */
export function mountHttp(fastify: FastifyInstance, app: App): void {
  fastify.decorateRequest('arrivedAt')
  fastify.addHook('onRequest', async (request) => {
    request.arrivedAt = app.clock()
  })
  for (const entrypoint of app.entrypoints.values()) {
    const methods = entrypoint.op.kind === 'read' ? ['GET', 'POST'] : ['POST']
    fastify.route({
      method: methods,
      url: `/api/${entrypoint.name}`,
      handler: (request, reply) => answer(app, entrypoint, request, reply),
    })
  }
  fastify.all('/api/*', (_request, reply) => send(reply, problem('not_found')))
}

declare module 'fastify' {
  interface FastifyRequest {
    /** When the head of the request had come, before its body was read. */
    arrivedAt: Date
  }
}

async function answer(app: App, entrypoint: Entrypoint, request: FastifyRequest, reply: FastifyReply) {
  const { op, name } = entrypoint
  if (request.method !== 'GET' && !sameOrigin(request.headers, app.config))
    return send(reply, problem('auth.cross_site'))
  const leave = app.enter()
  if (!leave) return send(reply, problem('server.stopping'))
  const stop = app.metrics.calls.startTimer({ operation: name, door: 'http' })
  let uploaded: string | null = null
  let result: Result<unknown>
  try {
    const open = () =>
      openCtx(app, {
        operation: name,
        sessionId: sessionIn(app, request.headers),
        requestId: request.id,
        arrivedAt: request.arrivedAt,
        address: request.ip,
        agent: agentOf(request.headers),
      })
    let ctx = await open()
    let input: unknown
    if (op.upload) {
      // Nobody fills the disk who may not ask at all.
      const found = mayRun(entrypoint, ctx)
      if (found) return send(reply, found)
      const { upload, input: given } = await receive(request, app.uploadDir)
      uploaded = upload.path
      // a file may be on its way for long, and rights may be gone when the last of it comes
      ctx = await open()
      ctx.upload = upload
      input = given
    } else input = inputOf(request)
    result = await run(entrypoint, ctx, input)
    for (const cookie of ctx.cookies) reply.header('set-cookie', cookie)
  } catch (error) {
    result = { ok: false, problem: problemOf(error) }
    if (!(error instanceof Refusal))
      request.log.error({ operation: name, fault: traceOf(error) }, 'a call failed')
  } finally {
    if (uploaded) await discard(uploaded)
    leave()
  }
  stop({ result: result.ok ? 'ok' : result.problem.code })
  if (!result.ok) return send(reply, result.problem)
  reply.header('cache-control', 'no-store')
  return op.download ? sendFile(reply, result.value as FileOutput) : reply.send(result.value ?? null)
}

/** Body of a POST, `input` of a GET; nothing counts as an empty object. */
function inputOf(request: FastifyRequest): unknown {
  if (request.method !== 'GET') return request.body ?? {}
  const { input } = request.query as { input?: unknown }
  if (input === undefined) return {}
  if (typeof input !== 'string') throw new Refusal(problem('input.invalid', { where: 'input' }))
  try {
    return JSON.parse(input)
  } catch {
    throw new Refusal(problem('input.not_json'))
  }
}

export function send(reply: FastifyReply, found: Problem) {
  return reply.code(PROBLEMS[found.code]).header('cache-control', 'no-store').send(found)
}

/** A document is never a page: whatever it holds, no script of it runs with our cookie. */
function sendFile(reply: FastifyReply, file: FileOutput) {
  const kind = file.inline ? 'inline' : 'attachment'
  reply
    .type(file.type)
    .header('content-disposition', `${kind}; ${fileNames(file.name)}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  if (file.size !== undefined) reply.header('content-length', file.size)
  return reply.send(file.body instanceof Uint8Array ? Buffer.from(file.body) : Readable.from(file.body))
}

/** RFC 6266: a plain name for old programs, the true one in UTF-8; no quote, path or line break gets through. */
export function fileNames(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_').slice(0, 150)
  const plain = safe.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
