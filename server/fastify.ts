import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { problem } from '../shared/problem.ts'
import type { Config } from './config.ts'
import { problemOf, traceOf } from './fault.ts'
import { mountHeaders } from './headers.ts'
import { send } from './http.ts'

/** Fastify with what every request goes through: id, log, headers, limits, and refusals with a code. */
export async function openFastify(config: Config): Promise<FastifyInstance> {
  const fastify = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, base: null },
    // Fastify's own lines hold whole addresses, query strings included; ours hold the operation.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: config.bodyBytes,
    trustProxy: config.trustProxy ? 'loopback' : false,
    // A roster's documents come over the room's wireless network.
    requestTimeout: 900_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  })
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId, routeOptions } = request
    const line = {
      requestId,
      method,
      route: routeOptions.url ?? '-',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (line.route.startsWith('/api')) request.log.info(line, 'request')
    else request.log.debug(line, 'request')
  })
  fastify.setErrorHandler((error, request, reply) => {
    const found = problemOf(error)
    if (found.code === 'server.error')
      request.log.error({ requestId: request.id, fault: traceOf(error) }, 'a request failed')
    return send(reply, found)
  })
  fastify.setNotFoundHandler((_request, reply) => send(reply, problem('not_found')))
  await mountHeaders(fastify, config)
  await fastify.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await fastify.register(rateLimit, { max: config.limits.requestsPerMinute, timeWindow: 60_000 })
  await fastify.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      files: 1,
      fields: 4,
      fieldSize: 64 * 1024,
      parts: 8,
      fileSize: config.uploadBytes,
      headerPairs: 50,
    },
  })
  return fastify
}
