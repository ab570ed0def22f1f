import { TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { accountOf, addUnit, refusedToSet, set } from '../setting/offices.ts'
import { openWorld, PASSWORD, type Person, type World } from '../world.ts'

let world: World
let admin: Person
beforeEach(async () => {
  world = await openWorld()
  admin = await world.person('henan-admin', { duties: ['admin'] })
  await admin.signIn()
})
afterEach(() => world.close())

const SECOND = 1000
const STEP = 30 * SECOND
const codeOf = (secret: string, at = world.now()) =>
  new TOTP({ secret, period: 30, digits: 6, algorithm: 'SHA1' }).generate({ timestamp: +at })

/** Links an authenticator; gives its secret and the recovery codes. */
async function link(person: Person): Promise<{ secret: string; recovery: string[] }> {
  const { secret, uri, picture } = await person.call('auth.beginSecondFactor', { password: PASSWORD })
  expect(uri).toContain(`secret=${secret}`)
  expect(picture).toMatch(/^<svg/)
  const { recovery, me } = await person.call('auth.confirmSecondFactor', { code: codeOf(secret) })
  expect(me.mustEnrol).toBe(false)
  world.pass(STEP)
  return { secret, recovery }
}

const login = (code?: string, password = PASSWORD) => ({
  ...{ portal: 'manage', login: 'henan-admin', password },
  ...(code !== undefined && { code }),
})
const other = () => world.browser(admin)

test('without a second factor nothing changes: user name and password alone sign in (M-0.1)', async () => {
  expect(await admin.call('auth.secondFactor')).toEqual({ since: null, recoveryLeft: 0, required: false })
  await other().call('auth.login', login())
})

test('with one the right pair is asked for the code, and only the right pair learns that there is one', async () => {
  const { secret } = await link(admin)
  expect(await other().refused('auth.login', login())).toEqual({ code: 'auth.second_needed' })
  expect((await other().refused('auth.login', login(undefined, 'Wrong-Word-1'))).code).toBe('auth.wrong_pair')
  expect((await other().refused('auth.login', login(codeOf(secret), 'Wrong-Word-1'))).code).toBe(
    'auth.wrong_pair',
  )
  expect((await other().refused('auth.login', login('123'))).code).toBe('auth.second_wrong')
  await other().call('auth.login', login(codeOf(secret)))
  expect((await admin.call('auth.secondFactor')).recoveryLeft).toBe(10)
})

test('a code works once, one step of drift is allowed, an older one is not', async () => {
  const { secret } = await link(admin)
  const code = codeOf(secret)
  await other().call('auth.login', login(code))
  expect((await other().refused('auth.login', login(code))).code).toBe('auth.second_wrong')
  world.pass(STEP)
  expect((await other().refused('auth.login', login(code))).code).toBe('auth.second_wrong')
  const late = codeOf(secret)
  world.pass(STEP)
  await other().call('auth.login', login(late))
  world.pass(3 * STEP)
  expect((await other().refused('auth.login', login(late))).code).toBe('auth.second_wrong')
  expect(
    (await other().refused('auth.login', login(codeOf(secret, new Date(+world.now() - 2 * STEP))))).code,
  ).toBe('auth.second_wrong')
})

test('the same code sent by two at once lets one in', async () => {
  const { secret } = await link(admin)
  const code = codeOf(secret)
  const answers = await Promise.all([1, 2, 3].map(() => other().ask('auth.login', login(code))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
})

test('wrong codes count as failures, also when the right pair comes in between, and lock the login', async () => {
  const { secret } = await link(admin)
  for (let time = 0; time < 5; time++) {
    expect((await other().refused('auth.login', login())).code).toBe('auth.second_needed')
    expect((await other().refused('auth.login', login('000000'))).code).toBe('auth.second_wrong')
  }
  expect((await other().refused('auth.login', login(codeOf(secret)))).code).toBe('auth.locked')
  const rows = await world.app.db.read.select().from(auditLog)
  expect(rows.filter(({ action }) => /failed|locked/.test(action)).map(({ details }) => details)).toEqual(
    Array.from({ length: 5 }, () => ({ why: 'second' })),
  )
})

test('a recovery code signs in once, however it is typed', async () => {
  const { recovery } = await link(admin)
  expect(new Set(recovery).size).toBe(10)
  await other().call('auth.login', login(` ${recovery[3]!.toUpperCase().replaceAll('-', ' ')} `))
  expect((await admin.call('auth.secondFactor')).recoveryLeft).toBe(9)
  expect((await other().refused('auth.login', login(recovery[3]!))).code).toBe('auth.second_wrong')
  await other().call('auth.login', login(recovery[4]!))
})

test('neither the secret nor a recovery code is kept in the clear', async () => {
  const { secret, recovery } = await link(admin)
  const kept = JSON.stringify(await accountOf(world, admin.id))
  for (const told of [secret, ...recovery, ...recovery.map((code) => code.replaceAll('-', ''))])
    expect(kept).not.toContain(told)
})

test('nothing is on before a code of the new secret has come, and a new one replaces the old', async () => {
  expect((await admin.refused('auth.confirmSecondFactor', { code: '123456' })).code).toBe('auth.no_second')
  await admin.call('auth.beginSecondFactor', { password: PASSWORD })
  expect((await admin.refused('auth.confirmSecondFactor', { code: '000000' })).code).toBe('auth.second_wrong')
  await other().call('auth.login', login())
  const first = await link(admin)
  // Begun and not confirmed: the old one goes on.
  await admin.call('auth.beginSecondFactor', { password: PASSWORD })
  await other().call('auth.login', login(codeOf(first.secret)))
  world.pass(STEP)
  const second = await link(admin)
  expect((await other().refused('auth.login', login(codeOf(first.secret)))).code).toBe('auth.second_wrong')
  expect((await other().refused('auth.login', login(first.recovery[0]!))).code).toBe('auth.second_wrong')
  await other().call('auth.login', login(codeOf(second.secret)))
})

test('it is given up with the password, and not where the office requires it', async () => {
  await link(admin)
  expect((await admin.refused('auth.dropSecondFactor', { password: 'Wrong-Word-1' })).code).toBe(
    'password.wrong',
  )
  await set(admin, 'second.required', 'admins')
  expect((await admin.refused('auth.dropSecondFactor', { password: PASSWORD })).code).toBe(
    'auth.second_required',
  )
  await set(admin, 'second.required', null)
  await admin.call('auth.dropSecondFactor', { password: PASSWORD })
  await other().call('auth.login', login())
  const actions = (await admin.call('auth.history')).map(({ action }: { action: string }) => action)
  expect(actions).toEqual(expect.arrayContaining(['auth.second_on', 'auth.second_off', 'auth.login']))
})

test('an office that requires it lets its people do nothing but link one, units below included', async () => {
  await addUnit(world, 'unit-1')
  const unit = await world.person('unit-01', { duties: ['admin'], orgId: 'unit-1' })
  const clerk = await world.person('unit-02', { duties: ['handler'], orgId: 'unit-1' })
  for (const person of [unit, clerk]) await person.signIn()
  await link(admin)
  await set(admin, 'second.required', 'admins')
  expect((await unit.refused('setting.list')).code).toBe('auth.must_enrol')
  expect((await unit.call('auth.me')).mustEnrol).toBe(true)
  await clerk.call('setting.list')
  await set(admin, 'second.required', 'staff')
  expect((await clerk.refused('setting.list')).code).toBe('auth.must_enrol')
  await link(clerk)
  await clerk.call('setting.list')
  expect((await refusedToSet(unit, 'second.required', 'nobody')).code).toBe('auth.must_enrol')
})
