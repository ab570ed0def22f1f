import { afterEach, beforeEach, expect, test } from 'vitest'
import { newLogin, newPassword } from '../../server/auth/credentials.ts'
import { endSessions } from '../../server/auth/end-sessions.ts'
import { sweepSessions } from '../../server/sweep.ts'
import { authApi } from '../../shared/auth/auth.api.ts'
import { openWorld, PASSWORD, type Person, START, type World } from '../world.ts'

const HOUR = 3_600_000
let world: World
let expert: Person
beforeEach(async () => {
  world = await openWorld()
  world.windows.set('review-1', { opensAt: START, closesAt: new Date(+START + 8 * HOUR), reported: false })
  expert = await world.person('k7tm-4hqd', { kind: 'expert', reviewId: 'review-1' })
})
afterEach(() => world.close())

const login = { portal: 'review', login: 'k7tm-4hqd', password: PASSWORD }
const setWindow = (opensAt: number, closesAt: number, reported = false) => {
  world.windows.set('review-1', {
    opensAt: new Date(+START + opensAt * HOUR),
    closesAt: new Date(+START + closesAt * HOUR),
    reported,
  })
  world.app.sessions.forgetReview('review-1')
}

test('R-0.3 accounts come from the office: nothing anybody may ask makes one', async () => {
  const publicNames = Object.entries(authApi)
    .filter(([, { right }]) => right === 'public')
    .map(([name]) => name)
  expect(publicNames).toEqual(['entrance', 'login'])
  await expert.signIn()
  expect((await expert.call('auth.me')).actor).toMatchObject({ kind: 'expert', reviewId: 'review-1' })
})

test('R-0.4 an expert enters the review system with the rights of a seat and nothing of the office', async () => {
  const me = await expert.call('auth.login', login)
  expect(me.portal).toBe('review')
  expect(me.rights).toEqual(expect.arrayContaining(['live.seat']))
  expect(me.rights.filter((right: string) => /^(review|audit)\./.test(right))).toEqual([])
  expect((await expert.refused('audit.list')).code).toBe('auth.forbidden')
})

test('accounts work inside the window only, told after the right password alone', async () => {
  setWindow(1, 2)
  expect(await expert.refused('auth.login', login)).toEqual({
    code: 'auth.not_open_yet',
    params: { from: '2026-11-20 10:00' },
  })
  expect((await expert.refused('auth.login', { ...login, password: 'Wrong-Word-1' })).code).toBe(
    'auth.wrong_pair',
  )
  world.pass(HOUR)
  await expert.signIn()
  world.pass(HOUR)
  expect((await expert.refused('auth.me')).code).toBe('auth.window_over')
  expect(await expert.refused('auth.login', login)).toEqual({
    code: 'auth.window_over',
    params: { to: '2026-11-20 11:00' },
  })
})

test('a report kills the accounts at once, a return revives them', async () => {
  await expert.signIn()
  const socket = await expert.socket()
  setWindow(0, 8, true)
  expect(await socket.call('auth.me')).toEqual({ ok: false, problem: { code: 'auth.reported' } })
  const ended = socket.next('session:ended')
  await sweepSessions(world.app)
  expect(await ended).toEqual({ why: 'reported', at: +world.now() })
  expect((await expert.refused('auth.login', login)).code).toBe('auth.reported')
  setWindow(0, 9)
  await expert.signIn()
})

test('the end of the window cuts an open page off and says so', async () => {
  await expert.signIn()
  const socket = await expert.socket()
  setWindow(0, 0.1)
  world.pass(0.1 * HOUR)
  const ended = socket.next('session:ended')
  await sweepSessions(world.app)
  expect(await ended).toEqual({ why: 'window_over', at: +world.now() })
})

test('signing in on a spare tablet takes over: the old one is told, cut off and refused with the reason', async () => {
  await expert.signIn()
  const socket = await expert.socket()
  const ended = socket.next('session:ended')
  const gone = socket.next('disconnect')
  const spare = world.browser(expert, 'expert')
  await spare.signIn()
  expect(await ended).toEqual({ why: 'taken_over', at: +world.now() })
  await gone
  expect((await expert.refused('auth.me')).code).toBe('auth.taken_over')
  await expect(expert.socket()).rejects.toMatchObject({ code: 'auth.taken_over' })
  expect((await spare.call('auth.sessions')).sessions).toHaveLength(1)
})

test('endSessions of a review reaches every socket with the reason', async () => {
  const other = await world.person('m4pd-7xtw', { kind: 'expert', reviewId: 'review-1' })
  await expert.signIn()
  await other.signIn()
  const told = await Promise.all([expert, other].map((person) => person.socket()))
  const ends = told.map((socket) => socket.next('session:ended'))
  const { app } = world
  const n = await app.db.write('review:1', (tx) => endSessions(app, tx, [expert.id, other.id], 'reported'))
  expect(n).toBe(2)
  expect(await Promise.all(ends)).toEqual([1, 2].map(() => ({ why: 'reported', at: +world.now() })))
  expect((await expert.refused('auth.me')).code).toBe('auth.reported')
})

test('an expert idles fifteen minutes, calls over the socket count as use, a screen never idles', async () => {
  const screen = await world.person('beamer', { kind: 'screen', reviewId: 'review-1' })
  await screen.signIn()
  await expert.signIn()
  const socket = await expert.socket()
  for (let time = 0; time < 4; time++) {
    world.pass(10 * 60_000)
    await socket.call('auth.extend')
  }
  expect((await expert.call('auth.me')).actor.login).toBe('k7tm-4hqd')
  world.pass(15 * 60_000)
  expect(await socket.call('auth.me')).toEqual({ ok: false, problem: { code: 'auth.required' } })
  expect((await screen.call('auth.me')).actor.kind).toBe('screen')
})

test('logins and passwords are random, readable aloud and without look-alike signs', () => {
  const logins = Array.from({ length: 2000 }, newLogin)
  const passwords = Array.from({ length: 2000 }, newPassword)
  for (const login of logins)
    expect(login).toMatch(/^[ac-hj-np-rtw-y][ac-hj-np-rtw-y34679]{3}-[ac-hj-np-rtw-y34679]{4}$/)
  for (const password of passwords) {
    expect(password).toMatch(/^([ac-hj-np-rtw-y34679]{4}-){2}[ac-hj-np-rtw-y34679]{4}$/)
    for (const group of password.split('-')) expect(group).toMatch(/\d/)
  }
  expect([...logins, ...passwords].join('')).not.toMatch(/[0o1il2z5s8buv]/)
  expect(new Set(logins).size).toBe(2000)
  expect(new Set(passwords).size).toBe(2000)
})
