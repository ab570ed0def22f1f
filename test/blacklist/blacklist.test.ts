import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { steps } from '../../db/schema/history.ts'
import { jobs, messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { OWN_PASSWORD } from '../org/tree.ts'
import { addPerson, applicant } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import { finished, sheetsOf } from '../workbook/office.ts'
import { DECISION, openOffices } from './offices.ts'

const offices = await openOffices()
const { units, province, city, other, today, bannedOn, suspect, step, decide, declare } = offices
afterAll(() => units.world.close())

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

test('M-7.2.3 what runs ends with the decision, what was refused or suspected does not', async () => {
  const { id, entryId } = await suspect(city, 13)
  const running = await declare(id, 'climbing', 2026)
  const stateOf = async () => {
    const { read } = units.world.app.db
    const [row] = await read.select().from(declarations).where(eq(declarations.id, running))
    return [row?.state, row?.endCause]
  }
  await runDueJobs(units.world.app)
  expect(await stateOf()).toEqual(['climbing', null])
  expect((await city.call('blacklist.get', { id: entryId })).running).toBe(1)
  await decide(city, entryId)
  await runDueJobs(units.world.app)
  expect(await stateOf()).toEqual(['failed', 'blacklist'])
  expect((await city.call('blacklist.get', { id: entryId })).running).toBe(0)
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
  const mine = applicant(units, idNumber)
  await mine.signIn(password)
  await mine.call('auth.changePassword', { current: password, next: OWN_PASSWORD })
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
