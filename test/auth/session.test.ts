import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sessions } from '../../db/schema/account.ts'
import { openLucia } from '../../server/auth/lucia.ts'
import { sweepSessions } from '../../server/sweep.ts'
import { openWorld, PASSWORD, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const MINUTE = 60_000

test('a session ends after thirty idle minutes and after twelve hours whatever its use', async () => {
  const office = await world.person('office')
  await office.signIn()
  world.pass(29 * MINUTE)
  await office.call('auth.extend')
  world.pass(29 * MINUTE)
  await office.call('auth.extend')
  world.pass(30 * MINUTE)
  expect((await office.refused('auth.me')).code).toBe('auth.required')

  await office.signIn()
  for (let time = 0; time < 12 * 3 - 1; time++) {
    world.pass(20 * MINUTE)
    await office.call('auth.extend')
  }
  world.pass(20 * MINUTE)
  expect((await office.refused('auth.extend')).code).toBe('auth.required')
})

test('an account that is stopped opens nothing more, also where no session was ended', async () => {
  const office = await world.person('office')
  await office.signIn()
  await world.exec(`update accounts set disabled = true where id = '${office.id}'`)
  world.app.sessions.forgetAccount(office.id)
  expect((await office.refused('auth.me')).code).toBe('auth.disabled')
})

test('asking who I am is no use: it does not keep a session alive', async () => {
  const office = await world.person('office')
  await office.signIn()
  const { session } = await office.call('auth.me')
  expect(session).toEqual({
    serverTime: +world.now(),
    idleAt: +world.now() + 30 * MINUTE,
    endsAt: +world.now() + 720 * MINUTE,
    warnMs: 2 * MINUTE,
  })
  for (let time = 0; time < 2; time++) {
    world.pass(15 * MINUTE)
    if (time === 0) expect((await office.call('auth.me')).session.idleAt).toBe(session.idleAt)
  }
  expect((await office.refused('auth.me')).code).toBe('auth.required')
})

test('an open page is warned two minutes before the end, once, and told when it has come', async () => {
  const office = await world.person('office')
  await office.signIn()
  const socket = await office.socket()
  const warnings: unknown[] = []
  socket.raw.on('session:warning', (warning) => warnings.push(warning))
  const idleAt = +world.now() + 30 * MINUTE
  world.pass(28.5 * MINUTE)
  await sweepSessions(world.app)
  await sweepSessions(world.app)
  await socket.call('auth.me')
  expect(warnings).toEqual([{ at: idleAt, extendable: true }])

  await socket.call('auth.extend')
  world.pass(29 * MINUTE)
  await sweepSessions(world.app)
  await socket.call('auth.me')
  expect(warnings).toHaveLength(2)

  const ended = socket.next('session:ended')
  const gone = socket.next('disconnect')
  world.pass(2 * MINUTE)
  await sweepSessions(world.app)
  expect(await ended).toEqual({ why: 'expired', at: +world.now() })
  await gone
})

test('signing in again and changing the password give a new secret, and the old one is dead', async () => {
  const office = await world.person('office')
  await office.signIn()
  const first = office.cookie
  await office.signIn()
  const second = office.cookie
  await office.call('auth.changePassword', { current: PASSWORD, next: 'Blue-River-8' })
  expect(new Set([first, second, office.cookie]).size).toBe(3)
  for (const cookie of [first, second]) {
    const old = Object.assign(world.browser(office), { cookie })
    expect((await old.refused('auth.me')).code).toBe('auth.required')
  }
  expect((await office.call('auth.me')).actor.login).toBe('office')
})

test('a password change signs out every other browser and tells its socket why', async () => {
  const office = await world.person('office')
  await office.signIn()
  const other = world.browser(office)
  await other.signIn()
  const socket = await other.socket()
  const ended = socket.next('session:ended')
  await office.call('auth.changePassword', { current: PASSWORD, next: 'Blue-River-8' })
  expect(await ended).toEqual({ why: 'password', at: +world.now() })
  expect((await other.refused('auth.me')).code).toBe('auth.required')
})

test('sessions are listed, one can be ended from another, and all at once', async () => {
  const office = await world.person('office')
  await office.signIn()
  const other = world.browser(office)
  await other.signIn()
  const { sessions: mine } = await office.call('auth.sessions')
  expect(mine.map((session: { current: boolean }) => session.current).sort()).toEqual([false, true])
  const id = mine.find((session: { current: boolean }) => !session.current).id
  const ended = (await other.socket()).next('session:ended')
  await office.call('auth.endSession', { id })
  expect(await ended).toEqual({ why: 'ended_by_owner', at: +world.now() })
  expect((await other.refused('auth.me')).code).toBe('auth.required')
  expect((await office.refused('auth.endSession', { id })).code).toBe('not_found')

  await other.signIn()
  expect(await office.call('auth.logoutEverywhere')).toEqual({ ended: 2 })
  expect((await other.refused('auth.me')).code).toBe('auth.required')
  expect((await office.refused('auth.me')).code).toBe('auth.required')
})

test("nobody ends another's session", async () => {
  const [one, two] = [await world.person('one'), await world.person('two')]
  await one.signIn()
  await two.signIn()
  const { sessions: mine } = await one.call('auth.sessions')
  expect((await two.refused('auth.endSession', { id: mine[0].id })).code).toBe('not_found')
  expect((await one.call('auth.me')).actor.login).toBe('one')
})

test('signing out kills the cookie, not just forgets it', async () => {
  const office = await world.person('office')
  await office.signIn()
  const stolen = Object.assign(world.browser(office), { cookie: office.cookie })
  await office.call('auth.logout')
  expect((await stolen.refused('auth.me')).code).toBe('auth.required')
})

test('the store holds the hash of the secret, and the cookie is for our own pages alone', async () => {
  const office = await world.person('office')
  const { headers } = await office.ask('auth.login', {
    portal: 'manage',
    login: 'office',
    password: PASSWORD,
  })
  expect(headers['set-cookie']).toMatch(/HttpOnly/)
  expect(headers['set-cookie']).toMatch(/SameSite=Strict/)
  expect(headers['set-cookie']).not.toMatch(/Secure/)
  expect(openLucia(world.now, true).cookie('secret')).toMatch(/HttpOnly.*Secure|Secure.*HttpOnly/)
  const secret = office.cookie.split('=')[1]!
  const rows = await world.app.db.read.select().from(sessions).where(eq(sessions.accountId, office.id))
  expect(JSON.stringify(rows)).not.toContain(secret)
  const forged = Object.assign(world.browser(office), { cookie: `gongping_session=${rows[0]!.id}` })
  expect((await forged.refused('auth.me')).code).toBe('auth.required')
})
