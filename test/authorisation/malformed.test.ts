import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROBLEMS } from '../../shared/problem.ts'
import type { Person } from '../world.ts'
import { askJoin, OPERATIONS } from './ask.ts'
import { type Cast, openCast } from './people.ts'
import type { Role, Target } from './roles.ts'
import { TABLE } from './table.ts'

let cast: Cast
beforeAll(async () => void (cast = await openCast()))
afterAll(() => cast.office.close())

/** What no field of any operation means. */
const ODD: unknown[] = [
  null,
  true,
  -1,
  7.5,
  2 ** 31,
  2 ** 53,
  1e300,
  '',
  ' ',
  'x\0y',
  '\ud800',
  '𠮷'.repeat(5000),
  '__proto__',
  'constructor',
  "' or 1=1 --",
  [],
  [[]],
  ['x\0y'],
  {},
  { 'x\0y': 'yes' },
  { $gt: '' },
  Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`k${n}`, 'yes'])),
]

/** Somebody whom the operation lets in, so that the oddity gets as far as it can. */
function insider(name: string): Role {
  const { own } = TABLE[name]!
  const order: Role[] = [
    ...(['leader', 'reporter', 'handler', 'principal', 'auditor', 'unit_admin', 'unit_handler'] as const),
    ...(['admin', 'system', 'security', 'applicant', 'nobody'] as const),
  ]
  return (
    order.find(
      (role) =>
        own[role] && !/^(auth\.required|live\.not_(a_seat|leader|reporter)|not_found)/.test(own[role]),
    ) ?? 'nobody'
  )
}

const post = (person: Person, name: string, payload: string | Buffer, type = 'application/json') => {
  const { origin, host } = new URL(cast.world.app.url)
  const headers = { origin, host, 'content-type': type, ...(person.cookie && { cookie: person.cookie }) }
  return cast.world.app.fastify.inject({ method: 'POST', url: `/api/${name}`, headers, payload })
}

/** A refusal has a code of the list and its status; nothing is ever a failure of ours. */
function judge(status: number, text: string, said: string): string | null {
  if (status < 400) return null
  const { code } = JSON.parse(text)
  return status < 500 && PROBLEMS[code as keyof typeof PROBLEMS] === status
    ? null
    : `${said}: ${status} ${text}`
}

/** The sound input with one field odd, missing or too much; a command of its own each time, or it would be a repeat. */
function* spoilt(name: string, own: Target): Generator<[string, object]> {
  const sound = () => TABLE[name]!.input(own)
  yield ['one field too many', { ...sound(), surplus: 'x' }]
  yield ['a field of the prototype', JSON.parse('{"__proto__":{"duties":["principal"]}}')]
  for (const key of Object.keys(sound())) {
    const { [key]: _gone, ...rest } = sound()
    yield [`without ${key}`, rest]
    for (const value of ODD)
      yield [`${key} = ${JSON.stringify(value).slice(0, 40)}`, { ...sound(), [key]: value }]
  }
}

const harmless = OPERATIONS.filter(([name]) => !name.startsWith('auth.logout'))
const ownOf = async (name: string, role: Role) => (await cast.targets(role, TABLE[name]!)).own

test.each(harmless.filter(([, op]) => !op.upload).map(([name]) => name))(
  '%s refuses what is odd',
  async (name) => {
    const role = insider(name)
    const faults: string[] = []
    for (const [what, input] of spoilt(name, await ownOf(name, role))) {
      const { statusCode, body } = await post(cast.people[role], name, JSON.stringify(input))
      faults.push(judge(statusCode, body.startsWith('{') ? body : '{}', `${role}, ${what}`) ?? '')
      if (TABLE[name]!.ends && role !== 'nobody') await cast.signInAgain(role)
    }
    expect(faults.filter(Boolean)).toEqual([])
  },
)

test.each(harmless.filter(([, op]) => op.live).map(([name]) => name))(
  '%s refuses it over the socket',
  async (name) => {
    const role = insider(name)
    const socket = await cast.socket(role)
    const faults: string[] = []
    for (const [what, input] of spoilt(name, await ownOf(name, role))) {
      const result = await socket.call(name, input)
      if (!result.ok && !(PROBLEMS[result.problem.code] < 500)) faults.push(`${what}: ${result.problem.code}`)
    }
    expect(faults).toEqual([])
  },
)

test('a join with anything that is no panel is refused, and the socket lives', async () => {
  const socket = await cast.socket('leader')
  for (const odd of ODD) {
    const { outcome } = await askJoin(socket, odd as string)
    expect([JSON.stringify(odd).slice(0, 40), outcome]).toEqual([
      expect.anything(),
      expect.stringMatching(/^(input\.invalid|not_found)$/),
    ])
  }
  expect(await socket.call('auth.me')).toMatchObject({ ok: true })
})

const B = 'boundary-of-this-test'
const part = (name: string, body: string | Buffer, filename?: string) =>
  Buffer.concat([
    Buffer.from(
      `--${B}\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`,
    ),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ])
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${B}--\r\n`)])
const MULTIPART = `multipart/form-data; boundary=${B}`

test.each(OPERATIONS.filter(([, op]) => op.upload).map(([name]) => name))(
  '%s refuses odd uploads',
  async (name) => {
    const role = insider(name)
    const sound = JSON.stringify(TABLE[name]!.input(await ownOf(name, role)))
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000, 7)])
    const cases: [string, Buffer | string, string?][] = [
      ['no form at all', sound, 'application/json'],
      ['no boundary', 'x', 'multipart/form-data'],
      ['an empty form', form()],
      ['no file', form(part('input', sound))],
      ['a form cut off', form(part('input', sound), part('file', 'x', 'a.pdf')).subarray(0, -30)],
      ['an empty file', form(part('input', sound), part('file', '', 'a.pdf'))],
      ['the input after the file', form(part('file', 'x', 'a.pdf'), part('input', sound))],
      ['an input that is no JSON', form(part('input', '{'), part('file', 'x', 'a.pdf'))],
      ['an input that is a list', form(part('input', '[]'), part('file', 'x', 'a.pdf'))],
      [
        'ids with NUL',
        form(part('input', '{"reviewId":"\\u0000","candidateId":"\\u0000"}'), part('file', 'x', 'a')),
      ],
      ['a name out of the folder', form(part('input', sound), part('file', 'x', '../../gongping.key'))],
      ['a name without end', form(part('input', sound), part('file', 'x', 'n'.repeat(9000)))],
      ['the wrong kind', form(part('input', sound), part('file', '<html><script>', 'a.pdf'))],
      ['a program', form(part('input', sound), part('file', Buffer.from('MZ\u0090\u0000'), 'a.pdf'))],
      ['a zip of nothing', form(part('input', sound), part('file', zip, 'a.xlsx'))],
      [
        'ten files',
        form(part('input', sound), ...Array.from({ length: 10 }, () => part('file', 'x', 'a.pdf'))),
      ],
      [
        'a thousand fields',
        form(...Array.from({ length: 1000 }, (_, n) => part(`f${n}`, 'x')), part('file', 'x', 'a')),
      ],
    ]
    const faults: string[] = []
    for (const [what, body, type = MULTIPART] of cases) {
      const response = await post(cast.people[role], name, body, type)
      faults.push(judge(response.statusCode, response.body, what) ?? '')
      if (response.statusCode === 200 && what !== 'a zip of nothing') faults.push(`${what} was taken`)
    }
    expect(faults.filter(Boolean)).toEqual([])
  },
)

test('a file larger than the limit is refused, and nothing of it stays', async () => {
  const { world } = cast
  const kept = () => readdirSync(world.app.uploadDir)
  const before = kept()
  const file = Buffer.alloc(world.config.uploadBytes + 1)
  const body = form(
    part('input', JSON.stringify({ candidateId: (await ownOf('review.attachOne', 'handler')).candidateId })),
    part('file', file, 'a.pdf'),
  )
  const response = await post(cast.people.handler, 'review.attachOne', body, MULTIPART)
  expect([response.statusCode, response.json().code]).toEqual([413, 'file.too_large'])
  expect(kept()).toEqual(before)
})
