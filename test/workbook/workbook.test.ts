import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plant } from '../org/tree.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { finished, handIn, sheetsOf, workbookOf } from './office.ts'

let world: World
let province: Person
let city: Person
beforeEach(async () => {
  world = await openWorld()
  await plant(world, 'c1', '/org-1/', { kind: 'office' })
  await plant(world, 'c2', '/org-1/', { kind: 'office' })
  for (let n = 0; n < 12; n++) await plant(world, `u${n}`, `/org-1/c${n % 2 ? 1 : 2}/`)
  province = await world.person('sheng', { duties: ['admin'] })
  city = await world.person('shi', { duties: ['admin'], orgId: 'c1' })
  await province.signIn()
  await city.signIn()
})
afterEach(() => world.close())

const exported = async (person: Person, list: string, input: object, columns: string[]) => {
  const { jobId } = await person.call('workbook.export', { list, input, columns })
  const job = await finished(person, jobId)
  expect(job).toMatchObject({ state: 'done' })
  return sheetsOf(world, person, 'workbook.file', { jobId })
}

describe('exports', () => {
  it('M-3.15 I-13 hold exactly what the list shows, whatever is filtered, in its order', async () => {
    const inputs = fc.record(
      {
        search: fc.constantFrom('机构', 'u1', 'u', 'zz'),
        kind: fc.constantFrom('office', 'unit'),
        node: fc.constantFrom('c1', 'u1'),
        sort: fc.constantFrom('code', 'name'),
        desc: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(inputs, fc.constantFrom(province, city), async (input, person) => {
        const page = await person.call('org.list', { ...input, size: 200 })
        const sheets = await exported(person, 'org.list', input, ['name', 'code'])
        const [head, ...rows] = sheets.机构名单!
        expect(head).toHaveLength(2)
        expect(rows).toEqual(page.rows.map((row: { name: string; code: string }) => [row.name, row.code]))
        const said = Object.fromEntries(sheets.说明!.map(([label, text]) => [label, text]))
        expect(said).toMatchObject({
          导出人: `姓名${person.login}（${person.login}）`,
          行数: String(page.total),
        })
      }),
      { numRuns: 12 },
    )
  })

  it('answer a node of somebody else as one that is not there, and a list without the right as forbidden', async () => {
    const input = { list: 'org.list', input: { node: 'c2' }, columns: ['name'] }
    expect(await city.refused('workbook.export', input)).toMatchObject({ code: 'not_found' })
    expect(
      await city.refused('workbook.export', { list: 'audit.list', input: {}, columns: ['at'] }),
    ).toMatchObject({ code: 'auth.forbidden' })
    expect(
      await city.refused('workbook.export', { list: 'org.list', input: { size: 0 }, columns: ['name'] }),
    ).toMatchObject({ code: 'input.invalid' })
  })

  it('belong to whoever made them, are logged, and are gone after two hours', async () => {
    const { jobId } = await province.call('workbook.export', {
      list: 'org.list',
      input: {},
      columns: ['name'],
    })
    await finished(province, jobId)
    expect(await city.refused('workbook.job', { jobId })).toMatchObject({ code: 'not_found' })
    expect(await city.refused('workbook.file', { jobId })).toMatchObject({ code: 'not_found' })
    // nor do they to a colleague who may see just the same
    const colleague = await world.person('tongshi', { duties: ['admin'] })
    await colleague.signIn()
    expect(await colleague.refused('workbook.job', { jobId })).toMatchObject({ code: 'not_found' })
    expect(readdirSync(world.app.uploadDir)).toEqual([`${jobId}.xlsx`])
    world.pass(2 * 3_600_000 + 1000)
    await province.signIn()
    expect(await province.refused('workbook.job', { jobId })).toMatchObject({ code: 'not_found' })
    await expect.poll(() => readdirSync(world.app.uploadDir)).toEqual([])
  })

  it('need a right and a reason for whole numbers', async () => {
    const input = { list: 'org.list', input: {}, columns: ['name'], whole: true }
    expect(await province.refused('workbook.export', input)).toMatchObject({ code: 'workbook.reason' })
    // who may see the list and no whole number of anybody
    const auditor = await world.person('shenji', { duties: ['auditor'] })
    await auditor.signIn()
    expect(await auditor.refused('workbook.export', { ...input, reason: '核对' })).toEqual({
      code: 'auth.forbidden',
    })
  })
})

describe('imports', () => {
  const hand = async (person: Person, rows: (string | { formula: string })[][], sheet = '基础数据') => {
    const bytes = await workbookOf(sheet, rows)
    const { status, body } = await handIn(
      world,
      person,
      'workbook.import',
      { what: 'reference', target: 'specialty' },
      { name: '专业.xlsx', bytes },
    )
    return status === 200 ? finished(person, body.jobId) : body
  }
  const HEAD = ['代码*', '名称*', '所属代码', '排序']

  it('I-13 name every fault by its cell and save nothing', async () => {
    const job = await hand(province, [
      HEAD,
      ['0591', '标准化', '05', '1'],
      ['', '无代码', '05', '2'],
      ['0592', '', '05', 'x'],
      ['0591', '重复', '05', '4'],
      ['0593', '无系列', '77', '5'],
      ['0594', { formula: '1+1' }, '05', '6'],
    ])
    expect(job).toMatchObject({ state: 'checked', rows: 0 })
    const told = job.faults.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)
    expect(told).toEqual(
      expect.arrayContaining([
        'A3 required',
        'B4 required',
        'D4 number',
        'A5 twice',
        'C6 unknown',
        'B7 formula',
      ]),
    )
    expect(job.preview.rows[0]).toEqual(['0591', '标准化', '05', '1'])
    expect(
      await province.refused('workbook.commit', { commandId: crypto.randomUUID(), jobId: job.jobId }),
    ).toMatchObject({ code: 'workbook.has_errors' })
    const { 基础数据: marked } = await sheetsOf(world, province, 'workbook.faults', { jobId: job.jobId })
    expect(marked![2]!.at(-1)).toContain('A3')
  })

  it('I-13 save all of a clean workbook at once, and once', async () => {
    const job = await hand(province, [HEAD, ['0591', '标准化', '05', '1'], ['0592', '计量', '05', '2']])
    expect(job).toMatchObject({ state: 'checked', rows: 2, faultCount: 0 })
    const commandId = crypto.randomUUID()
    expect(await province.call('workbook.commit', { commandId, jobId: job.jobId })).toEqual({
      saved: 2,
      slips: 0,
    })
    const { rows } = await province.call('reference.list', { kind: 'specialty', search: '计量' })
    expect(rows).toMatchObject([{ code: '0592', parent: '05' }])
    expect(
      await province.refused('workbook.commit', { commandId: crypto.randomUUID(), jobId: job.jobId }),
    ).toMatchObject({ code: 'not_found' })
  })

  it('say what is wrong with a sheet, a column, a file', async () => {
    expect(await hand(province, [HEAD], '别的')).toMatchObject({ faults: [{ code: 'sheet_missing' }] })
    expect(await hand(province, [['代码', '名称']])).toMatchObject({
      faults: [{ code: 'column_missing', params: { field: '所属代码' } }, { code: 'column_missing' }],
    })
    expect(await hand(province, [HEAD])).toMatchObject({ faults: [{ code: 'empty' }] })
    const junk = { name: 'x.xlsx', bytes: new TextEncoder().encode('PK\u0003\u0004 no workbook') }
    const { body } = await handIn(
      world,
      province,
      'workbook.import',
      { what: 'reference', target: 'specialty' },
      junk,
    )
    expect(await finished(province, body.jobId)).toMatchObject({
      state: 'failed',
      faults: [{ code: 'workbook_broken' }],
    })
  })

  it('give a template that is taken back as it is, with its example passed over', async () => {
    const sheets = await sheetsOf(world, province, 'workbook.template', {
      what: 'reference',
      target: 'title',
    })
    expect(sheets.基础数据![0]).toEqual(['代码*', '名称*', '所属代码', '排序', '级别*', '评价方式'])
    expect(await city.refused('workbook.template', { what: 'reference', target: 'title' })).toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

describe('saved views', () => {
  it('are kept by name for their owner alone', async () => {
    const view = { list: 'org.list', name: '待审核', query: 'state=submitted', columns: ['name', 'state'] }
    const { id } = await province.call('workbook.saveView', view)
    expect(await province.call('workbook.saveView', { ...view, query: 'state=returned' })).toEqual({ id })
    expect(await province.call('workbook.views', { list: 'org.list' })).toMatchObject([
      { id, query: 'state=returned' },
    ])
    expect(await city.call('workbook.views', { list: 'org.list' })).toEqual([])
    expect(await city.refused('workbook.removeView', { id })).toMatchObject({ code: 'not_found' })
    await province.call('workbook.removeView', { id })
    expect(await province.call('workbook.views', { list: 'org.list' })).toEqual([])
  })
})
