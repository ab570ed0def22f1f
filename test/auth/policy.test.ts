import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { addUnit, refusedToSet, set } from '../setting/offices.ts'
import { openWorld, PASSWORD, type Person, type World } from '../world.ts'

let world: World
let admin: Person
beforeEach(async () => {
  world = await openWorld()
  await addUnit(world, 'unit-1')
  admin = await world.person('henan-admin', { duties: ['admin'] })
  await admin.signIn()
})
afterEach(() => world.close())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const POLICY = { min: 8, kinds: 3, history: 5, days: 0 }
const unitAdmin = async () => {
  const unit = await world.person('unit-01', { duties: ['admin'], orgId: 'unit-1' })
  await unit.signIn()
  return unit
}

test("M-0.4 the rules of the office hold for its unit, and the unit's own are nearer", async () => {
  const unit = await unitAdmin()
  await set(admin, 'password.policy', { ...POLICY, min: 12, kinds: 4 })
  expect((await unit.call('auth.me')).policy).toEqual({ ...POLICY, words: [], min: 12, kinds: 4 })
  const change = (next: string) => unit.refused('auth.changePassword', { current: PASSWORD, next })
  expect(await change('Blue-Riv-8')).toEqual({ code: 'password.short', params: { min: 12 } })
  expect(await change('BlueRiver8888')).toEqual({ code: 'password.kinds', params: { need: 4 } })
  await set(unit, 'password.policy', { ...POLICY, min: 14 })
  expect(await change('Blue-Riverrrr')).toEqual({ code: 'password.short', params: { min: 14 } })
  expect((await admin.call('auth.me')).policy.min).toBe(12)
})

test('M-0.4 words the office forbids are in no password of its units, and stand in what they inherit', async () => {
  const unit = await unitAdmin()
  await set(admin, 'password.policy', { ...POLICY, words: ['luochuan', '洛川'] })
  const row = (await unit.call('setting.list')).find(({ key }: { key: string }) => key === 'password.policy')
  expect(row).toMatchObject({ value: { words: ['luochuan', '洛川'] }, own: false })
  for (const next of ['LuoChuan-77', '洛川Renshi-77'])
    expect(await unit.refused('auth.changePassword', { current: PASSWORD, next })).toEqual({
      code: 'password.word',
    })
  expect((await refusedToSet(admin, 'password.policy', { ...POLICY, words: ['a b'] })).code).toBe(
    'input.invalid',
  )
})

test('M-0.4 how many earlier passwords do not come back is the office’s to say', async () => {
  const unit = await unitAdmin()
  await set(admin, 'password.policy', { ...POLICY, history: 2 })
  const used = [PASSWORD, 'Blue-River-1', 'Blue-River-2']
  for (const [at, next] of used.slice(1).entries()) {
    world.pass(MINUTE)
    await unit.call('auth.changePassword', { current: used[at], next })
  }
  const change = (next: string) => unit.ask('auth.changePassword', { current: 'Blue-River-2', next })
  expect((await change('Blue-River-1')).body.code).toBe('password.old')
  world.pass(MINUTE)
  expect((await change(PASSWORD)).status).toBe(200)
})

test('a new password is not built on the own telephone number', async () => {
  const unit = await unitAdmin()
  await world.app.db.write('accounts', async (tx) => {
    await tx.update(accounts).set({ phone: '13800001111' }).where(eq(accounts.id, unit.id))
  })
  expect(
    (await unit.refused('auth.changePassword', { current: PASSWORD, next: 'Zz-13800001111' })).code,
  ).toBe('password.like_login')
})

test('a password that has run out opens the change form at the next login; the session open then goes on', async () => {
  const unit = await unitAdmin()
  await set(admin, 'password.policy', { ...POLICY, days: 90 })
  await unit.call('auth.changePassword', { current: PASSWORD, next: 'Blue-River-1' })
  const me = await unit.call('auth.me')
  expect([me.mustChange, me.passwordExpiresAt]).toEqual([false, +world.now() + 90 * DAY])

  world.pass(90 * DAY - MINUTE)
  await unit.signIn('Blue-River-1')
  expect((await unit.call('auth.me')).mustChange).toBe(false)
  world.pass(MINUTE)
  await unit.call('setting.list')
  await unit.signIn('Blue-River-1')
  expect((await unit.call('auth.me')).mustChange).toBe(true)
  expect((await unit.refused('setting.list')).code).toBe('auth.must_change')
  await unit.call('auth.changePassword', { current: 'Blue-River-1', next: 'Blue-River-2' })
  await unit.call('setting.list')
  expect((await unit.call('auth.me')).passwordExpiresAt).toBe(+world.now() + 90 * DAY)
})

test('idle time is the office’s to set, for open sessions as well; an expert keeps his own', async () => {
  const unit = await unitAdmin()
  expect((await unit.call('auth.me')).session.idleAt).toBe(+world.now() + 30 * MINUTE)
  await set(admin, 'session.idle', 10)
  expect((await unit.call('auth.me')).session.idleAt).toBe(+world.now() + 10 * MINUTE)
  world.pass(9 * MINUTE)
  expect((await unit.call('auth.extend')).idleAt).toBe(+world.now() + 10 * MINUTE)
  world.pass(10 * MINUTE)
  expect((await unit.refused('auth.me')).code).toBe('auth.required')
  await unit.signIn()
  await admin.signIn()
  await set(admin, 'session.idle', 60)
  world.pass(9 * MINUTE)
  expect((await unit.call('auth.extend')).idleAt).toBe(+world.now() + 60 * MINUTE)
})

test('my sessions, and one ended from another browser is over at once', async () => {
  const unit = await unitAdmin()
  const home = world.browser(unit)
  await home.signIn()
  const { sessions } = await unit.call('auth.sessions')
  expect(sessions.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true])
  const there = sessions.find(({ current }: { current: boolean }) => !current)
  await unit.call('auth.endSession', { id: there.id })
  expect((await home.refused('auth.me')).code).toBe('auth.required')
  await unit.call('auth.me')
})

test('the login history tells who got in and who tried, of the own account alone, newest first', async () => {
  const unit = await unitAdmin()
  const wrong = { portal: 'manage', login: 'unit-01', password: 'Wrong-Word-1' }
  for (let time = 0; time < 4; time++) await unit.refused('auth.login', wrong)
  await unit.refused('auth.beginSecondFactor', { password: 'Wrong-Word-1' })
  const actionsOf = async (person: Person) =>
    (await person.call('auth.history')).map(({ action }: { action: string }) => action)
  expect(await actionsOf(unit)).toEqual([
    // the fifth is one on a page that stood open
    'auth.locked',
    ...Array.from({ length: 4 }, () => 'auth.login_failed'),
    'auth.login',
  ])
  expect(await actionsOf(admin)).toEqual(['auth.login'])
})
