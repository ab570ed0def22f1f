import { afterEach, beforeEach, expect, test } from 'vitest'
import { entranceTitle } from '../../shared/auth/session.rules.ts'
import { words } from '../../shared/i18n/zh-CN/entrance.ts'
import { DUTIES } from '../../shared/permission.ts'
import { openWorld, PASSWORD, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const MINUTE = 60_000
const wrong = { portal: 'manage', password: 'Wrong-Word-1' }

test('M-0.1 R-0.1 a user name and a password sign in; every wrong pair gets the same neutral refusal', async () => {
  const office = await world.person('henan-office')
  await world.person('beamer', { kind: 'screen' })
  const answers = [
    await office.ask('auth.login', { ...wrong, login: 'henan-office' }),
    await office.ask('auth.login', { ...wrong, login: 'nobody-here' }),
    await office.ask('auth.login', { portal: 'review', login: 'henan-office', password: PASSWORD }),
    await office.ask('auth.login', { portal: 'manage', login: 'beamer', password: PASSWORD }),
  ]
  for (const { status, body, headers } of answers) {
    expect([status, body]).toEqual([401, { code: 'auth.wrong_pair' }])
    expect(headers['set-cookie']).toBeUndefined()
  }
  const me = await office.call('auth.login', {
    portal: 'manage',
    login: ' HENAN-Office ',
    password: PASSWORD,
  })
  expect(me.actor).toMatchObject({ login: 'henan-office', kind: 'staff', orgName: '河南省职称改革办公室' })
  expect((await office.call('auth.me')).actor.login).toBe('henan-office')
})

test('M-0.2 R-0.2 each system has an entrance and a title of its own', async () => {
  const visitor = world.browser({ id: '', login: '' })
  const titleOf = async (portal: 'manage' | 'review') => {
    const { platform } = await visitor.call('auth.entrance', { portal })
    return entranceTitle(platform, words[`entrance.${portal}`])
  }
  expect(await titleOf('manage')).toBe('河南省职称工作信息平台-职称管理系统')
  expect(await titleOf('review')).toBe('河南省职称工作信息平台-职称评审系统')
})

test('M-0.3 with an initial password nothing but changing it is open', async () => {
  const unit = await world.person('unit-01', { duties: ['auditor'], mustChange: true, password: '000000' })
  await unit.signIn('000000')
  expect((await unit.call('auth.me')).mustChange).toBe(true)
  expect(await unit.refused('audit.list')).toEqual({ code: 'auth.must_change' })
  await unit.call('auth.changePassword', { current: '000000', next: PASSWORD })
  expect((await unit.call('audit.list')).rows.length).toBeGreaterThan(0)
})

test('M-0.4 weak, old and login-like passwords are refused with the rule named', async () => {
  const unit = await world.person('unit-01')
  await unit.signIn()
  const change = (next: string) => unit.refused('auth.changePassword', { current: PASSWORD, next })
  expect(await change('Ab1-xyz')).toEqual({ code: 'password.short', params: { min: 8 } })
  expect(await change('yellowriver')).toEqual({ code: 'password.kinds', params: { need: 3 } })
  expect((await change('Unit-01-Unit')).code).toBe('password.like_login')
  expect((await change('Password1')).code).toBe('password.common')
  expect((await change(PASSWORD)).code).toBe('password.old')
  expect(
    await unit.refused('auth.changePassword', { current: 'Wrong-Word-1', next: 'Blue-River-8' }),
  ).toEqual({
    code: 'password.wrong',
  })
})

test('M-0.4 the last five passwords do not come back, the sixth may', async () => {
  const unit = await world.person('unit-01')
  await unit.signIn()
  const used = [PASSWORD, 'Blue-River-1', 'Blue-River-2', 'Blue-River-3', 'Blue-River-4']
  for (const [index, next] of used.slice(1).entries()) {
    world.pass(MINUTE)
    await unit.call('auth.changePassword', { current: used[index], next })
  }
  for (const next of used)
    expect((await unit.refused('auth.changePassword', { current: 'Blue-River-4', next })).code).toBe(
      'password.old',
    )
  world.pass(MINUTE)
  await unit.call('auth.changePassword', { current: 'Blue-River-4', next: 'Blue-River-5' })
  world.pass(MINUTE)
  await unit.call('auth.changePassword', { current: 'Blue-River-5', next: PASSWORD })
})

test('M-0.8 all kinds of staff enter at management, and their rights follow their duties', async () => {
  const rights: Record<string, string[]> = {}
  for (const duty of DUTIES) {
    const person = await world.person(`staff-${duty}`, { duties: [duty] })
    await person.signIn()
    rights[duty] = (await person.call('auth.me')).rights.filter(
      (right: string) => !['public', 'signed_in', 'account.own'].includes(right),
    )
  }
  expect(rights).toMatchInlineSnapshot(`
    {
      "admin": [
        "org.own",
        "office",
        "org.view",
        "org.manage",
        "staff.manage",
        "staff.grant",
        "person.view",
        "person.manage",
        "person.reveal",
        "transfer.manage",
        "notice.publish",
        "reference.edit",
        "setting.office",
        "setting.security",
        "declare.status",
        "committee.view",
        "committee.manage",
        "committee.window",
        "blacklist.view",
        "expert.view",
        "expert.manage",
        "job.view",
        "review.view",
      ],
      "auditor": [
        "office",
        "org.view",
        "audit.view",
      ],
      "handler": [
        "office",
        "org.view",
        "person.view",
        "person.reveal",
        "plan.view",
        "plan.edit",
        "plan.audit",
        "declare.status",
        "declare.view",
        "declare.audit",
        "committee.view",
        "committee.window",
        "blacklist.view",
        "blacklist.edit",
        "expert.view",
        "notice.publish",
        "review.view",
        "review.credentials",
        "review.supervise",
        "live.watch",
        "review.edit",
      ],
      "principal": [
        "office",
        "org.view",
        "person.view",
        "person.reveal",
        "plan.view",
        "plan.edit",
        "plan.audit",
        "declare.status",
        "declare.view",
        "declare.audit",
        "committee.view",
        "committee.window",
        "blacklist.view",
        "blacklist.edit",
        "expert.view",
        "notice.publish",
        "review.view",
        "review.credentials",
        "review.supervise",
        "live.watch",
        "review.approve",
      ],
      "security": [],
      "system": [],
    }
  `)
})

test('five wrong passwords lock a login for fifteen minutes, with the minutes left, whether it exists or not', async () => {
  const office = await world.person('henan-office')
  for (const login of ['henan-office', 'nobody-here']) {
    for (let time = 0; time < 5; time++)
      expect((await office.refused('auth.login', { ...wrong, login })).code).toBe('auth.wrong_pair')
    expect(await office.refused('auth.login', { ...wrong, login })).toEqual({
      code: 'auth.locked',
      params: { minutes: 15 },
    })
  }
  const right = { portal: 'manage', login: 'henan-office', password: PASSWORD }
  world.pass(9.5 * MINUTE)
  expect(await office.refused('auth.login', right)).toEqual({ code: 'auth.locked', params: { minutes: 6 } })
  world.pass(5.5 * MINUTE)
  await office.call('auth.login', right)
})

test('failures spread over more than fifteen minutes, or mended by a right password, do not lock', async () => {
  const office = await world.person('henan-office')
  for (let time = 0; time < 8; time++) {
    expect((await office.refused('auth.login', { ...wrong, login: 'henan-office' })).code).toBe(
      'auth.wrong_pair',
    )
    world.pass(4 * MINUTE)
  }
  await office.signIn()
  for (let time = 0; time < 4; time++) await office.refused('auth.login', { ...wrong, login: 'henan-office' })
  await office.signIn()
})

test('an address that fails too often is stopped for every login', async () => {
  await world.close()
  world = await openWorld({ config: { limits: { ...world.config.limits, failuresPerAddress: 6 } } })
  const office = await world.person('henan-office')
  for (let time = 0; time < 6; time++)
    await office.refused('auth.login', { ...wrong, login: `guess-${time}` })
  expect(
    await office.refused('auth.login', { portal: 'manage', login: 'henan-office', password: PASSWORD }),
  ).toEqual({
    code: 'auth.too_many',
    params: { minutes: 15 },
  })
})

test('a disabled account is told so only after the right password', async () => {
  const office = await world.person('henan-office', { disabled: true })
  expect((await office.refused('auth.login', { ...wrong, login: 'henan-office' })).code).toBe(
    'auth.wrong_pair',
  )
  expect(
    (await office.refused('auth.login', { portal: 'manage', login: 'henan-office', password: PASSWORD }))
      .code,
  ).toBe('auth.disabled')
})
