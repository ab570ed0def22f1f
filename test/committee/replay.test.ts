import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { committees } from '../../db/schema/committee.ts'
import { openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import type { Person } from '../world.ts'
import { councilForm } from './world.ts'

const year = 2026

let units: Units
beforeAll(async () => {
  units = await openUnits()
  await units.admins['org-1'].call('setting.set', {
    ...{ commandId: commandId(), key: 'password.first', value: 'random' },
  })
})
afterAll(() => units.world.close())

/** Twice at the same moment and once more: one answer, and one row of the log. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
async function thrice(person: Person, operation: string, input: object): Promise<any> {
  const { read } = units.world.app.db
  const command = { commandId: commandId(), ...input }
  const [first, second] = await Promise.all([person.ask(operation, command), person.ask(operation, command)])
  expect([operation, first.status, first.body]).toEqual([operation, 200, second.body])
  const logged = await read.$count(auditLog)
  expect(await person.call(operation, command)).toEqual(first.body)
  expect(await read.$count(auditLog)).toBe(logged)
  return first.body
}

test('every command on a committee is done once, and no kept answer holds a password', async () => {
  const { 'org-1': province, 'city-1': city } = units.admins
  const { read } = units.world.app.db
  const form = councilForm('city-1')
  const { id, slip } = await thrice(province, 'committee.create', form)
  expect(await read.$count(committees)).toBe(1)
  expect(await read.$count(accounts, eq(accounts.committeeId, id))).toBe(1)
  await thrice(province, 'committee.edit', { id, version: 0, ...form, note: '备注' })
  await thrice(province, 'committee.stop', { id, version: 1 })
  await thrice(province, 'committee.start', { id, version: 2 })
  const times = { id, year, opensAt: +units.world.now(), closesAt: +units.world.now() + 1000 }
  await thrice(city, 'committee.setWindow', { ...times, version: 0 })
  await thrice(city, 'committee.setDeadline', { id, year, version: 1, deadlineAt: times.closesAt })
  const fresh = await thrice(city, 'committee.resetAdmin', { id })
  expect(fresh.password).not.toBe(slip.password)
  const kept = JSON.stringify(await read.select().from(commands))
  for (const { password } of [slip, fresh])
    expect([password, kept.includes(password)]).toEqual([password, false])
})

test('a reset sent again with another id tells nobody else’s password', async () => {
  const { 'org-1': province, 'city-1': city } = units.admins
  const make = (orgId: string) =>
    province.call('committee.create', { commandId: commandId(), ...councilForm(orgId) })
  const [mine, theirs] = [await make('city-1'), await make('city-2')]
  const reset = { commandId: commandId(), id: mine.id }
  const told = await city.call('committee.resetAdmin', reset)
  expect(await city.call('committee.resetAdmin', { ...reset, id: theirs.id })).toEqual(told)
  expect(told.login).toBe(mine.slip.login)
})
