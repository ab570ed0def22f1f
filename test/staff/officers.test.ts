import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgSettings } from '../../db/schema/org.ts'
import { signInOfficer } from '../setting/offices.ts'
import { openWorld, type Person, START, type World } from '../world.ts'
import { command, PHONE } from './staff-world.ts'

let world: World
let admin: Person
let system: Person
let security: Person
beforeAll(async () => {
  world = await openWorld()
  admin = await world.person('admin', { duties: ['admin'], scope: null })
  await admin.signIn()
})
afterAll(() => world.close())

/** Switches the separation on behind the setting's page, which asks for all three first. */
async function separate(on: boolean): Promise<void> {
  const officers = { orgId: 'org-1', key: 'officers' }
  await world.app.db.write('orgs', async (tx) => {
    await tx.delete(orgSettings).where(and(eq(orgSettings.orgId, 'org-1'), eq(orgSettings.key, officers.key)))
    if (on) await tx.insert(orgSettings).values({ ...officers, value: true, at: START, byName: '' })
  })
  world.app.sessions.forgetOrg('org-1')
}

const setDuties = async (by: Person, person: Pick<Person, 'id'>, ...duties: string[]) => {
  const { version } = await by.call('staff.get', { id: person.id })
  return by.ask('staff.setDuties', { ...command(), id: person.id, version, duties })
}

test('the province names its officers before it separates them, and until then they can do nothing', async () => {
  system = await world.person('sys', { duties: [], scope: null })
  security = await world.person('sec', { duties: [], scope: null })
  expect((await setDuties(admin, system, 'system')).status).toBe(200)
  expect((await setDuties(admin, security, 'security')).status).toBe(200)
  expect((await setDuties(admin, security, 'security', 'system')).body.code).toBe('staff.duties_officers')
  for (const person of [system, security]) await signInOfficer(world, person)
  expect((await system.refused('staff.list')).code).toBe('staff.not_authorised')
})

test('I-12 once separated, one adds, another grants, and the 管理员 does neither', async () => {
  await separate(true)
  const input = { ...command(), login: 'new-one', name: '新人', phone: PHONE }
  expect((await admin.refused('staff.create', input)).code).toBe('auth.forbidden')
  expect((await security.refused('staff.create', input)).code).toBe('auth.forbidden')
  const { id } = await system.call('staff.create', input)
  expect((await system.refused('staff.start', { ...command(), ids: [id] })).code).toBe('auth.forbidden')
  expect((await system.ask('staff.setDuties', { ...command(), id, version: 0, duties: [] })).body.code).toBe(
    'auth.forbidden',
  )
  await security.call('staff.start', { ...command(), ids: [id] })
  expect((await setDuties(security, { id }, 'handler')).status).toBe(200)
  expect((await security.refused('staff.stop', { ...command(), ids: [id] })).code).toBe('auth.forbidden')
  await system.call('staff.stop', { ...command(), ids: [id] })
  expect((await system.call('staff.get', { id })).started).toBe(false)
})

test('the officers see no data, and nobody of them can be the last to go', async () => {
  for (const person of [system, security])
    for (const operation of ['plan.list', 'person.list', 'audit.list'])
      expect([operation, (await person.refused(operation)).code]).toEqual([operation, 'auth.forbidden'])
  const auditor = await world.person('auditor-1', { duties: ['auditor'], scope: null })
  const stop = async (id: string) => (await system.refused('staff.stop', { ...command(), ids: [id] })).code
  expect(await stop(admin.id)).toBe('staff.last_admin')
  for (const { id } of [security, auditor]) expect(await stop(id)).toBe('staff.last_officer')
  for (const person of [system, auditor])
    expect((await setDuties(security, person, 'handler')).body.code).toBe('staff.last_officer')
  expect((await setDuties(security, admin, 'handler')).body.code).toBe('staff.last_admin')
  const second = await world.person('sec-2', { duties: ['security'], scope: null })
  await system.call('staff.stop', { ...command(), ids: [security.id] })
  expect(await stop(second.id)).toBe('staff.last_officer')
})

test('I-12 no officer alone makes himself another: one resets the password, another takes the second factor off', async () => {
  const third = await world.person('sec-3', { duties: ['security'], scope: null })
  await signInOfficer(world, third)
  const [auditor] = (await system.call('staff.list', { search: 'auditor-1' })).rows
  await world.exec(
    `update accounts set second_sealed = 'x', second_since = created_at where id = '${auditor.id}'`,
  )
  expect((await third.refused('staff.dropSecondFactor', { ...command(), id: auditor.id })).code).toBe(
    'auth.forbidden',
  )
  expect((await system.refused('staff.reset', { ...command(), id: auditor.id })).code).toBe('auth.forbidden')
  await third.call('staff.reset', { ...command(), id: auditor.id })
  expect((await system.call('staff.get', { id: auditor.id })).secondFactor).toBe(true)
})

test('nothing of what was done is without its row in the log, and no officer can read it', async () => {
  await separate(false)
  const auditor = await world.person('auditor', { duties: ['auditor'], scope: null })
  await auditor.signIn()
  const rows = (await auditor.call('audit.list', { size: 200 })).rows as { action: string }[]
  const done = new Set(rows.map(({ action }) => action))
  for (const action of ['staff.created', 'staff.started', 'staff.stopped', 'staff.duties_set'])
    expect([action, done.has(action)]).toEqual([action, true])
})
