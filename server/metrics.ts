import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { problem } from '../shared/problem.ts'
import type { Config } from './config.ts'

/** The process's figures for Prometheus. Labels are operations and codes; never a person, a panel or a choice. */
export function openMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    calls: new Histogram({
      name: 'gongping_call_seconds',
      help: 'Time of an operation from its arrival to its answer',
      labelNames: ['operation', 'door', 'result'] as const,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 5],
      registers,
    }),
    sockets: new Gauge({ name: 'gongping_sockets', help: 'Connected clients', registers }),
    refused: new Counter({
      name: 'gongping_handshakes_refused_total',
      help: 'Socket handshakes refused',
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof openMetrics>

/** `/metrics` for this machine itself, or for whoever knows the token. */
export function mountMetrics(fastify: FastifyInstance, { registry }: Metrics, config: Config): void {
  fastify.get('/metrics', async (request, reply) => {
    if (!mayRead(request, config.metricsToken)) return reply.code(404).send(problem('not_found'))
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token !== null) return given !== undefined && sameText(given, token)
  // A proxy on this machine makes everybody look local.
  const relayed = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  return relayed === undefined && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
