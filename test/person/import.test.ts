import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { persons } from '../../db/schema/person.ts'
import { PERSON_COLUMNS } from '../../server/person/import-columns.ts'
import { personImport } from '../../server/person/person.import.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf, nameOf } from '../roster.ts'
import { finished, handIn, workbookOf } from '../workbook/office.ts'
import { addPerson, ctxOf, openUnits, type Units } from './units.ts'

let units: Units
const admin = () => units.admins['unit-1']
const db = () => units.world.app.db
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

const head = PERSON_COLUMNS.map((column) => ('required' in column ? `${column.head}*` : column.head))
const line = (name: string, idNumber: string): string[] =>
  PERSON_COLUMNS.map(({ key }) => (key === 'name' ? name : key === 'idNumber' ? idNumber : ''))
const lines = (from: number, n: number): string[][] =>
  Array.from({ length: n }, (_, i) => line(nameOf(from + i), idNumberOf(from + i, '女')))

async function check(rows: string[][]) {
  const bytes = await workbookOf(personImport.sheet, [head, ...rows])
  const target = { what: 'persons', target: '' }
  const { body } = await handIn(units.world, admin(), 'workbook.import', target, { name: '人员.xlsx', bytes })
  return finished(admin(), body.jobId)
}
const commit = (jobId: string) => admin().ask('workbook.commit', { commandId: commandId(), jobId })
const people = () => db().read.$count(persons)
/** What other writers find, one after another, until a saving has ended. */
async function during(saving: Promise<unknown>, look: (n: number) => Promise<void> = async () => {}) {
  const seen = new Set<number>()
  let ended = false
  void saving.then(() => (ended = true))
  while (!ended) {
    const n = await db().write('anything', (tx) => tx.$count(persons))
    if (!seen.has(n)) await look(n)
    seen.add(n)
  }
  return [...seen]
}

test('a large workbook is saved in short units: other writers come in between, and each unit is logged', async () => {
  const job = await check(lines(1000, 250))
  expect(job).toMatchObject({ rows: 250, known: 0, parted: true, faultCount: 0 })
  const saving = commit(job.jobId)
  const seen = await during(saving)
  expect(seen.some((n) => n > 0 && n < 250)).toBe(true)
  for (const n of seen) expect([0, 100, 200, 250]).toContain(n)
  expect((await saving).body).toEqual({ saved: 250, slips: 0 })
  expect(await people()).toBe(250)
  const logged = (await db().read.select().from(auditLog)).filter(
    ({ action }) => action === 'person.imported',
  )
  expect(logged.map(({ details }) => (details as { count: number }).count)).toEqual([100, 100, 50])
})

test('an interrupted saving says how many are in, goes on when asked again, and the same file brings the rest', async () => {
  const before = await people()
  const rows = lines(3000, 220)
  const job = await check(rows)
  const stopped = commit(job.jobId)
  const setState = (state: string) =>
    units.world.exec(`update orgs set state = '${state}' where id = 'unit-1'`)
  await during(stopped, async (n) => {
    if (n > before && n < before + 220) await setState('disabled')
  })
  const { code, params } = (await stopped).body
  const saved = (await people()) - before
  expect({ code, params }).toEqual({ code: 'workbook.interrupted', params: { saved, left: 220 - saved } })
  expect(saved).toBeGreaterThanOrEqual(100)
  expect(saved).toBeLessThan(220)
  await setState('approved')

  expect(await check(rows)).toMatchObject({ rows: 220 - saved, known: saved, faultCount: 0 })
  expect((await commit(job.jobId)).body).toEqual({ saved: 220, slips: 0 })
  expect((await people()) - before).toBe(220)
  expect(await check(rows)).toMatchObject({ rows: 0, known: 220, faultCount: 0 })
})

test('M-2.9 a list handed in again brings those who are new; another name or another unit is a fault', async () => {
  const here = await addPerson(admin(), 6001)
  const elsewhere = await addPerson(units.admins['unit-2'], 6002)
  const known = line(here.name, here.idNumber)
  const fresh = lines(6100, 1)
  const job = await check([known, ...fresh])
  expect(job).toMatchObject({ rows: 1, known: 1, parted: false, faultCount: 0 })
  // between the check and the saving somebody else was quicker: nothing is saved
  const before = await people()
  await addPerson(units.admins['unit-2'], 6100, { name: nameOf(6100), idNumber: fresh[0]![2]! })
  expect((await commit(job.jobId)).body.code).toBe('person.known_elsewhere')
  expect(await people()).toBe(before + 1)
  const told = await check([line('别的名字', here.idNumber), line(elsewhere.name, elsewhere.idNumber)])
  expect(told.faults.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)).toEqual([
    'C2 person.known_here',
    'C3 person.known_elsewhere',
  ])
})

test('while thousands of rows are checked others are served', async () => {
  const ctx = ctxOf(units.world)
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  const cells = (i: number) => ({ name: nameOf(i), idNumber: idNumberOf(i, '男') })
  const rows = Array.from({ length: 600 }, (_, i) => ({ row: i + 2, cells: cells(20_000 + i) }))
  const { faults } = await personImport.check(ctx, '', rows)
  clearInterval(timer)
  expect(faults).toEqual([])
  expect(turns).toBeGreaterThan(5)
})
