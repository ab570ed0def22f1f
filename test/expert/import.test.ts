import { afterAll, beforeAll, expect, test } from 'vitest'
import { poolExperts } from '../../db/schema/pool.ts'
import { EXPERT_COLUMNS } from '../../server/expert/import-columns.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import { finished, handIn, sheetsOf, workbookOf } from '../workbook/office.ts'
import type { Person } from '../world.ts'
import { entryOf } from './expert-world.ts'

let units: Units
let admin: Person
beforeAll(async () => {
  units = await openUnits()
  admin = units.admins['org-1']
})
afterAll(() => units.world.close())

type Cells = Partial<Record<(typeof EXPERT_COLUMNS)[number]['key'], string>>
const sound = (n: number, own: Cells = {}): Cells => ({
  ...{ name: `专家${n}`, idNumber: idNumberOf(n, '男'), unitName: '示范大学', superiorName: '示范教育厅' },
  ...{ titleSeries: '高等学校教师', titleName: '教授', level: '正高级', titleSince: '2015-12' },
  ...{ specialties: '高等学校教师：土木工程；工程技术人员', phone: '13600001234', validTo: '2028-12-31' },
  ...own,
})

async function check(rows: Cells[]) {
  const head = EXPERT_COLUMNS.map((column) => column.head)
  const lines = rows.map((cells) => EXPERT_COLUMNS.map(({ key }) => cells[key] ?? ''))
  const bytes = await workbookOf('专家库', [head, ...lines])
  const file = { name: '专家.xlsx', bytes }
  const { body } = await handIn(units.world, admin, 'workbook.import', { what: 'experts' }, file)
  return finished(admin, body.jobId)
}

test('M-7.3.1 a workbook of experts is checked by cell, saved whole or not at all, and goes out again', async () => {
  const person = await addPerson(units.admins['unit-1'], 21)
  const job = await check([sound(20), sound(21, { name: person.name, specialties: '工程技术人员' })])
  expect(job).toMatchObject({ state: 'checked', faultCount: 0, rows: 2 })
  const { saved } = await admin.call('workbook.commit', { commandId: commandId(), jobId: job.jobId })
  expect(saved).toBe(2)
  const { rows } = await admin.call('expert.list', {})
  expect(rows).toHaveLength(2)
  const kept = await units.world.app.db.read.select().from(poolExperts)
  expect(kept.map(({ name, personId, orgId }) => [name, personId, orgId]).sort()).toEqual(
    [
      ['专家20', null, 'org-1'],
      [person.name, person.id, 'unit-1'],
    ].sort(),
  )
  const one = rows.find(({ name }: { name: string }) => name === '专家20')
  expect(one).toMatchObject({
    ...{ unitName: '示范大学', superiorName: '示范教育厅', levelName: '正高级', validTo: '2028-12-31' },
    ...{ drawable: true, source: 'entered', seriesName: '高等学校教师' },
    specialties: [{ seriesName: '高等学校教师', specialty: '土木工程' }, { seriesName: '工程技术人员' }],
  })
  expect((await admin.call('expert.get', { id: one.id })).steps).toMatchObject([{ action: 'imported' }])

  const columns = ['name', 'idNumber', 'unitName', 'superiorName', 'level', 'specialties']
  const sheet = async (more: object) => {
    const input = { list: 'expert.list', input: { search: '专家20', drawable: true }, columns, ...more }
    const { jobId } = await admin.call('workbook.export', input)
    expect(await finished(admin, jobId)).toMatchObject({ state: 'done', done: 1 })
    return JSON.stringify(await sheetsOf(units.world, admin, 'workbook.file', { jobId }))
  }
  const masked = await sheet({})
  for (const word of ['示范教育厅', '正高级', '高等学校教师：土木工程；工程技术人员', '可抽取：是'])
    expect(masked).toContain(word)
  expect(masked).not.toContain(idNumberOf(20, '男'))
  expect(await sheet({ whole: true, reason: '核对' })).toContain(idNumberOf(20, '男'))
})

test('M-7.3.1 every fault of a workbook is told by its cell, and no fault repeats a whole number', async () => {
  await admin.call('expert.enter', entryOf(30))
  const cell = (key: keyof Cells, row: number) =>
    `${String.fromCharCode(65 + EXPERT_COLUMNS.findIndex((column) => column.key === key))}${row}`
  const job = await check([
    sound(30),
    sound(31, { name: '', level: '特级' }),
    sound(32, { idNumber: '410105199001010012' }),
    sound(33, { validTo: '2035-01-01', phone: '1' }),
    sound(34, { specialties: '没有的系列：内科', titleSince: '二〇一五' }),
    sound(35),
    sound(35),
  ])
  expect(job.faults.map(({ cell, code }: { cell: string; code: string }) => [cell, code]).sort()).toEqual(
    [
      [cell('idNumber', 2), 'expert.known'],
      [cell('name', 3), 'field.required'],
      [cell('level', 3), 'unknown'],
      [cell('idNumber', 4), 'field.id_number'],
      [cell('validTo', 5), 'expert.validity'],
      [cell('phone', 5), 'field.phone'],
      [cell('specialties', 6), 'unknown'],
      [cell('titleSince', 6), 'form'],
      [cell('idNumber', 8), 'twice'],
    ].sort(),
  )
  expect(JSON.stringify(job.faults)).not.toMatch(/\d{15}/)
  const commit = { commandId: commandId(), jobId: job.jobId }
  expect((await admin.refused('workbook.commit', commit)).code).toBe('workbook.has_errors')
})
