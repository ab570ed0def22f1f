import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditList, findRows } from '../../server/audit/audit.list.ts'
import { log } from '../../server/audit/log.ts'
import { auditInput } from '../../shared/audit/audit.api.ts'
import { AUDIT_ACTIONS, AUDIT_GROUPS, actionsOf } from '../../shared/audit/audit.rules.ts'
import { addUnit } from '../setting/offices.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { ctxOf } from './ctx.ts'

let world: World
let auditor: Person
beforeEach(async () => {
  world = await openWorld()
  for (const id of ['city-1', 'city-2']) await addUnit(world, id)
  await addUnit(world, 'unit-1', '/org-1/city-1/')
  auditor = await world.person('shenji', { duties: ['auditor'] })
  await auditor.signIn()
})
afterEach(() => world.close())

type Row = { seq: number; action: string; actorName: string; orgName: string | null }
const list = async (person: Person, input: object = {}): Promise<Row[]> =>
  (await person.call('audit.list', input)).rows
/** Something that this person did. */
const did = (
  person: Person,
  orgId: string,
  action: (typeof AUDIT_ACTIONS)[number],
  subject = `org:${orgId}`,
) => world.app.db.write('x', (tx) => log(tx, ctxOf(world, person, orgId), action, subject))

test('every action has its group, and the groups hold all of them', () => {
  expect(AUDIT_GROUPS.flatMap(actionsOf).sort()).toEqual([...AUDIT_ACTIONS].sort())
})

test('an auditor sees what people of his own office and below did, and no more', async () => {
  const [a, b] = [
    await world.person('a-city', { duties: ['auditor'], orgId: 'city-1' }),
    await world.person('b-city', { duties: ['auditor'], orgId: 'city-2' }),
  ]
  for (const person of [a, b]) await person.signIn()
  await did(a, 'unit-1', 'plan.saved')
  await did(b, 'city-2', 'plan.saved')
  const namesOf = async (person: Person) => new Set((await list(person)).map(({ actorName }) => actorName))
  expect(await namesOf(a)).toEqual(new Set(['姓名a-city']))
  expect(await namesOf(b)).toEqual(new Set(['姓名b-city']))
  expect(await namesOf(auditor)).toEqual(new Set(['姓名a-city', '姓名b-city', '姓名shenji']))
  expect((await a.refused('audit.list', { node: 'city-2' })).code).toBe('not_found')
  expect((await list(auditor, { node: 'city-1', group: 'plan' })).length).toBe(1)
  expect((await list(auditor, { node: 'city-1', deep: false, group: 'plan' })).length).toBe(0)
})

test('a wrong password is in the log of the office whose account it is; of no account, in the province’s', async () => {
  const city = await world.person('a-city', { duties: ['auditor'], orgId: 'city-1' })
  await city.signIn()
  for (const login of ['a-city', 'nobody'])
    await world.browser(city).refused('auth.login', { portal: 'manage', login, password: 'Wrong-Word-1' })
  const failed = { action: 'auth.login_failed' }
  expect((await list(city, failed)).length).toBe(1)
  expect((await list(auditor, failed)).length).toBe(2)
})

test('it is filtered by person, group, subject and time, each with all the others', async () => {
  await did(auditor, 'org-1', 'setting.set')
  world.pass(1_200_000)
  await did(auditor, 'org-1', 'plan.saved', 'plan:7')
  const later = +world.now()
  expect((await list(auditor, { group: 'setting' })).map(({ action }) => action)).toEqual(['setting.set'])
  expect((await list(auditor, { subject: 'plan:7' })).map(({ action }) => action)).toEqual(['plan.saved'])
  expect((await list(auditor, { from: later })).map(({ action }) => action)).toEqual(['plan.saved'])
  expect((await list(auditor, { to: later - 1, group: 'plan' })).length).toBe(0)
  expect((await list(auditor, { from: later + 1 })).length).toBe(0)
  expect((await list(auditor, { search: 'SHENJI' })).map(({ action }) => action)).toEqual([
    ...['plan.saved', 'setting.set', 'auth.login'],
  ])
  expect((await list(auditor, { search: '姓名shen' })).length).toBe(3)
  expect((await list(auditor, { search: '%' })).length).toBe(0)
})

test('an export reads page after page what the page would show, in order and without a gap, whatever is written meanwhile', async () => {
  for (let n = 0; n < 25; n++) await did(auditor, 'org-1', 'plan.saved', `plan:${n}`)
  const found = await findRows(ctxOf(world, auditor, 'org-1'), auditInput.parse({ group: 'plan' }))
  const ids: string[] = []
  for (let offset = 0; offset < 25; offset += 10) {
    ids.push(...(await found.ids(10, offset)))
    await did(auditor, 'org-1', 'plan.saved', 'plan:late')
  }
  const seqs = ids.map(Number)
  expect(seqs.length).toBe(25)
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
  expect(new Set(seqs).size).toBe(25)
})

test('the workbook holds the hash of every row and the words of every action', async () => {
  const [row] = await auditList.rows(ctxOf(world, auditor, 'org-1'), ['1'])
  const values = Object.fromEntries(auditList.columns.map(({ key, value }) => [key, value(row!)]))
  expect(values).toMatchObject({
    seq: 1,
    action: '登录',
    at: '2026-11-20 09:00:00',
    org: '河南省职称改革办公室',
  })
  expect(values.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('an export of the log is itself in the log, and only who may read the log may make one', async () => {
  await did(auditor, 'org-1', 'plan.saved', 'plan:7')
  const ask = { list: 'audit.list', input: { group: 'plan' }, columns: ['seq', 'at', 'action', 'hash'] }
  const { jobId } = await auditor.call('workbook.export', ask)
  await expect
    .poll(async () => (await auditor.call('workbook.job', { jobId })).state, { timeout: 20_000 })
    .toBe('done')
  const [row] = (await auditor.call('audit.list', { group: 'workbook' })).rows
  expect(row).toMatchObject({
    ...{ action: 'workbook.exported', subject: 'list:audit.list', actorName: '姓名shenji' },
    details: { list: 'audit.list', count: 1, whole: false },
  })
  const handler = await world.person('jingban')
  await handler.signIn()
  expect((await handler.refused('workbook.export', ask)).code).toBe('auth.forbidden')
})

test('what has a name is told by it, and nothing that stands beside a choice', async () => {
  await did(auditor, 'org-1', 'org.renamed', 'org:city-1')
  await did(auditor, 'org-1', 'account.reset', `account:${auditor.id}`)
  await did(auditor, 'org-1', 'live.withdrawn', 'candidate:c1')
  const rows = (await auditor.call('audit.list', {})).rows as {
    subject: string
    subjectName: string | null
  }[]
  const names = new Map(rows.map(({ subject, subjectName }) => [subject, subjectName]))
  expect([names.get('org:city-1'), names.get(`account:${auditor.id}`), names.get('candidate:c1')]).toEqual([
    '单位city-1',
    '姓名shenji',
    null,
  ])
})
