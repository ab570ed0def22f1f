import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../db/schema/audit.ts'
import { PASSWORD } from '../world.ts'
import { command, openStaffed, PHONE, type Staffed } from './staff-world.ts'

let own: Staffed
beforeAll(async () => void (own = await openStaffed()))
afterAll(() => own.world.close())

test('a reset ends every session, tells the password once more and unlocks', async () => {
  const person = await own.world.person('forgot', { orgId: 'unit-1' })
  await person.signIn()
  const wrong = { portal: 'manage', login: 'forgot', password: 'wrong' }
  for (let i = 0; i < 5; i++) await own.world.browser(person).ask('auth.login', wrong)
  expect((await own.get(person.id)).locked).toBe(true)
  const input = { ...command(), id: person.id }
  const slip = await own.admin.call('staff.reset', input)
  expect(slip).toEqual({ login: 'forgot', password: '000000' })
  expect(await own.admin.call('staff.reset', input)).toEqual(slip)
  expect((await person.refused('auth.me')).code).toBe('auth.required')
  expect((await own.get(person.id)).locked).toBe(false)
  await person.signIn('000000')
  expect((await person.call('auth.me')).mustChange).toBe(true)
  expect((await person.refused('auth.changePassword', { current: '000000', next: PASSWORD })).code).toBe(
    'password.old',
  )
})

test('where the office wants random first passwords, nobody can guess one, and no table keeps it open', async () => {
  await own.set('unit-1', 'password.first', 'random')
  const input = { ...command(), login: 'random-first', name: '随机', phone: PHONE }
  const { password } = await own.admin.call('staff.create', input)
  expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
  expect((await own.admin.call('staff.create', input)).password).toBe(password)
  const kept = await own.world.app.db.read.select().from(commands)
  expect(JSON.stringify(kept)).not.toContain(password)
  await own.set('unit-1', 'password.first', 'fixed')
})

test('a lost telephone: the second factor is taken off once', async () => {
  const person = await own.world.person('second', { orgId: 'unit-1' })
  await own.world.exec(
    `update accounts set second_sealed = 'x', second_since = created_at, recovery = '["y"]' where id = '${person.id}'`,
  )
  expect((await own.get(person.id)).secondFactor).toBe(true)
  await own.admin.call('staff.dropSecondFactor', { ...command(), id: person.id })
  expect((await own.get(person.id)).secondFactor).toBe(false)
  expect((await own.admin.refused('staff.dropSecondFactor', { ...command(), id: person.id })).code).toBe(
    'auth.no_second',
  )
})
