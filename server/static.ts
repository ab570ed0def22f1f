import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** First path segments that are pages of the client; each answers with its own page when it was built with one. */
const PAGES = ['manage', 'review', 'screen', 'public', 'declare', 'ui'] as const
const YEAR_S = 365 * 24 * 3600

/** Serves the built client: hashed files for ever, pages never from a cache. Without a build there is only `/api`. */
export async function mountStatic(fastify: FastifyInstance, distDir: string): Promise<void> {
  if (!existsSync(join(distDir, 'index.html'))) return
  await fastify.register(fastifyStatic, {
    root: distDir,
    serve: true,
    wildcard: true,
    // A folder's page is not found as soon as the browser takes compressed answers: `/` has a route of its own.
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes(`${join(distDir, 'assets')}`)
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
    },
  })
  fastify.get('/', (_request, reply) => reply.sendFile('index.html'))
  for (const page of PAGES) {
    const own = [`${page}.html`, `${page}/index.html`].find((file) => existsSync(join(distDir, file)))
    for (const url of [`/${page}`, `/${page}/*`])
      fastify.get(url, (_request, reply) => reply.sendFile(own ?? 'index.html'))
  }
}
