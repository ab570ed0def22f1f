import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { answersKept, OWN_PASSWORD } from '../org/tree.ts'
import { openUnits, type Units } from '../person/units.ts'
import { idNumberOf } from '../roster.ts'
import type { Person } from '../world.ts'
import { finished, handIn, sheetsOf, workbookOf } from './office.ts'

let units: Units
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

/** Fills in the template and saves it. */
async function save(who: Person, what: 'orgs' | 'persons', target: string, lines: Record<string, string>[]) {
  const template = await sheetsOf(units.world, who, 'workbook.template', { what, target })
  const [sheet, [head]] = Object.entries(template)[0] as [string, [string[]]]
  const cells = lines.map((line) => head.map((text) => line[text.replace(/[*＊]/g, '').trim()] ?? ''))
  const file = { name: '表.xlsx', bytes: await workbookOf(sheet, [head, ...cells]) }
  const { body } = await handIn(units.world, who, 'workbook.import', { what, target }, file)
  const job = await finished(who, body.jobId)
  expect(job).toMatchObject({ state: 'checked', faultCount: 0, rows: lines.length })
  const commit = { commandId: randomUUID(), jobId: job.jobId as string }
  return { jobId: commit.jobId, ...(await who.call('workbook.commit', commit)) }
}
/** The table of slips: what stands under the title, the note and the head. */
const slips = async (who: Person, jobId: string): Promise<string[][]> =>
  Object.values(await sheetsOf(units.world, who, 'workbook.file', { jobId }))[0]!.slice(3)

const school = (code: string) => ({
  单位名称: `第${code}小学`,
  机构代码: code,
  类型: '单位',
  层级: '市',
})

test('M-1.14 M-2.10 random first passwords of an import are told to who saved it, as long as they are in force', async () => {
  const { world, admins } = units
  const { 'org-1': office, 'unit-1': unit } = admins
  // 000000 is known to everybody and is told to nobody
  const fixed = await save(office, 'orgs', 'org-1', [school('S1')])
  expect(fixed).toMatchObject({ saved: 1, slips: 0 })
  await expect(slips(office, fixed.jobId)).rejects.toThrow('404')

  await office.call('setting.set', { commandId: randomUUID(), key: 'password.first', value: 'random' })
  const made = await save(office, 'orgs', 'org-1', [school('S2'), school('S3')])
  expect(made).toMatchObject({ saved: 2, slips: 2 })
  const told = await slips(office, made.jobId)
  expect(told.map(([name, code, , login]) => [name, code, login])).toEqual([
    ['第S2小学', 'S2', 'us2'],
    ['第S3小学', 'S3', 'us3'],
  ])
  expect(told[0]![4]).not.toBe(told[1]![4])
  await expect(slips(unit, made.jobId)).rejects.toThrow('404')

  const admin = world.browser({ id: '', login: 'us2' })
  await admin.signIn(told[0]![4]!)
  await admin.call('auth.changePassword', { current: told[0]![4]!, next: OWN_PASSWORD })
  expect((await slips(office, made.jobId)).map(([, code]) => code)).toEqual(['S3'])

  const number = idNumberOf(41, '女')
  const people = await save(unit, 'persons', '', [{ 姓名: '褚南星', 证件号: number }])
  expect(people).toMatchObject({ saved: 1, slips: 1 })
  const [slip] = await slips(unit, people.jobId)
  expect(slip).toEqual([
    '褚南星',
    expect.stringContaining('***'),
    '本人证件号',
    expect.stringMatching(/^\S{4}-\S{4}-\S{4}$/),
  ])

  const logged = (await world.app.db.read.select().from(auditLog)).filter(
    ({ action }) => action === 'workbook.slips',
  )
  expect(logged.map(({ subject, details }) => [subject, details])).toEqual([
    ['import:orgs', { count: 2 }],
    ['import:orgs', { count: 1 }],
    ['import:persons', { count: 1 }],
  ])
  expect(JSON.stringify(logged) + (await answersKept(world))).not.toMatch(
    new RegExp(`${told[1]![4]}|${slip![3]}`),
  )
})
