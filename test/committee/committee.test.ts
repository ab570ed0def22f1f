import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs, messages } from '../../db/schema/message.ts'
import { fittingCommittees, windowOf, windowProblem } from '../../server/committee/committee.store.ts'
import { plantDeclaration } from '../declare/plant.ts'
import { OWN_PASSWORD, plant } from '../org/tree.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import type { Person } from '../world.ts'
import { addCouncil, councilForm, setTimes } from './world.ts'

const DAY = 86_400_000

let units: Units
let province: Person
let city: Person
let other: Person
let handler: Person
beforeAll(async () => {
  units = await openUnits()
  ;({ 'org-1': province, 'city-1': city, 'city-2': other } = units.admins)
  handler = await units.world.person('handler', { orgId: 'city-1' })
  await handler.signIn()
})
afterAll(() => units.world.close())

const later = (days: number) => +units.world.now() + days * DAY
const year = 2026
const again = async (person: Person, operation: string, id: string, more: object = {}) => {
  const { version } = await province.call('committee.get', { id, year })
  return person.ask(`committee.${operation}`, { commandId: commandId(), id, version, ...more })
}

test('M-7.1.1 committees are made by the province alone; a city sees all its own and no others', async () => {
  const form = { commandId: commandId(), ...councilForm('city-1') }
  for (const person of [city, handler, units.admins['unit-1']])
    expect((await person.ask('committee.create', form)).body.code).toBe('auth.forbidden')
  const { id } = await addCouncil(province, 'city-1', { name: '嵩州市工程系列高级评委会' })
  const { id: foreign } = await addCouncil(province, 'city-2')
  expect((await city.call('committee.list', { year })).rows.map((row: { id: string }) => row.id)).toEqual([
    id,
  ])
  expect((await city.refused('committee.get', { id: foreign, year })).code).toBe('not_found')
  expect((await province.call('committee.list', { year })).total).toBe(2)
  const find = async (search: string) => (await province.call('committee.list', { year, search })).total
  expect([await find('嵩州'), await find('szsgcxl'), await find('无此')]).toEqual([1, 1, 0])
})

test('M-7.1.1 a committee is sound: office, band, three years, series, specialties and code', async () => {
  const refused = async (own: object) =>
    (await province.refused('committee.create', { commandId: commandId(), ...councilForm('city-1'), ...own }))
      .code
  expect(await refused({ orgId: 'dep-1' })).toBe('committee.not_office')
  expect(await refused({ levels: ['2', '3'] })).toBe('committee.levels')
  expect(await refused({ validTo: '2029-01-01' })).toBe('committee.validity')
  expect(await refused({ validFrom: '2026-02-30' })).toBe('committee.validity')
  expect(await refused({ validTo: '2025-12-31' })).toBe('committee.validity')
  expect(await refused({ series: '99' })).toBe('field.code_unknown')
  expect(await refused({ specialties: ['无此专业'] })).toBe('field.code_unknown')
  const { code } = (await province.call('committee.list', { year })).rows[0]
  expect(await refused({ code })).toBe('committee.code_taken')
})

test('M-7.1.2 the office or one above it sets when declarations open and close; handed in inside only', async () => {
  const { id } = await addCouncil(province, 'city-1')
  const q = units.world.app.db.read
  const why = async () =>
    windowProblem({ name: '甲' }, await windowOf(q, id, year), year, units.world.now())?.code ?? null
  expect(await why()).toBe('declare.window_not_set')
  const [opensAt, closesAt] = [later(1), later(3)]
  expect((await setTimes(handler, 'setWindow', id, { opensAt, closesAt })).status).toBe(200)
  expect((await setTimes(province, 'setWindow', id, { opensAt, closesAt: later(4) })).status).toBe(200)
  expect((await setTimes(province, 'setWindow', id, { opensAt, closesAt })).status).toBe(200)
  expect((await other.ask('committee.get', { id, year })).body.code).toBe('not_found')
  expect(await why()).toBe('declare.window_not_open')
  const at = (ms: number) =>
    q && windowProblem({ name: '甲' }, { opensAt, closesAt, deadlineAt: null }, year, new Date(ms))
  expect(at(opensAt)).toBeNull()
  expect(at(closesAt - 1)).toBeNull()
  expect(at(closesAt)?.code).toBe('declare.window_over')
  expect((await setTimes(handler, 'setWindow', id, { opensAt: closesAt, closesAt: opensAt })).body).toEqual({
    code: 'committee.window_order',
    params: { where: 'closesAt' },
  })
  expect((await setTimes(handler, 'setWindow', id, { opensAt: null, closesAt: later(-1) })).body.code).toBe(
    'committee.past',
  )
  // the next year has times of its own
  expect((await handler.call('committee.get', { id, year: 2027 })).opensAt).toBeNull()
})

test('M-7.1.3 the login name of its administrator is shown, the password once', async () => {
  const { id, slip } = await addCouncil(province, 'city-1', { code: '410300-05' })
  expect(slip.login).toBe('pwh410300-05')
  expect(await city.call('committee.admin', { id })).toEqual({
    ...{ login: slip.login, lastAt: null, mustChange: true, locked: false },
  })
  // it is nobody of the office's staff
  const { rows } = await city.call('staff.list', {})
  expect(rows.map(({ login }: { login: string }) => login)).not.toContain(slip.login)
})

test('M-7.1.4 that login signs in to the management system, with the rights of its own work alone', async () => {
  const { world } = units
  const { id, slip } = await addCouncil(province, 'city-1')
  const council = world.browser({ id: '', login: slip.login })
  await council.signIn(slip.password)
  expect((await council.refused('desk.get', { year })).code).toBe('auth.must_change')
  await council.call('auth.changePassword', { current: slip.password, next: OWN_PASSWORD })
  const { actor, rights, standstill } = await council.call('auth.me')
  expect(actor).toMatchObject({ committeeId: id, orgId: 'city-1', duties: [] })
  expect(standstill).toBeNull()
  expect(rights.toSorted()).toEqual(
    ['account.own', 'declare.accept', 'declare.audit', 'declare.view', 'office', 'public'].toSorted(),
  )
  await council.call('desk.get', { year })
  for (const operation of ['staff.list', 'person.list', 'plan.list', 'committee.list', 'job.list'])
    expect((await council.refused(operation, { year })).code).toMatch(/^(auth.forbidden|input.invalid)$/)
  const exported = { list: 'staff.list', input: {}, columns: ['login'] }
  expect((await council.refused('workbook.export', exported)).code).toBe('auth.forbidden')

  expect((await city.call('committee.admin', { id })).lastAt).toBe(+world.now())
  const fresh = await city.call('committee.resetAdmin', { commandId: commandId(), id })
  expect(fresh.login).toBe(slip.login)
  expect((await council.refused('auth.me')).code).toBe('auth.required')
  await council.signIn(fresh.password)

  expect((await again(province, 'stop', id)).status).toBe(200)
  expect((await council.ask('auth.me')).status).not.toBe(200)
  expect((await again(province, 'start', id)).status).toBe(200)
  await council.signIn(fresh.password)
})

test('M-7.1.5 series and specialties are shown, and applicants are offered those that fit them', async () => {
  const q = units.world.app.db.read
  const [specialty] = (
    await province.call('reference.items', { kinds: ['specialty'] })
  ).kinds.specialty.filter((item: { parent: string }) => item.parent === '05')
  const bound = { specialties: [specialty.name] }
  const { id } = await addCouncil(province, 'city-1', { ...bound, series: '05', levels: ['2'] })
  const [shown] = (await city.call('committee.list', { year, series: '05' })).rows.filter(
    (row: { id: string }) => row.id === id,
  )
  expect(shown).toMatchObject({ series: '05', levels: ['2'], ...bound, own: true, valid: true })
  const offered = async (path: string, own: object = {}, day = '2026-11-20') => {
    const asked = { series: '05', level: '2', specialty: specialty.name, ...own }
    return (await fittingCommittees(q, path, asked, day)).map((row) => row.id).includes(id)
  }
  const unit = '/org-1/city-1/dep-1/unit-1/'
  expect(await offered(unit)).toBe(true)
  expect(await offered('/org-1/city-2/unit-4/')).toBe(false)
  expect(await offered(unit, { level: '1' })).toBe(false)
  expect(await offered(unit, { specialty: '别的专业' })).toBe(false)
  expect(await offered(unit, { series: '06' })).toBe(false)
  expect([await offered(unit, {}, '2028-12-31'), await offered(unit, {}, '2029-01-01')]).toEqual([
    true,
    false,
  ])
  await again(province, 'stop', id)
  expect(await offered(unit)).toBe(false)
})

test('M-7.4.1 the deadline is set by the supervising office alone: the province is refused with 403', async () => {
  const { id } = await addCouncil(province, 'city-1')
  const deadlineAt = later(30)
  const { status, body } = await setTimes(province, 'setDeadline', id, { deadlineAt })
  expect([status, body]).toEqual([403, { code: 'committee.not_yours', params: { orgName: '机构city-1' } }])
  expect((await setTimes(handler, 'setDeadline', id, { deadlineAt })).status).toBe(200)
  expect((await setTimes(handler, 'setDeadline', id, { deadlineAt: later(-1) })).body.code).toBe(
    'committee.past',
  )
  const { rows } = await handler.call('committee.list', { year })
  expect(rows.find((row: { id: string }) => row.id === id).deadlineAt).toBe(deadlineAt)
})

test('M-7.4.1 a deadline asks for its job and its reminders, and takes them along when it is moved', async () => {
  const { id } = await addCouncil(province, 'city-1')
  const [first, second] = [later(10), later(2)]
  await setTimes(handler, 'setDeadline', id, { deadlineAt: first })
  await setTimes(handler, 'setDeadline', id, { deadlineAt: second })
  const found = await units.world.app.db.read.select().from(jobs).where(eq(jobs.subject, id))
  const keys = (state: string) =>
    found
      .filter((job) => job.state === state)
      .map(({ key }) => key)
      .toSorted()
  expect(keys('due')).toEqual([`deadline:${id}:${second}`, `remind:${id}:${second}:1`])
  expect(keys('cancelled')).toEqual(
    [`deadline:${id}:${first}`, ...[7, 3, 1].map((n) => `remind:${id}:${first}:${n}`)].toSorted(),
  )
})

test('changed times reach those who have a file for the committee; what would be late is told by where it lies', async () => {
  const { world, admins } = units
  const { id } = await addCouncil(province, 'city-1')
  const row = { orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/', committeeId: id }
  const add = async (n: number, own: object) => {
    const { id: personId } = await addPerson(admins['unit-1'], n)
    await plantDeclaration(world, { id: `file-${n}`, personId, ...row, ...own })
    return personId
  }
  await add(41, { state: 'climbing', deskOrgId: 'dep-1', deskDuty: 'handler' })
  await add(42, { state: 'waiting', deskOrgId: 'city-1', deskDuty: 'committee' })
  await add(43, { state: 'returned', deskOrgId: 'city-1' })
  await add(44, { state: 'climbing', deskOrgId: 'dep-1', deskDuty: 'principal' })
  await add(45, { state: 'accepted', deskOrgId: 'city-1' })
  await add(46, { state: 'climbing', deskOrgId: 'dep-1', year: 2025 })
  await setTimes(handler, 'setDeadline', id, { deadlineAt: later(20) })
  const told = await world.app.db.read.select().from(messages).where(eq(messages.kind, 'window.changed'))
  expect(told).toHaveLength(4)
  expect(told[0]!.params).toEqual({
    ...{ committee: '示范省工程系列高级职称评审委员会', year },
    deadline: '2026-12-10 09:00',
  })
  const seen = await handler.call('committee.get', { id, year })
  expect(seen).toMatchObject({ pending: 4, accepted: 1 })
  expect(seen.preview).toEqual([
    { orgName: '机构dep-1', count: 2 },
    { orgName: '', count: 1 },
    { orgName: '示范省工程系列高级职称评审委员会', count: 1 },
  ])
  expect(seen.steps.map(({ action }: { action: string }) => action)).toEqual(['create', 'deadline'])

  const running = { code: 'committee.has_files', params: { n: 5 } }
  expect((await again(province, 'stop', id)).body).toEqual(running)
  const { name, code } = seen
  const form = { ...councilForm('city-1'), code }
  expect((await again(province, 'edit', id, { ...form, levels: ['1'] })).body).toEqual(running)
  expect((await again(province, 'edit', id, { ...form, name: `${name}（新）` })).status).toBe(200)
})

test('an office with a committee at work is neither stopped nor deleted', async () => {
  await plant(units.world, 'city-3', '/org-1/', { kind: 'office' })
  await addCouncil(province, 'city-3')
  const { version } = await province.call('org.get', { id: 'city-3' })
  const stop = { commandId: commandId(), id: 'city-3', version, reason: '撤并' }
  expect((await province.refused('org.disable', stop)).code).toBe('org.has_work')
})
