import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { steps } from '../../db/schema/history.ts'
import { jobs, messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { banProblem } from '../../server/blacklist/blacklist.store.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { addPerson, applicant, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import { finished, sheetsOf } from '../workbook/office.ts'
import type { Person } from '../world.ts'

const DECISION = { decision: '取消申报资格并通报批评', decisionNo: '豫人社〔2026〕12号' }

let units: Units
let province: Person
let city: Person
let other: Person
beforeAll(async () => {
  units = await openUnits()
  const at = async (login: string, orgId: string) => {
    const person = await units.world.person(login, { orgId })
    await person.signIn()
    return person
  }
  province = await at('hand-org-1', 'org-1')
  city = await at('hand-city-1', 'city-1')
  other = await at('hand-city-2', 'city-2')
})
afterAll(() => units.world.close())

const today = () => dayOf(units.world.now())
const hashOf = (idNumber: string) => units.world.app.secret.hash(idNumber, 'id')
const bannedOn = (idNumber: string, day = today()) =>
  banProblem(units.world.app.db.read, hashOf(idNumber), day)

async function suspect(office: Person, n: number) {
  const person = await addPerson(units.admins['unit-1'], n, { phone: `1390000${1000 + n}` })
  const { id } = await office.call('blacklist.add', {
    ...{ commandId: commandId(), idNumber: person.idNumber, name: '某某', unitName: '某单位' },
    reason: `核查发现 ${person.idNumber} 的论文查无此刊`,
  })
  return { ...person, entryId: id as string }
}

async function step(office: Person, name: string, id: string, more: object = {}) {
  const { version } = await office.call('blacklist.get', { id })
  return office.ask(`blacklist.${name}`, { commandId: commandId(), id, version, ...more })
}
const decide = (office: Person, id: string, more: object = {}) =>
  step(office, 'activate', id, { ...DECISION, grade: 1, startOn: today(), ...more })

async function declare(personId: string, state: 'climbing' | 'filling' | 'failed', year: number) {
  await units.world.app.db.write('orgs', (tx) =>
    tx.insert(declarations).values({
      id: commandId(),
      ...{ personId, orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/', year, kind: 'title' },
      ...{ series: '05', level: '2', counted: true, state, at: units.world.now() },
    }),
  )
}

test('M-7.2.2 somebody is found by the whole number, is suspected with a reason, and is banned from nothing yet', async () => {
  const { id, idNumber, name } = await addPerson(units.admins['unit-1'], 1)
  await declare(id, 'climbing', 2026)
  await declare(id, 'failed', 2025)
  const found = await city.call('blacklist.find', { idNumber: ` ${idNumber.toLowerCase()} ` })
  expect(found).toEqual({ known: { name, unitName: '机构unit-1', running: 1 }, entryId: null })
  const input = { idNumber, name: '别名', unitName: '别的单位', reason: `举报 ${idNumber}` }
  const added = await city.call('blacklist.add', { commandId: commandId(), ...input })
  const entry = await city.call('blacklist.get', { id: added.id })
  expect(entry).toMatchObject({
    ...{ name, unitName: '机构unit-1', standing: 'suspected', orgName: '机构city-1', own: true },
    ...{ running: 1, grade: null, startOn: null, endOn: null },
  })
  expect(entry.steps).toMatchObject([{ action: 'added', to: 'suspected' }])
  expect(await bannedOn(idNumber)).toBeNull()
  expect(await city.call('blacklist.find', { idNumber })).toMatchObject({ entryId: added.id })
  expect(await province.refused('blacklist.add', { commandId: commandId(), ...input })).toEqual({
    code: 'blacklist.known',
  })
  expect((await other.refused('blacklist.find', { idNumber })).code).toBe('blacklist.elsewhere')
  expect((await city.refused('blacklist.find', { idNumber: '410105199001010012' })).code).toBe(
    'field.id_number',
  )
})

test('M-7.2.2 who is not registered yet is added by number, name and unit, and is known once registered', async () => {
  const idNumber = idNumberOf(77, '男')
  expect(await city.call('blacklist.find', { idNumber })).toEqual({ known: null, entryId: null })
  const { id } = await city.call('blacklist.add', {
    ...{ commandId: commandId(), idNumber, name: '欧阳修文', unitName: '某公司', reason: '材料造假' },
  })
  expect((await decide(city, id)).status).toBe(200)
  await addPerson(units.admins['unit-1'], 77)
  expect((await bannedOn(idNumber))?.code).toBe('declare.banned')
})

test('M-7.2.3 a decision forbids from its first to its last day, tells the person, and has running files ended now', async () => {
  const { id, idNumber, entryId } = await suspect(city, 3)
  expect((await decide(city, entryId, { startOn: '2024-01-01' })).body.code).toBe('blacklist.day_order')
  expect((await decide(city, entryId)).body).toEqual({ version: 1 })
  expect((await decide(city, entryId)).body.code).toBe('workflow.wrong_state')
  expect(await city.call('blacklist.get', { id: entryId })).toMatchObject({
    ...{ ...DECISION, standing: 'active', grade: 1, startOn: '2026-11-20', endOn: '2027-11-19' },
  })
  expect(await bannedOn(idNumber)).toEqual({
    code: 'declare.banned',
    params: { until: '2027-11-19', decisionNo: DECISION.decisionNo, orgName: '机构city-1' },
  })
  expect(await bannedOn(idNumber, '2026-11-19')).toBeNull()
  expect((await bannedOn(idNumber, '2027-11-19'))?.code).toBe('declare.banned')
  expect(await bannedOn(idNumber, '2027-11-20')).toBeNull()

  const { read } = units.world.app.db
  const [job] = await read
    .select()
    .from(jobs)
    .where(eq(jobs.key, `blacklist:${entryId}`))
  expect(job).toMatchObject({ kind: 'blacklist', subject: entryId, dueAt: units.world.now() })
  const [person] = await read.select().from(persons).where(eq(persons.id, id))
  const [message] = await read
    .select()
    .from(messages)
    .where(and(eq(messages.accountId, person!.accountId!), eq(messages.kind, 'blacklist.active')))
  expect(message?.params).toEqual({
    ...{ until: '2027-11-19', decisionNo: DECISION.decisionNo, org: '机构city-1' },
  })
})

test('M-7.2.3 a term that is to begin later begins on its day, at midnight in Shanghai', async () => {
  const { idNumber, entryId } = await suspect(city, 4)
  await decide(city, entryId, { startOn: '2026-12-01', grade: 5 })
  expect((await city.call('blacklist.get', { id: entryId })).standing).toBe('upcoming')
  expect(await bannedOn(idNumber)).toBeNull()
  expect((await bannedOn(idNumber, '2031-11-30'))?.code).toBe('declare.banned')
  const [job] = await units.world.app.db.read
    .select()
    .from(jobs)
    .where(eq(jobs.key, `blacklist:${entryId}`))
  expect(job?.dueAt).toEqual(new Date('2026-11-30T16:00:00Z'))
})

test('domain 4.13 a decision is lifted early with its paper, a suspicion is dropped, an appeal changes nothing', async () => {
  const [one, two] = [await suspect(city, 5), await suspect(city, 6)]
  await decide(city, one.entryId)
  await step(city, 'note', one.entryId, { appeal: '2026-11-20 收到申诉' })
  expect(await bannedOn(one.idNumber)).not.toBeNull()
  const paper = { reason: '复核后撤销', liftNo: '豫人社〔2026〕30号' }
  expect((await step(city, 'drop', one.entryId, paper)).status).toBe(400)
  expect((await step(city, 'drop', one.entryId, { reason: '撤销' })).body.code).toBe('workflow.wrong_state')
  expect((await step(city, 'lift', two.entryId, paper)).body.code).toBe('workflow.wrong_state')
  await step(city, 'lift', one.entryId, paper)
  expect(await bannedOn(one.idNumber)).toBeNull()
  const lifted = await city.call('blacklist.get', { id: one.entryId })
  expect(lifted).toMatchObject({
    ...{ standing: 'lifted', liftedOn: today(), liftNo: paper.liftNo, appeal: '2026-11-20 收到申诉' },
  })
  expect(lifted.steps.map(({ action }: { action: string }) => action)).toEqual([
    ...['added', 'activated', 'edited', 'lifted'],
  ])
  await step(city, 'drop', two.entryId, { reason: '查无实据' })
  expect((await city.call('blacklist.get', { id: two.entryId })).standing).toBe('dropped')
  // who was cleared may be suspected of something else
  expect((await city.call('blacklist.find', { idNumber: two.idNumber })).entryId).toBeNull()
})

test('M-7.2.2 all offices read; only the office that decides, or one above it, changes', async () => {
  const { entryId } = await suspect(city, 7)
  expect(await other.call('blacklist.get', { id: entryId })).toMatchObject({ own: false })
  expect((await decide(other, entryId)).body.code).toBe('auth.forbidden')
  expect((await step(other, 'note', entryId, { appeal: '无' })).body.code).toBe('auth.forbidden')
  const { rows } = await other.call('blacklist.list', { search: idNumberOf(7, '男') })
  expect(rows).toMatchObject([{ id: entryId, own: false }])
  const stale = { commandId: commandId(), id: entryId, version: 7, reason: '无' }
  expect((await city.refused('blacklist.drop', stale)).code).toBe('stale')
  expect((await decide(province, entryId)).status).toBe(200)
})

test('M-7.2.1 the column shows decisions in force to everybody, names masked until the province says otherwise', async () => {
  const { idNumber, password, entryId, name } = await suspect(city, 8)
  const own = async () => {
    const mine = applicant(units, idNumber)
    await mine.signIn(password)
    return mine
  }
  const mine = await own()
  const shown = async () =>
    (await mine.call('blacklist.column')).find(({ id }: { id: string }) => id === entryId)
  expect(await shown()).toBeUndefined()
  await decide(city, entryId, { grade: 3, decision: `取消资格，证件 ${idNumber}` })
  expect(await shown()).toMatchObject({
    ...{ name: `${name[0]}＊`, unitName: '机构unit-1', decisionNo: DECISION.decisionNo, grade: 3 },
    ...{ startOn: '2026-11-20', endOn: '2029-11-19' },
  })
  expect(JSON.stringify(await mine.call('blacklist.column'))).not.toMatch(/\d{15}/)
  await units.admins['org-1'].call('setting.set', {
    ...{ commandId: commandId(), key: 'public.mask', value: false },
  })
  expect((await shown()).name).toBe(name)
  await step(city, 'lift', entryId, { reason: '更正', liftNo: '豫人社〔2026〕31号' })
  expect(await shown()).toBeUndefined()
})

test('no answer, row, step, log, message or workbook holds a whole ID number, but the one that was asked for', async () => {
  const { idNumber, entryId } = await suspect(city, 9)
  await decide(city, entryId, { decision: `给予 ${idNumber} 通报` })
  const answers = [
    await city.call('blacklist.list', {}),
    await city.call('blacklist.get', { id: entryId }),
    await city.call('blacklist.find', { idNumber }),
  ]
  const { read } = units.world.app.db
  const tables = [blacklist, steps, auditLog, commands, messages, jobs]
  const kept = await Promise.all(tables.map((table) => read.select().from(table)))
  for (const n of [1, 3, 4, 5, 6, 7, 8, 9])
    expect(JSON.stringify([answers, kept])).not.toContain(idNumberOf(n, n % 2 ? '男' : '女'))

  const list = { list: 'blacklist.list', input: { search: idNumber }, columns: ['name', 'idNumber'] }
  const sheet = async (more: object) => {
    const { jobId } = await city.call('workbook.export', { ...list, ...more })
    expect(await finished(city, jobId)).toMatchObject({ state: 'done', done: 1 })
    return JSON.stringify(await sheetsOf(units.world, city, 'workbook.file', { jobId }))
  }
  expect(await sheet({})).not.toContain(idNumber)
  expect((await city.refused('workbook.export', { ...list, whole: true })).code).toBe('workbook.reason')
  expect(await sheet({ whole: true, reason: '报送处理决定' })).toContain(idNumber)
})

test('M-7.2.3 the list knows by itself that a term has begun and is over', async () => {
  const { idNumber, entryId } = await suspect(city, 10)
  await decide(city, entryId)
  const standings = async () => {
    const { rows } = await city.call('blacklist.list', { search: idNumber })
    const found = []
    for (const standing of ['suspected', 'upcoming', 'active', 'expired']) {
      const { total } = await city.call('blacklist.list', { search: idNumber, standing })
      if (total) found.push(standing)
    }
    return [rows[0].standing, ...found]
  }
  expect(await standings()).toEqual(['active', 'active'])
  // the last moment of the last day in Shanghai, and the first of the next
  const last = new Date('2027-11-19T15:59:59Z')
  units.world.pass(+last - +units.world.now())
  await city.signIn()
  expect(await standings()).toEqual(['active', 'active'])
  expect(await bannedOn(idNumber)).not.toBeNull()
  units.world.pass(1000)
  expect(await standings()).toEqual(['expired', 'expired'])
  expect(await bannedOn(idNumber)).toBeNull()
  expect((await step(city, 'lift', entryId, { reason: '晚', liftNo: '1' })).body.code).toBe(
    'workflow.wrong_state',
  )
})
