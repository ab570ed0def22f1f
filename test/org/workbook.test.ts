import { afterAll, beforeAll, expect, test } from 'vitest'
import { finished, handIn, sheetsOf, workbookOf } from '../workbook/office.ts'
import { answersKept, commandId, newUnit, openTown, type Town } from './tree.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.world.close())

const SCHOOL = [
  '嵩州市第一小学(南)',
  '410302101',
  '单位',
  '市',
  '',
  '410300',
  '市、地区',
  '市直',
  '',
  '教育',
  '李敏',
]
const BRANCH = ['东校区', '410302102', '单位', '县', '410302101']

/** Hands in the rows under the department and gives the dry run. */
async function dryRun(head: string[], rows: string[][]) {
  const { world, city } = town
  const bytes = await workbookOf('单位', [head, ...rows])
  const input = { what: 'orgs', target: 'dep-1' }
  const { body } = await handIn(world, city, 'workbook.import', input, { name: '单位.xlsx', bytes })
  return finished(city, body.jobId)
}

test('a filled-in template becomes units, after a dry run that saves nothing', async () => {
  const { world, city } = town
  const template = await sheetsOf(world, city, 'workbook.template', { what: 'orgs', target: 'dep-1' })
  const head = template.单位![0]!.map((text) => text.replace(/[*＊]/g, '').trim())
  expect(head.slice(0, 5)).toEqual(['单位名称', '机构代码', '类型', '层级', '上级机构代码'])

  const faulty = await dryRun(head, [SCHOOL, [...BRANCH.slice(0, 4), '无此代码']])
  expect(faulty).toMatchObject({ faultCount: 1, rows: 0 })
  expect(faulty.faults[0]).toMatchObject({ cell: 'E3', code: 'unknown', params: { value: '无此代码' } })

  // copied from a page that marks the direction of its numbers
  const pasted = ['\u200b嵩州市第一小学(南)', '\u202d410302101\u202c', ...SCHOOL.slice(2)]
  const job = await dryRun(head, [BRANCH, pasted])
  expect(job).toMatchObject({ faultCount: 0, rows: 2 })
  expect(await city.call('org.tree', { parentId: 'dep-1' })).toEqual([])
  const commit = { commandId: commandId(), jobId: job.jobId }
  expect(await city.call('workbook.commit', commit)).toEqual({ saved: 2, slips: 0 })
  expect(await city.call('workbook.commit', commit)).toEqual({ saved: 2, slips: 0 })
  const { rows } = await city.call('org.list', { node: 'dep-1' })
  expect(rows).toMatchObject([
    { name: '嵩州市教育局' },
    { name: '嵩州市第一小学（南）', rank: '3', sector: '01', adminLogin: 'u410302101' },
    { name: '东校区', parentName: '嵩州市第一小学（南）', adminLogin: 'u410302102' },
  ])
  for (const name of ['嵩州市第一小学（南）', '嵩州市第一小学(南)']) {
    const again = newUnit('dep-1', { code: '410302103', name })
    expect((await city.refused('org.create', again)).code, name).toBe('org.name_taken')
  }
  expect(await answersKept(world)).not.toMatch(/password|"000000"/)
})

test('an export tells names for codes and masks what belongs to a person', async () => {
  const { world, city } = town
  await world.exec(
    `update orgs set profile = '{"contactName":"李敏","contactPhone":"13800001111"}' where code = '410302101'`,
  )
  const columns = ['name', 'kind', 'level', 'state', 'areaCode', 'sector', 'contactPhone', 'adminLogin']
  const input = { list: 'org.list', input: { node: 'dep-1', search: '第一小学' }, columns }
  const { jobId } = await city.call('workbook.export', input)
  await finished(city, jobId)
  const sheets = await sheetsOf(world, city, 'workbook.file', { jobId })
  const [, row] = Object.values(sheets)[0]!
  expect(row).toEqual([
    ...['嵩州市第一小学（南）', '单位', '市', '待完善', '洛阳市', '教育'],
    ...['138****1111', 'u410302101'],
  ])
})
