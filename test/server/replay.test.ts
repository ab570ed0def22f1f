import { randomUUID } from 'node:crypto'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import * as schema from '../../db/schema/index.ts'
import { PERSON_COLUMNS } from '../../server/person/import-columns.ts'
import { personImport } from '../../server/person/person.import.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { OPERATIONS } from '../authorisation/ask.ts'
import { fillIn, plantCommittee, plantFiles, SLOTS_ASKED, titleOf } from '../declare/declare-world.ts'
import { FORM_OF } from '../declare/sound-form.ts'
import { creditCode, OWN_PASSWORD, PNG, plant, soundProfile } from '../org/tree.ts'
import { addPerson, openUnits, personForm, type Units } from '../person/units.ts'
import { line, YEAR } from '../plan/plan-world.ts'
import { upload } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import { finished, handIn, workbookOf } from '../workbook/office.ts'
import { PASSWORD, type Person } from '../world.ts'

/** Domains whose writes are sent twice here; those of a review have tests of their own. */
const DOMAINS =
  /^(org|staff|person|transfer|plan|declare|blacklist|expert|notice|reference|setting|workbook)\./
const PHONE = '13912345678'

let units: Units
/** Operations that were sent twice, and every secret that was told or typed. */
const sent = new Set<string>()
const secrets = new Set<string>([PASSWORD, OWN_PASSWORD, PHONE])
beforeAll(async () => {
  units = await openUnits()
  // a fixed one would be found wherever six noughts stand
  await units.admins['org-1'].call('setting.set', {
    ...{ commandId: randomUUID(), key: 'password.first', value: 'random' },
  })
})
afterAll(() => units.world.close())

const tables = Object.values(schema).filter((each) => is(each, PgTable) || is(each, SQLiteTable))
const everything = async () => {
  const rows = await Promise.all(tables.map((each) => units.world.app.db.read.select().from(each as PgTable)))
  return new Map(tables.map((each, i) => [each, rows[i]!]))
}
/** Rows of each table; daily jobs are made by the clock meanwhile, not by a command. */
const counts = async () =>
  new Map(
    [...(await everything())].map(([each, rows]) => [
      getTableName(each as PgTable),
      rows.filter((row) => !('key' in row && DAILY_JOB.test(String(row.key)))).length,
    ]),
  )
const DAILY_JOB = /^(transfer|blacklist|expert|tidy):\d{4}-\d\d-\d\d$/

/**
 * Sends a command twice at the same moment and once more afterwards: one answer, written down by one of the requests
 * alone, and nothing added by the last.
 */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
async function thrice(person: Person, operation: string, input: object): Promise<any> {
  units.world.pass(1000)
  const { read } = units.world.app.db
  const command = { commandId: randomUUID(), ...input }
  const before = await read.$count(auditLog)
  const [first, second] = await Promise.all([person.ask(operation, command), person.ask(operation, command)])
  expect([operation, first.status, first.body]).toEqual([operation, 200, second.body])
  const written = (await read.select().from(auditLog)).filter(({ seq }) => seq > before)
  expect([operation, new Set(written.map(({ requestId }) => requestId)).size <= 1]).toEqual([operation, true])
  const after = await counts()
  expect([operation, await person.call(operation, command)]).toEqual([operation, first.body])
  expect([operation, await counts()]).toEqual([operation, after])
  sent.add(operation)
  if (first.body.password) secrets.add(first.body.password)
  return first.body
}

const at = async (login: string, orgId: string, duties: string[]): Promise<Person> => {
  const person = await units.world.person(login, { orgId, duties })
  await person.signIn()
  return person
}

test('every command of an organisation is done once, however often it is sent', async () => {
  const { admins, world } = units
  const { 'org-1': province, 'dep-1': dep } = admins
  const { id, login, password } = await thrice(dep, 'org.create', {
    ...{ parentId: 'dep-1', name: '嵩州市第三小学', code: 'S3', kind: 'unit', level: 2, adminPhone: PHONE },
  })
  const admin = world.browser({ id: '', login })
  await admin.signIn(password)
  await admin.call('auth.changePassword', { current: password, next: OWN_PASSWORD })
  const profile = soundProfile({ creditCode: creditCode(7) })
  const own = async (action: string, more: object = {}) =>
    thrice(admin, `org.${action}`, { version: (await admin.call('org.own')).version, ...more })
  const above = async (action: string, more: object = {}) =>
    thrice(dep, `org.${action}`, { id, version: (await dep.call('org.get', { id })).version, ...more })
  await own('saveDraft', { profile })
  const file = await upload(world, admin, 'org.attach', {}, PNG, 'a.png')
  await thrice(admin, 'org.detach', { attachmentId: file.body.id })
  await own('submit', { profile })
  await own('recall')
  await own('submit', { profile })
  await above('sendBack', { reason: '请补充' })
  await own('submit', { profile })
  await above('approve', { opinion: '同意' })
  await above('rename', { name: '嵩州市第三实验小学' })
  await plant(world, 'dep-9', '/org-1/city-1/', { kind: 'department' })
  const { version } = await province.call('org.get', { id })
  await thrice(province, 'org.move', { id, version, parentId: 'dep-9', reason: '主管部门调整' })
  const moved = async (action: string, more: object = {}) =>
    thrice(province, `org.${action}`, {
      id,
      version: (await province.call('org.get', { id })).version,
      ...more,
    })
  const [{ accountId }] = (await province.call('org.get', { id })).admins
  await thrice(province, 'org.editAdmin', { id, accountId, name: '李敏', phone: PHONE, mail: '' })
  await thrice(province, 'org.resetAdmin', { id, accountId })
  await moved('disable', { reason: '撤并' })
  await moved('enable')
  const { id: mistake } = await thrice(province, 'org.create', {
    ...{ parentId: 'dep-9', name: '误建', code: 'S4', kind: 'unit', level: 2 },
  })
  await thrice(province, 'org.remove', { id: mistake, version: 0, reason: '误建' })
})

test('every command on staff and settings is done once, however often it is sent', async () => {
  const { world, admins } = units
  const admin = admins['unit-1']
  const made = await thrice(admin, 'staff.create', { login: 'new-hand', name: '周立', phone: PHONE })
  const { id } = made
  const on = async (action: string, more: object = {}) =>
    thrice(admin, `staff.${action}`, {
      id,
      version: (await admin.call('staff.get', { id })).version,
      ...more,
    })
  await on('edit', { name: '周力', phone: PHONE })
  await on('setDuties', { duties: ['handler'] })
  await on('setScope', { scope: { series: ['05'], sections: [] } })
  await thrice(admin, 'staff.start', { ids: [id] })
  const hand = world.browser({ id, login: 'new-hand' })
  await hand.signIn(made.password)
  await hand.call('auth.changePassword', { current: made.password, next: OWN_PASSWORD })
  const { secret } = await hand.call('auth.beginSecondFactor', { password: OWN_PASSWORD })
  const code = new TOTP({ secret, period: 30, digits: 6, algorithm: 'SHA1' }).generate({
    timestamp: +world.now(),
  })
  const { recovery } = await hand.call('auth.confirmSecondFactor', { code })
  for (const each of [secret, ...recovery]) secrets.add(each)
  await thrice(admin, 'staff.dropSecondFactor', { id })
  await thrice(admin, 'staff.reset', { id })
  await thrice(admin, 'staff.stop', { ids: [id] })
  const { id: mistake } = await thrice(admin, 'staff.create', {
    login: 'mistake',
    name: '误加',
    phone: PHONE,
  })
  await thrice(admin, 'staff.remove', { id: mistake, version: 0 })
  await thrice(admin, 'setting.set', { key: 'transfer.days', value: 5 })
})

test('every command on people, transfers and workbooks is done once, however often it is sent', async () => {
  const { world, admins } = units
  const { 'unit-1': admin, 'unit-2': next } = admins
  const form = { ...personForm(1), phone: PHONE }
  const { id } = await thrice(admin, 'person.create', form)
  const on = async (action: string, more: object = {}) =>
    thrice(admin, `person.${action}`, {
      id,
      version: (await admin.call('person.get', { id })).version,
      ...more,
    })
  const { idType, idNumber: typed, ...rest } = form
  const idNumber = idNumberOf(501, '男')
  for (const each of [typed, idNumber]) secrets.add(each)
  await on('edit', { ...rest, note: `联系电话 ${PHONE}` })
  await on('correctId', { idType, idNumber, reason: `原录 ${typed}` })
  await on('setStatus', { status: 'left', reason: '离职' })
  await on('setStatus', { status: 'active', reason: '误操作' })
  await thrice(admin, 'person.reset', { id })
  expect(await thrice(admin, 'person.reveal', { id, reason: `核对 ${idNumber}` })).toEqual({
    idNumber,
    phone: PHONE,
  })
  const { id: mistake } = await thrice(admin, 'person.create', personForm(3))
  await thrice(admin, 'person.remove', { id: mistake, version: 0 })

  const asked = { idType, idNumber, name: form.name, note: `电话 ${PHONE}` }
  for (const [person, action, words] of [
    [next, 'withdraw', {}],
    [admin, 'refuse', { reason: '聘期未满' }],
    [admin, 'agree', {}],
  ] as const) {
    const { id: transferId } = await thrice(next, 'transfer.request', asked)
    await thrice(person, `transfer.${action}`, { id: transferId, version: 0, ...words })
  }
  expect((await next.call('person.get', { id })).orgId).toBe('unit-2')

  const head = PERSON_COLUMNS.map((column) => ('required' in column ? `${column.head}*` : column.head))
  const typedIn: Record<string, string> = { name: personForm(9).name, idNumber: personForm(9).idNumber }
  const cells = PERSON_COLUMNS.map(({ key }) => typedIn[key] ?? '')
  const template = await workbookOf(personImport.sheet, [head, cells])
  const { body } = await handIn(
    world,
    admin,
    'workbook.import',
    { what: 'persons', target: '' },
    {
      ...{ name: '人员.xlsx', bytes: template },
    },
  )
  const job = await finished(admin, body.jobId)
  expect(job).toMatchObject({ state: 'checked', faultCount: 0, rows: 1 })
  secrets.add(personForm(9).idNumber)
  expect(await thrice(admin, 'workbook.commit', { jobId: body.jobId })).toEqual({ saved: 1, slips: 1 })
})

test('every command on plans and declarations is done once, however often it is sent', async () => {
  const { world, admins } = units
  const clerk = await at('clerk', 'unit-1', ['handler'])
  const desks = new Map<string, Person>()
  for (const orgId of ['org-1', 'city-1', 'dep-1'])
    desks.set(orgId, await at(`desk-${orgId}`, orgId, ['handler']))
  const [asked] = await thrice(desks.get('dep-1')!, 'plan.remind', { year: YEAR, orgIds: ['unit-1'] })
  expect(asked.problem).toBeNull()
  const { id, version } = await thrice(clerk, 'plan.save', { year: YEAR, lines: [line()] })
  const file = await upload(world, clerk, 'plan.attach', { id }, PNG, 'a.png')
  await thrice(clerk, 'plan.detach', { id, attachmentId: file.body.id })
  const on = async (person: Person, action: string, more: object = {}) =>
    thrice(person, `plan.${action}`, {
      id,
      version: (await person.call('plan.get', { id })).version,
      ...more,
    })
  const desk = async () => {
    const { route } = await clerk.call('plan.get', { id })
    return desks.get(route.find(({ state }: { state: string }) => state === 'here')?.orgId)
  }
  expect(version).toBe(0)
  await on(clerk, 'submit')
  await on(clerk, 'recall')
  await on(clerk, 'submit')
  await on((await desk())!, 'sendBack', { reason: '请核对' })
  await on(clerk, 'submit')
  for (let person = await desk(); person; person = await desk()) {
    const { version } = await person.call('plan.get', { id })
    const [answer] = await thrice(person, 'plan.pass', { items: [{ id, version }] })
    expect(answer.problem).toBeNull()
  }
  expect((await clerk.call('plan.get', { id })).state).toBe('approved')
  const { id: draft } = await on(clerk, 'adjust')
  await thrice(clerk, 'plan.discard', { id: draft, version: 0 })

  const { idNumber, password } = await addPerson(admins['unit-1'], 21)
  const person = world.browser({ id: '', login: idNumber }, 'applicant')
  await person.signIn(password)
  await person.call('auth.changePassword', { current: password, next: OWN_PASSWORD })
  await plantCommittee(world, { id: 'com', orgId: 'org-1', orgPath: '/org-1/' })
  const { commandId: _, ...title } = titleOf()
  const { id: declarationId } = await thrice(person, 'declare.begin', title)
  // the number that is looked for in the whole store at the end
  const basic = { values: { ...FORM_OF.basic!.values, phone: PHONE }, rows: [] }
  await fillIn(person, declarationId, { ...FORM_OF, basic })
  await plantFiles(world, declarationId, SLOTS_ASKED)
  const { kind: __, ...application } = title
  const ownStep = async (action: string, more: object = {}) => {
    const { version } = await person.call('declare.get', { id: declarationId })
    await thrice(person, `declare.${action}`, { id: declarationId, version, ...more })
  }
  await ownStep('apply', application)
  const text = { values: { text: '总结' }, rows: [] }
  await thrice(person, 'declare.saveSection', {
    ...{ id: declarationId, section: 'summary', version: 1, content: text },
  })
  const begun = { id: declarationId, slot: 'other', name: '证书.png', size: PNG.length }
  const { uploadId } = await thrice(person, 'declare.beginUpload', begun)
  expect((await upload(world, person, 'declare.sendPart', { uploadId, offset: 0 }, PNG)).status).toBe(200)
  const document = await thrice(person, 'declare.finishUpload', { uploadId })
  const again = { id: declarationId, fileId: document.id }
  await thrice(person, 'declare.reuseFile', { ...again, slot: 'papers' })
  await thrice(person, 'declare.removeFile', again)
  const places = async () => (await clerk.call('plan.get', { id })).quota[0].used
  await ownStep('submit', { promise: PROMISE_VERSION })
  expect(await places()).toBe(1)
  await ownStep('recall')
  expect(await places()).toBe(0)
  await ownStep('submit', { promise: PROMISE_VERSION })
  await ownStep('recall')
  await ownStep('withdraw')
  expect(await places()).toBe(0)
})

test('every command on notices and reference data is done once, however often it is sent', async () => {
  const province = units.admins['org-1']
  const { id } = await thrice(province, 'notice.publish', {
    kinds: ['unit'],
    title: '申报通知',
    body: '请按时申报。',
  })
  await thrice(province, 'notice.withdraw', { id, version: 0, reason: '有误' })
  const item = { kind: 'specialty', code: '0599', name: '标准化', parent: '05', sort: 1 }
  const { edition } = await thrice(province, 'reference.save', { ...item, edition: 0 })
  await thrice(province, 'reference.end', { kind: 'specialty', code: '0599', edition })
})

test('every command on the blacklist and the pool of experts is done once, however often it is sent', async () => {
  const province = units.admins['org-1']
  const hand = await at('hand-org-1', 'org-1', ['handler'])
  const entry = async (n: number) => {
    const idNumber = idNumberOf(n, '男')
    secrets.add(idNumber)
    const who = { idNumber, name: '李某', unitName: '某单位', reason: `举报 ${idNumber}` }
    return (await thrice(hand, 'blacklist.add', who)).id as string
  }
  const [one, two] = [await entry(701), await entry(703)]
  const paper = { decision: '通报', decisionNo: '豫人社〔2026〕1号', grade: 1, startOn: '2026-11-20' }
  await thrice(hand, 'blacklist.activate', { id: one, version: 0, ...paper })
  await thrice(hand, 'blacklist.note', { id: one, version: 1, appeal: '收到申诉' })
  await thrice(hand, 'blacklist.lift', { id: one, version: 2, reason: '撤销', liftNo: '2号' })
  await thrice(hand, 'blacklist.drop', { id: two, version: 0, reason: '查无实据' })

  const idNumber = idNumberOf(705, '男')
  secrets.add(idNumber)
  const specialties = [{ series: '01', specialty: '' }]
  const fields = { unitName: '某大学', titleSeries: '01', titleName: '教授', level: '1', specialties }
  const { id } = await thrice(province, 'expert.enter', {
    ...{ ...fields, name: '王某', idType: 'citizen', idNumber, validTo: '2028-12-31', phone: PHONE },
  })
  await thrice(province, 'expert.edit', { ...fields, id, version: 0, post: '院长' })
  await thrice(province, 'expert.renew', { id, version: 1, validTo: '2029-01-31' })
  await thrice(province, 'expert.setState', { id, version: 2, state: 'suspended', reason: '本人申请' })
  expect(await thrice(province, 'expert.reveal', { id, reason: '核对' })).toEqual({ idNumber, phone: PHONE })
})

test('and none was left out', () => {
  const commands = OPERATIONS.filter(
    ([name, { input }]) => DOMAINS.test(name) && 'commandId' in ((input as { shape?: object }).shape ?? {}),
  )
  expect([...sent].toSorted()).toEqual(commands.map(([name]) => name).toSorted())
})

test('nothing of what was told or typed in secret lies anywhere in the store', async () => {
  expect(secrets.size).toBeGreaterThan(15)
  for (const [table, rows] of await everything()) {
    const text = JSON.stringify(rows.map(kept(table)))
    for (const secret of secrets)
      expect([getTableName(table as PgTable), secret, text.includes(secret)]).toEqual([
        expect.anything(),
        secret,
        false,
      ])
  }
})

/** The telephones of offices stand in their lists and forms; those of persons are sealed. */
const kept = (table: unknown) => (row: object) =>
  table === schema.accounts
    ? { ...row, phone: '' }
    : table === schema.orgs
      ? { ...row, profile: '', draft: '' }
      : row
