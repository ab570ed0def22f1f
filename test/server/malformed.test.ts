import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIMITS } from '../../server/config.ts'
import { PROBLEMS } from '../../shared/problem.ts'
import { OPERATIONS } from '../authorisation/ask.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let everyone: Person[]
beforeAll(async () => {
  world = await openWorld({
    config: {
      limits: {
        ...LIMITS,
        ...{ requestsPerMinute: 1e6, loginsPerMinute: 1e6, failuresPerAddress: 1e6, callsPerSecond: 1e6 },
      },
    },
  })
  const window = { opensAt: new Date(0), closesAt: new Date('2099-01-01'), reported: false }
  world.windows.set('review-1', window)
  everyone = [
    world.browser({ id: '', login: '' }),
    await world.person('all-duties', { duties: ['admin', 'handler', 'principal', 'auditor'] }),
    await world.person('officer', { duties: ['system', 'security'] }),
    await world.person('expert-1', { kind: 'expert', reviewId: 'review-1' }),
    await world.person('beamer-1', { kind: 'screen', reviewId: 'review-1' }),
  ]
  for (const person of everyone) if (person.id) await person.signIn()
})
afterAll(() => world.close())

const LONG = 'x'.repeat(5000)
/** Bodies nobody meant: wrong kinds, unknown keys, keys that reach for the prototype. */
const BODIES = [
  'null',
  'true',
  '42',
  '""',
  '[]',
  '[[]]',
  '{"unknown":1}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"portal":{},"login":[],"password":7,"id":{},"reviewId":{},"commandId":0,"panelId":null,"limit":"many"}',
  '{"portal":"manage","login":"\\u0000","password":"\\u0000","id":"\\u0000","reviewId":"\\u0000"}',
  `{"portal":"manage","login":"${LONG}","password":"${LONG}","id":"${LONG}","reviewId":"${LONG}"}`,
  '{"limit":1e309,"before":-1,"from":"x","to":[]}',
  '{"limit":9007199254740993,"before":1.5}',
  '{"',
  'not json',
  '',
]

const NAMES = OPERATIONS.map(([name]) => name).filter((name) => !name.startsWith('auth.logout'))
const headersOf = (person: Person, type = 'application/json') => {
  const { origin, host } = new URL(world.app.url)
  return { origin, host, 'content-type': type, ...(person.cookie && { cookie: person.cookie }) }
}
const post = (name: string, person: Person, payload: string, type?: string) =>
  world.app.fastify.inject({ method: 'POST', url: `/api/${name}`, headers: headersOf(person, type), payload })

test('malformed input to every operation by everybody is a refusal with a code, never a failure', async () => {
  for (const name of NAMES)
    for (const person of everyone)
      for (const body of BODIES) {
        const response = await post(name, person, body)
        const said = `${name} ← ${body.slice(0, 60)}: ${response.statusCode} ${response.body.slice(0, 200)}`
        expect(response.statusCode, said).toBeLessThan(500)
        if (response.statusCode >= 400) {
          const { code } = response.json()
          expect(Object.keys(PROBLEMS), said).toContain(code)
          expect(response.statusCode, said).toBe(PROBLEMS[code as keyof typeof PROBLEMS])
        }
      }
}, 120_000)

test('the same over the socket: names, inputs and acknowledgements of any kind', async () => {
  const odd = ['__proto__', 'constructor', 'auth', 'auth.', 'auth.__proto__', 7, null, {}, []]
  const inputs = [null, 7, 'x', [], { unknown: 1 }, { panelId: '' }, JSON.parse('{"__proto__":{"a":1}}')]
  for (const person of everyone.slice(1)) {
    const { raw } = await person.socket()
    for (const name of [...NAMES, ...odd])
      for (const input of inputs) {
        const result = await raw.timeout(5000).emitWithAck('call', name, input)
        const said = `${person.login}: ${name} ← ${JSON.stringify(input)}: ${JSON.stringify(result)}`
        if (!result.ok) expect(PROBLEMS[result.problem.code as keyof typeof PROBLEMS], said).toBeLessThan(500)
      }
  }
  const socket = await everyone[1]!.socket()
  socket.raw.emit('call', 'auth.me', {}, 'no function')
  socket.raw.emit('call')
  socket.raw.emit('no-such-event', { a: 1 })
  expect(await socket.call('auth.me')).toMatchObject({ ok: true })
})

test('an operation that is not there is not found, whatever it is called and however it is asked', async () => {
  for (const url of [
    'nothing.here',
    '__proto__',
    'auth.__proto__',
    'auth.login/x',
    '%2e%2e%2f',
    'auth.login%00',
    '',
  ])
    for (const method of ['POST', 'GET', 'DELETE'] as const) {
      const { statusCode } = await world.app.fastify.inject({
        method,
        url: `/api/${url}`,
        headers: headersOf(everyone[1]!),
      })
      expect([400, 404]).toContain(statusCode)
    }
  const { statusCode } = await world.app.fastify.inject({ method: 'GET', url: '/api/auth.login' })
  expect(statusCode).toBe(404)
})

test('a body of another kind, too large or compressed is refused before it is read', async () => {
  const [, office] = everyone
  const of = async (...args: Parameters<typeof post>) => {
    const { statusCode, body } = await post(...args)
    return [statusCode, JSON.parse(body).code]
  }
  expect(await of('auth.login', office!, 'a=1', 'application/x-www-form-urlencoded')).toEqual([
    400,
    'input.not_json',
  ])
  expect(await of('auth.login', office!, '<a/>', 'text/xml')).toEqual([400, 'input.not_json'])
  expect(await of('auth.login', office!, `{"login":"${'x'.repeat(300_000)}"}`)).toEqual([
    413,
    'input.too_large',
  ])
  expect(await of('auth.login', office!, '{"', 'application/json')).toEqual([400, 'input.not_json'])
})

test('a message larger than the limit costs the socket, not the server', async () => {
  const socket = await everyone[1]!.socket()
  const gone = socket.next('disconnect')
  socket.raw.emit('call', 'auth.me', { x: 'x'.repeat(400_000) }, () => {})
  await gone
  expect((await everyone[1]!.call('auth.me')).actor.login).toBe('all-duties')
})

test('a request that is not HTTP does not hurt', async () => {
  const { port } = new URL(world.app.url)
  await new Promise<void>((done) => {
    const request = httpRequest({
      port,
      method: 'POST',
      path: '/api/auth.login',
      headers: { 'content-length': '9' },
    })
    request.on('error', () => done())
    request.write('{"')
    request.destroy(new Error('gone'))
  })
  expect((await everyone[1]!.call('auth.me')).actor.login).toBe('all-duties')
})
