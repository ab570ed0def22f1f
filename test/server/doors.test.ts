import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { io as connect } from 'socket.io-client'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fileNames } from '../../server/http.ts'
import { openWorld, PASSWORD, type Person, type World } from '../world.ts'

let world: World
let office: Person
beforeEach(async () => {
  world = await openWorld()
  office = await world.person('office')
  await office.signIn()
})
afterEach(() => world.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  world.app.fastify.inject({ method: 'GET', url, headers })
const extend = (headers: Record<string, string>) =>
  world.app.fastify.inject({
    method: 'POST',
    url: '/api/auth.extend',
    headers: { host: 'gp.example', cookie: office.cookie, ...headers },
    payload: {},
  })

test('a write from another site, or from nowhere, is refused; from our own pages it is done', async () => {
  const refused: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'http://gp.example.evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://gp.example' },
    { 'sec-fetch-site': 'same-site', origin: 'http://gp.example' },
    { 'sec-fetch-site': 'none' },
    {},
  ]
  for (const headers of refused) {
    const response = await extend(headers)
    expect([headers, response.statusCode, response.json()]).toEqual([
      headers,
      403,
      { code: 'auth.cross_site' },
    ])
  }
  expect((await extend({ origin: 'http://gp.example' })).statusCode).toBe(200)
  expect((await extend({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
})

test('a read may come by GET with its input in the query, and is never cached', async () => {
  const url = `/api/auth.entrance?input=${encodeURIComponent('{"portal":"review"}')}`
  const response = await get(url)
  expect(response.json()).toEqual({ portal: 'review', platform: '河南省职称工作信息平台' })
  expect(response.headers['cache-control']).toBe('no-store')
  expect((await get('/api/auth.entrance?input={')).json().code).toBe('input.not_json')
  expect((await get('/api/auth.entrance?input=1&input=2')).json().code).toBe('input.invalid')
})

test('every answer carries the headers that keep a browser honest', async () => {
  const { headers } = await get('/healthz')
  const csp = String(headers['content-security-policy'])
  expect(csp).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(csp).toContain("frame-ancestors 'none'")
  expect(csp).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  })
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers['x-powered-by']).toBeUndefined()
})

test('figures are for this machine, or for whoever knows the token; they name no person', async () => {
  const body = (await get('/metrics')).body
  expect(body).toContain('gongping_call_seconds')
  expect(body).not.toContain('office')
  expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.7' })).statusCode).toBe(404)
  const far = { method: 'GET', url: '/metrics', remoteAddress: '10.0.0.7' } as const
  expect((await world.app.fastify.inject(far)).statusCode).toBe(404)

  await world.close()
  world = await openWorld({ config: { metricsToken: 'a-token-of-twenty-signs' } })
  expect((await get('/metrics')).statusCode).toBe(404)
  const asked = { ...far, headers: { authorization: 'Bearer a-token-of-twenty-signs' } }
  expect((await world.app.fastify.inject(asked)).statusCode).toBe(200)
})

test('a socket needs a session and our own origin', async () => {
  const handshake = (extraHeaders: Record<string, string>) =>
    new Promise<string>((done) => {
      const socket = connect(world.app.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders,
      })
      socket.once('connect', () => done('in'))
      socket.once('connect_error', (error) => done((error as { data?: { code: string } }).data?.code ?? 'no'))
      socket.once('disconnect', () => socket.close())
    })
  const { origin } = new URL(world.app.url)
  expect(await handshake({ origin })).toBe('auth.required')
  expect(await handshake({ cookie: office.cookie })).toBe('no')
  expect(await handshake({ cookie: office.cookie, origin: 'https://evil.example' })).toBe('no')
  expect(await handshake({ cookie: office.cookie, origin })).toBe('in')
})

test('a socket calls only what is meant for it, and a session that ended is noticed at the next message', async () => {
  const socket = await office.socket()
  expect(await socket.call('auth.me')).toMatchObject({ ok: true, value: { actor: { login: 'office' } } })
  expect(await socket.call('auth.changePassword', { current: PASSWORD, next: 'Blue-River-8' })).toEqual({
    ok: false,
    problem: { code: 'not_found' },
  })
  const gone = socket.next('disconnect')
  await office.call('auth.logout')
  await gone
})

test('one socket cannot drown the others: beyond its share calls are refused', async () => {
  const socket = await office.socket()
  // Within one moment, however long this machine takes for it; a second later there is a share again.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  onTestFinished(() => clock.mockRestore())
  const passed = async () => {
    const all = await Promise.all(Array.from({ length: 400 }, () => socket.call('auth.me')))
    const codes = all.map((result) => (result.ok ? 'ok' : result.problem.code))
    expect(new Set(codes)).toEqual(new Set(['ok', 'auth.too_many']))
    return codes.filter((code) => code === 'ok').length
  }
  expect(await passed()).toBe(200)
  clock.mockReturnValue(performance.now() + 500)
  expect(await passed()).toBe(100)
})

test("a file's name gets through whole and cannot break the header", () => {
  expect(fileNames('评审结果 2026.xlsx')).toBe(
    `filename="____ 2026.xlsx"; filename*=UTF-8''%E8%AF%84%E5%AE%A1%E7%BB%93%E6%9E%9C%202026.xlsx`,
  )
  const nasty = fileNames('a"\r\nSet-Cookie: x=1;\\..\\/b\u202egpj.exe\ud800')
  expect(nasty).not.toMatch(/[\r\n\u202e\\/]/)
  expect(nasty.match(/"/g)).toHaveLength(2)
})

test('the client is served with a page for each portal, hashed files for ever, pages never from a cache', async () => {
  await world.close()
  const dist = join(world.config.dataDir, 'client')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'index.html'), 'start')
  writeFileSync(join(dist, 'review.html'), 'review')
  writeFileSync(join(dist, 'assets/a-1234.js'), 'code')
  world = await openWorld({ config: { distDir: dist } })
  const of = async (url: string) => {
    const { body, headers, statusCode } = await get(url)
    return [statusCode, body, headers['cache-control']]
  }
  expect(await of('/')).toEqual([200, 'start', 'no-cache'])
  const browser = { method: 'GET', url: '/', headers: { 'accept-encoding': 'gzip, deflate, br' } } as const
  expect((await world.app.fastify.inject(browser)).statusCode).toBe(200)
  expect(await of('/review/panel/7')).toEqual([200, 'review', 'no-cache'])
  expect(await of('/manage/reviews')).toEqual([200, 'start', 'no-cache'])
  expect(await of('/assets/a-1234.js')).toEqual([200, 'code', 'public, max-age=31536000, immutable'])
  expect((await get('/assets/gone.js')).statusCode).toBe(404)
  expect((await get('/../gongping.key')).statusCode).toBe(404)
  expect((await get('/%2e%2e/gongping.key')).statusCode).toBeGreaterThanOrEqual(400)
})

test('an error inside says a code to the person and nothing else', async () => {
  const entrypoint = world.app.entrypoints.get('auth.extend')!
  entrypoint.handle = async () => {
    throw new Error('secret detail of the inside')
  }
  const response = await extend({ origin: 'http://gp.example' })
  expect([response.statusCode, response.json()]).toEqual([500, { code: 'server.error' }])
})

test('an answer with a field its contract does not name is an error in tests', async () => {
  const entrypoint = world.app.entrypoints.get('auth.logout')!
  entrypoint.handle = async () => ({ done: true, passwordHash: 'x' })
  expect((await office.ask('auth.logout')).status).toBe(500)
  world.config.strictOutput = false
  expect((await office.ask('auth.logout')).body).toEqual({ done: true })
})
