import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { addUnit, refusedToSet, set, signInOfficer } from './offices.ts'

let world: World
let admin: Person
beforeEach(async () => {
  world = await openWorld()
  admin = await world.person('henan-admin', { duties: ['admin'] })
  await admin.signIn()
})
afterEach(() => world.close())

const OFFICERS = ['system', 'security', 'auditor']
const rightsOf = async (person: Person): Promise<string[]> => (await person.call('auth.me')).rights
async function officers(): Promise<Person[]> {
  const people = []
  for (const duty of OFFICERS) people.push(await world.person(duty, { duties: [duty] }))
  return people
}

test('I-12 三员 are separated only when three different started people hold the three duties', async () => {
  const refusal = () => refusedToSet(admin, 'officers', true)
  expect((await refusal()).code).toBe('setting.officers_missing')
  const [system] = await officers()
  const change = (values: Partial<typeof accounts.$inferInsert>) =>
    world.app.db.write('accounts', async (tx) => {
      await tx.update(accounts).set(values).where(eq(accounts.id, system!.id))
    })
  await change({ disabled: true })
  expect((await refusal()).code).toBe('setting.officers_missing')
  await change({ disabled: false, duties: ['system', 'auditor'] })
  expect((await refusal()).code).toBe('staff.duties_officers')
  await change({ duties: ['system'], orgId: null })
  expect((await refusal()).code).toBe('setting.officers_missing')
  await change({ orgId: 'org-1' })
  await set(admin, 'officers', true)
})

test('I-12 with the officers on, the 管理员 has no say over accounts and safety any more, at once and on open pages', async () => {
  const people = await officers()
  const socket = await admin.socket()
  const changed = socket.next('account:changed')
  expect(await rightsOf(admin)).toEqual(
    expect.arrayContaining(['staff.manage', 'staff.grant', 'setting.security']),
  )
  await set(admin, 'officers', true)
  await changed
  const rights = await rightsOf(admin)
  for (const right of ['staff.manage', 'staff.grant', 'setting.security']) expect(rights).not.toContain(right)
  expect(rights).toContain('setting.office')
  for (const key of ['officers', 'password.policy', 'second.required', 'session.idle', 'password.first'])
    expect((await refusedToSet(admin, key, null)).code).toBe('auth.forbidden')
  await set(admin, 'transfer.days', 5)
  for (const person of people) await signInOfficer(world, person)
  const [system, security, auditor] = people as [Person, Person, Person]
  expect(await rightsOf(system)).toEqual(['public', 'account.own', 'office', 'org.view', 'staff.manage'])
  expect(await rightsOf(security)).toEqual([
    'public',
    'account.own',
    'office',
    'org.view',
    'staff.grant',
    'setting.security',
  ])
  expect(await rightsOf(auditor)).toEqual(['public', 'account.own', 'office', 'org.view', 'audit.view'])
})

test('the security officer sets safety and nothing else; the auditor and the system officer set nothing', async () => {
  const [system, security, auditor] = (await officers()) as [Person, Person, Person]
  await set(admin, 'officers', true)
  for (const person of [system, security, auditor]) await signInOfficer(world, person)
  await set(security, 'session.idle', 15)
  expect((await refusedToSet(security, 'transfer.days', 5)).code).toBe('auth.forbidden')
  for (const person of [system, auditor])
    for (const key of ['session.idle', 'transfer.days', 'officers'])
      expect((await refusedToSet(person, key, null)).code).toBe('auth.forbidden')
  await set(security, 'officers', false)
  expect(await rightsOf(admin)).toContain('setting.security')
})

test('whoever of the three has no second factor is led to it at once, and they alone (domain 7.1)', async () => {
  const [system] = (await officers()) as [Person]
  await system.signIn()
  await set(admin, 'officers', true)
  expect([(await system.call('auth.me')).mustEnrol, (await admin.call('auth.me')).mustEnrol]).toEqual([
    true,
    false,
  ])
  expect((await system.refused('staff.list')).code).toBe('auth.must_enrol')
  expect((await system.call('auth.secondFactor')).required).toBe(true)
})

test('an auditor changes nothing: no right of his opens a write', async () => {
  const [, , auditor] = (await officers()) as [Person, Person, Person]
  await auditor.signIn()
  const rights = new Set(await rightsOf(auditor))
  const own = ['public', 'account.own', 'office']
  const writes = [...world.app.entrypoints.values()].filter(
    ({ op }) => op.kind === 'write' && rights.has(op.right) && !own.includes(op.right),
  )
  expect(writes).toEqual([])
})

test('the officers of the province are its own: a unit’s 管理员 keeps his say over the unit', async () => {
  await addUnit(world, 'unit-1')
  const unit = await world.person('unit-01', { duties: ['admin'], orgId: 'unit-1' })
  await officers()
  await set(admin, 'officers', true)
  await unit.signIn()
  expect(await rightsOf(unit)).toEqual(expect.arrayContaining(['staff.manage', 'setting.security']))
  await set(unit, 'session.idle', 15)
})
