import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { tellOrgs } from '../../server/push.ts'
import { api } from '../../shared/api.ts'
import { accountOf, addApplicant, addUnit, giveFirstPassword } from '../setting/offices.ts'
import { openWorld, PASSWORD, type Person, type World } from '../world.ts'

let world: World
let unit: Person
beforeEach(async () => {
  world = await openWorld()
  await addUnit(world, 'unit-1')
  unit = await world.person('unit-01', { duties: ['admin'], orgId: 'unit-1' })
  await giveFirstPassword(world, unit.id, '000000')
})
afterEach(() => world.close())

const MINUTE = 60_000
const ID = '41010119800101123X'

test('M-1.14 with 000000 nothing but the change form is open, whatever is asked', async () => {
  await unit.signIn('000000')
  const me = await unit.call('auth.me')
  expect([me.mustChange, me.passwordExpiresAt]).toEqual([true, null])
  const served = [...world.app.entrypoints.values()].filter(({ op }) => op.right !== 'public' && !op.entering)
  expect(served.length).toBeGreaterThan(50)
  for (const { name } of served)
    expect([name, (await unit.refused(name)).code]).toEqual([name, 'auth.must_change'])
})

test('M-1.14 nor does a socket or an upload get past the change form, and no news of the unit comes through', async () => {
  await unit.signIn('000000')
  const socket = await unit.socket()
  const heard: unknown[] = []
  socket.raw.on('news', (news) => heard.push(news))
  const live = [...world.app.entrypoints.values()].filter(({ op }) => op.live && op.right !== 'public')
  for (const { name, op } of live)
    expect([name, (await socket.call(name)).ok]).toEqual([name, op.entering ?? false])
  tellOrgs(world.app, ['unit-1'], 'org')
  expect((await socket.call('auth.me')).ok).toBe(true)
  expect(heard).toEqual([])
  const uploads = [...world.app.entrypoints.values()].filter(({ op }) => op.upload)
  expect(uploads.length).toBeGreaterThan(3)
  for (const { name } of uploads) expect((await unit.refused(name)).code).toBe('auth.must_change')
})

test('M-1.15 the unit sets a password of its own; 000000 is neither accepted as new nor opens anything after', async () => {
  await unit.signIn('000000')
  const change = (next: string) => unit.refused('auth.changePassword', { current: '000000', next })
  expect(await change('000000')).toEqual({ code: 'password.short', params: { min: 8 } })
  expect((await change('00000000')).code).toBe('password.kinds')
  expect((await accountOf(world, unit.id)).slipSealed).not.toBeNull()
  const me = await unit.call('auth.changePassword', { current: '000000', next: PASSWORD })
  expect([me.mustChange, me.rights.includes('org.manage')]).toEqual([false, true])
  const account = await accountOf(world, unit.id)
  expect([account.slipSealed, account.mustChange, account.passwordHash === '']).toEqual([null, false, false])
  const late = world.browser(unit)
  expect(
    (await late.refused('auth.login', { portal: 'manage', login: 'unit-01', password: '000000' })).code,
  ).toBe('auth.wrong_pair')
})

test('A10 five wrong passwords lock an account that still has its first one', async () => {
  const guess = (password: string) =>
    unit.refused('auth.login', { portal: 'manage', login: 'unit-01', password })
  for (let time = 0; time < 5; time++) expect((await guess(`11111${time}`)).code).toBe('auth.wrong_pair')
  expect((await guess('000000')).code).toBe('auth.locked')
  world.pass(15 * MINUTE)
  await unit.signIn('000000')
})

test('a random first password does not come back later as a new one', async () => {
  await giveFirstPassword(world, unit.id, 'k7tm-4hqd-w3xy')
  await unit.signIn('k7tm-4hqd-w3xy')
  await unit.call('auth.changePassword', { current: 'k7tm-4hqd-w3xy', next: PASSWORD })
  expect(
    (await unit.refused('auth.changePassword', { current: PASSWORD, next: 'k7tm-4hqd-w3xy' })).code,
  ).toBe('password.old')
})

test('an applicant signs in by ID number, however it is typed, and no log, limit or page ever holds the number', async () => {
  const applicant = await addApplicant(world, ID, 'unit-1', '/org-1/unit-1/')
  const login = (typed: string, password = '01123X') =>
    applicant.ask('auth.login', { portal: 'declare', login: typed, password })
  expect((await login(ID, '01123x')).body).toEqual({ code: 'auth.wrong_pair' })
  for (const typed of [
    ID,
    ID.toLowerCase(),
    ` ${ID} `,
    '410101 19800101 123x',
    '４１０１０１１９８００１０１１２３Ｘ',
  ]) {
    const { status, body } = await login(typed)
    expect([typed, status, body.mustChange]).toEqual([typed, 200, true])
    expect(JSON.stringify(body)).not.toContain(ID.slice(6, 14))
  }
  expect((await applicant.call('auth.me')).actor.login).toBe('410*************3X')
  const rows = await world.app.db.read.select().from(auditLog)
  expect(rows.map(({ action }) => action)).toContain('auth.login_failed')
  expect(JSON.stringify(rows)).not.toMatch(/198001|123x/i)
  expect((await accountOf(world, applicant.id)).login).toMatch(/^id-[0-9a-f]{64}$/)
})

test("an applicant's new password is compared with the ID number, and the first one is used up by it", async () => {
  const applicant = await addApplicant(world, ID, 'unit-1', '/org-1/unit-1/')
  await applicant.call('auth.login', { portal: 'declare', login: ID, password: '01123X' })
  const change = (next: string) => applicant.refused('auth.changePassword', { current: '01123X', next })
  expect((await change('Zhang-19800101')).code).toBe('password.like_login')
  expect((await change('Zhang-13912345678')).code).toBe('password.like_login')
  expect((await change('01123X')).code).toBe('password.short')
  await applicant.call('auth.changePassword', { current: '01123X', next: PASSWORD })
  expect((await accountOf(world, applicant.id)).slipSealed).toBeNull()
  expect((await applicant.call('auth.me')).rights).toContain('declare.own')
})

test('the number of an applicant is nobody at the other entrances', async () => {
  await addApplicant(world, ID, 'unit-1', '/org-1/unit-1/')
  for (const portal of ['manage', 'review', 'screen'])
    expect(
      (
        await world
          .browser({ id: '', login: '' })
          .refused('auth.login', { portal, login: ID, password: '01123X' })
      ).code,
    ).toBe('auth.wrong_pair')
  expect(Object.keys(api.auth)).not.toContain('register')
})
