import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { steps } from '../../db/schema/history.ts'
import { messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { type Criteria, drawable } from '../../server/expert/expert.store.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import type { Person } from '../world.ts'
import { CONTENTS, changeExpert, entryOf, passed } from './expert-world.ts'

let units: Units
let admin: Person
let principal: Person
beforeAll(async () => {
  units = await openUnits()
  admin = units.admins['org-1']
  principal = await units.world.person('head-org-1', { duties: ['principal'] })
  await principal.signIn()
})
afterAll(() => units.world.close())

const today = () => dayOf(units.world.now())
const drawn = async (criteria: Criteria = {}, day = today()) =>
  (await drawable(units.world.app.db.read, criteria, day)).map(({ name }) => name)
const find = async (search: string) =>
  (await admin.call('expert.list', { search })).rows as { id: string; drawable: boolean }[]
const messagesOf = async (personId: string) => {
  const { read } = units.world.app.db
  const [person] = await read.select().from(persons).where(eq(persons.id, personId))
  const rows = await read.select().from(messages).where(eq(messages.accountId, person!.accountId!))
  return rows.map(({ kind, params }) => [kind, params])
}
const enter = async (n: number, own: object = {}) =>
  (await admin.call('expert.enter', entryOf(n, own))).id as string

test('M-4.3.3 the last pass puts the applicant into the pool, drawable at once for three years', async () => {
  const { id, name, idNumber } = await addPerson(units.admins['unit-1'], 1)
  const declarationId = await passed(units, id)
  const [row] = await find(idNumber)
  const expert = await principal.call('expert.get', { id: row!.id })
  expect(expert).toMatchObject({
    ...{ name, unitName: '机构unit-1', superiorName: '机构dep-1', level: '1', titleSpecialty: '心血管内科' },
    ...{ state: 'in', drawable: true, source: 'applied', enteredOn: today(), validTo: '2029-11-20' },
    ...{ phoneMasked: '137****1111', field: '冠心病介入', avoidUnits: '某药业公司', education: '11' },
    ...{ channel: ['机构unit-1', '机构dep-1', '机构city-1', '河南省职称改革办公室'], declarationId },
    specialties: [
      { series: '05', specialty: '内科' },
      { series: '05', specialty: '全科' },
    ],
  })
  expect(await drawn({ series: '05', specialty: '内科', level: '1' })).toContain(name)
  expect(await drawn({ series: '05', specialty: '外科' })).not.toContain(name)
  expect(await drawn({ series: '01' })).not.toContain(name)
  expect(await drawn({}, '2029-11-20')).toContain(name)
  expect(await drawn({}, '2029-11-21')).not.toContain(name)
  expect(await messagesOf(id)).toEqual([['expert.pooled', { until: '2029-11-20' }]])
})

test('M-4.3.3 whoever is in the pool and applies again goes on in the same row with a new term', async () => {
  const { id, idNumber } = await addPerson(units.admins['unit-1'], 3)
  await passed(units, id)
  const [before] = await find(idNumber)
  units.world.pass(1000)
  await changeExpert(admin, 'setState', before!.id, { state: 'out', reason: '本人申请' })
  units.world.pass(1000)
  const rows = [{ id: 'c', values: { series: '01', specialty: '' } }]
  await passed(units, id, { ...CONTENTS, expertise: { values: {}, rows } })
  const found = await find(idNumber)
  expect(found.map((row) => row.id)).toEqual([before!.id])
  const now = await admin.call('expert.get', { id: before!.id })
  expect(now).toMatchObject({ state: 'in', stateReason: '', specialties: [{ series: '01', specialty: '' }] })
  expect(now.steps.map(({ action }: { action: string }) => action)).toEqual([
    ...['entered', 'state_set', 'renewed'],
  ])
})

test('M-7.3.1 the province enters, finds, edits and renews experts with the fields of the manual', async () => {
  const id = await enter(5, { mail: 'a@example.com' })
  expect(await admin.call('expert.get', { id })).toMatchObject({
    ...{ name: '专家5', idMasked: `999${'*'.repeat(13)}${idNumberOf(5, '男').slice(-2)}`, level: '1' },
    ...{ unitName: '示范大学', superiorName: '示范教育厅', source: 'entered', channel: [], served: [] },
    ...{ levelName: '正高级', mail: 'a@example.com', mayManage: true, validTo: '2028-12-31' },
  })
  for (const search of ['专家5', 'zhuanjia', idNumberOf(5, '男'), '示范大学'])
    expect((await find(search)).map((row) => row.id)).toContain(id)
  for (const [filter, isIn] of [
    [{ level: '1', series: '01', specialty: '土木工程', state: 'in', drawable: true }, true],
    [{ level: '2' }, false],
    [{ series: '05' }, false],
    [{ specialty: '土木' }, false],
    [{ drawable: false }, false],
    [{ expiring: true }, false],
  ] as const)
    expect([
      filter,
      (await admin.call('expert.list', filter)).rows.some((row: { id: string }) => row.id === id),
    ]).toEqual([filter, isIn])

  expect((await admin.refused('expert.enter', entryOf(5))).code).toBe('expert.known')
  expect((await admin.refused('expert.enter', entryOf(6, { validTo: '2029-11-21' }))).code).toBe(
    'expert.validity',
  )
  expect((await admin.refused('expert.enter', entryOf(6, { titleSeries: '99' }))).code).toBe(
    'field.code_unknown',
  )
  const { commandId: _, name, idType, idNumber, validTo, phone, ...fields } = entryOf(5)
  await changeExpert(admin, 'edit', id, { ...fields, unitName: '示范学院' })
  expect(await admin.call('expert.get', { id })).toMatchObject({
    ...{ unitName: '示范学院', phoneMasked: '136****1234' },
  })
  expect((await changeExpert(admin, 'renew', id, { validTo: '2029-11-21' })).body.code).toBe(
    'expert.validity',
  )
  expect((await changeExpert(admin, 'renew', id, { validTo: '2029-11-20' })).status).toBe(200)
  expect(
    (await admin.refused('expert.renew', { commandId: commandId(), id, version: 0, validTo })).code,
  ).toBe('stale')
})

test('M-7.3.1 in and out: suspended, resumed, taken out, disqualified, each with a reason, and the person is told', async () => {
  const person = await addPerson(units.admins['unit-1'], 7)
  const id = await enter(7, { name: person.name })
  const move = (state: string) => changeExpert(admin, 'setState', id, { state, reason: '按规定办理' })
  for (const state of ['suspended', 'in', 'disqualified', 'in', 'out']) {
    expect((await move(state)).status).toBe(200)
    expect((await drawn()).includes(person.name)).toBe(state === 'in')
  }
  expect(await move('suspended')).toMatchObject({ status: 409, body: { code: 'expert.wrong_state' } })
  expect((await changeExpert(admin, 'renew', id, { validTo: '2028-01-01' })).body.code).toBe(
    'expert.wrong_state',
  )
  expect((await changeExpert(admin, 'setState', id, { state: 'in', reason: '' })).body.code).toBe(
    'input.invalid',
  )
  expect(await messagesOf(person.id)).toHaveLength(5)
  expect((await messagesOf(person.id)).at(-1)).toEqual([
    'expert.state',
    { state: 'out', reason: '按规定办理' },
  ])
})

test('M-7.3.2 what the pool says, the draw says: an edit, a ban and an end of a term are seen at once by both', async () => {
  const person = await addPerson(units.admins['unit-1'], 9)
  const id = await enter(9, { name: person.name })
  const { commandId: _, name, idType, idNumber, validTo, phone, ...fields } = entryOf(9)
  await changeExpert(admin, 'edit', id, { ...fields, specialties: [{ series: '05', specialty: '' }] })
  expect(await drawn({ series: '05', specialty: '任何专业' })).toContain(person.name)
  expect(await drawn({ series: '01' })).not.toContain(person.name)
  const { id: entryId } = await principal.call('blacklist.add', {
    ...{ commandId: commandId(), idNumber, name: person.name, unitName: '单位', reason: '涉嫌造假' },
  })
  const both = async () => {
    const [row] = await find(idNumber)
    return [row!.drawable, (await drawn()).includes(person.name)]
  }
  expect(await both()).toEqual([true, true])
  await principal.call('blacklist.activate', {
    ...{ commandId: commandId(), id: entryId, version: 0, decision: '通报', decisionNo: '1号', grade: 1 },
    startOn: today(),
  })
  expect(await both()).toEqual([false, false])
  expect((await drawn({}, '2027-11-20')).includes(person.name)).toBe(true)
  expect((await drawn({}, '2028-12-31')).includes(person.name)).toBe(true)
  expect((await drawn({}, '2029-01-01')).includes(person.name)).toBe(false)
})

test('M-7.3.3 a city office reads the whole pool, numbers masked, and changes nothing', async () => {
  const city = units.admins['city-2']
  const id = await enter(11, { mail: 'b@example.com' })
  const { rows } = await city.call('expert.list', { search: '专家11' })
  expect(rows).toMatchObject([{ id, phoneMasked: '136****1234' }])
  const seen = await city.call('expert.get', { id })
  expect(seen).toMatchObject({ mayManage: false, mail: '', declarationId: null })
  expect(JSON.stringify([rows, seen])).not.toContain(idNumberOf(11, '男'))
  for (const [operation, more] of [
    ['setState', { state: 'out', reason: '无' }],
    ['renew', { validTo: '2028-01-01' }],
    ['reveal', { reason: '无' }],
  ] as const) {
    const input = { commandId: commandId(), id, version: 0, ...more }
    if (operation === 'reveal') Reflect.deleteProperty(input, 'version')
    expect((await city.refused(`expert.${operation}`, input)).code).toBe('auth.forbidden')
  }
})

test('a whole number is told for a reason that is written down, thirty times an hour, and kept nowhere in plain', async () => {
  const idNumber = idNumberOf(13, '男')
  const id = await enter(13)
  const ask = { commandId: commandId(), id, reason: `核对 ${idNumber}` }
  expect(await admin.call('expert.reveal', ask)).toEqual({ idNumber, phone: '13600001234' })
  const stranger = await enter(15)
  expect(await admin.call('expert.reveal', { ...ask, id: stranger })).toMatchObject({ idNumber })
  for (let n = 1; n < 30; n++)
    await admin.call('expert.reveal', { commandId: commandId(), id, reason: '核对' })
  expect((await admin.refused('expert.reveal', { ...ask, commandId: commandId() })).code).toBe(
    'person.reveal_limit',
  )
  const { read } = units.world.app.db
  const tables = [auditLog, commands, steps, poolExperts, messages]
  const kept = JSON.stringify(await Promise.all(tables.map((table) => read.select().from(table))))
  for (const n of [1, 3, 5, 7, 9, 11, 13]) expect(kept).not.toContain(idNumberOf(n, '男'))
  expect(kept).not.toContain('13600001234')
  const told = await read
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, 'expert.revealed'), eq(auditLog.subject, `expert:${id}`)))
  expect(told).toHaveLength(30)
})
