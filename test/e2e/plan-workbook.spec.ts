import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import {
  type Cast,
  confirm,
  drawer,
  noErrors,
  passedBy,
  press,
  type Saved,
  sit,
  submitted,
} from './plan-cast.ts'
import { LEVELS } from './plan-office.ts'
import { download, faultAt, filledTemplate, handInWorkbook } from './workbook.ts'

test.describe.configure({ timeout: 120_000 })

let house: House
let cast: Cast = {}
test.beforeEach(async () => {
  house = await openHouse('plan')
})
test.afterEach(async () => {
  await everybodyLeaves(cast)
  cast = {}
  await house.close()
})

const PAPER = join(import.meta.dirname, '../../server/demo/documents/paper.pdf')
const cell = (page: Parameters<typeof press>[0], label: string) =>
  page.getByLabel(`第 1 行${label}`, { exact: true })

test('M-3.2 M-3.10 lines out of a workbook, faults by cell, mended and saved; a document for the auditor; 撤销提交 until somebody has decided', async ({
  browser,
}) => {
  const unit = await sit(browser, house, cast, 'danwei')
  await menu(unit).getByRole('link', { name: '申报计划上传' }).click()
  await press(unit, '开始填报')
  await press(unit, '导入')
  const clerk = await house.desk('danwei')
  const { plan } = await clerk.need<{ plan: Saved }>('plan.mine', { year: new Date().getFullYear() })
  const input = { what: 'plan', target: plan.id } as const
  const sound: Record<string, string>[] = [
    { 系列: '卫生技术人员', 级别: '副高级', 核定岗位: '10', 空缺岗位: '2', 申报人数: '2' },
    { 系列: '卫生技术人员', 级别: '中级', 核定岗位: '20', 空缺岗位: '3', 申报人数: '3', 是否占岗: '是' },
  ]
  const faulty: Record<string, string>[] = [
    { ...sound[0]!, 系列: '航海人员', 申报人数: '两人' },
    { ...sound[1]!, 申报人数: '5' },
    { ...sound[1]!, 空缺岗位: '21', 理由: '新增门诊' },
    { 系列: '卫生技术人员', 级别: '', 核定岗位: '1', 空缺岗位: '1', 申报人数: '1', 是否占岗: '否' },
  ]
  await handInWorkbook(drawer(unit), await filledTemplate(unit, house, input, faulty))
  for (const [at, words] of [
    ['A3', '“航海人员”不存在'],
    ['F3', '“两人”不是数字'],
    ['H4', '第 4 行申报人数超过空缺岗位'],
    ['A5', '第 5 行与前面的行系列、级别、专业相同'],
    ['B6', '级别不能为空'],
  ] as const)
    await expect(faultAt(drawer(unit), at)).toContainText(words)
  await expect(drawer(unit).getByRole('button', { name: /^保存/ })).toBeDisabled()
  await drawer(unit).getByRole('button', { name: '换一个文件' }).click()
  await handInWorkbook(drawer(unit), await filledTemplate(unit, house, input, sound))
  await drawer(unit).getByRole('button', { name: '保存 2 行' }).click()
  await confirm(unit, '保存 2 行')
  await expect(unit.getByText('已导入 2 行')).toBeVisible()
  await expect(cell(unit, '申报人数')).toHaveValue('2')
  await expect(unit.locator('[data-sum="planned"]')).toHaveText('5')

  await unit.locator('input[type=file]').last().setInputFiles(PAPER)
  await expect(unit.getByRole('link', { name: 'paper.pdf' })).toBeVisible()
  const handIn = async () => {
    await press(unit, '上报')
    await confirm(unit, '上报')
    await expect(unit.getByText('已提交', { exact: true }).first()).toBeVisible()
  }
  await handIn()
  await press(unit, '撤销提交')
  await confirm(unit, '撤销提交')
  await expect(unit.getByText('草稿', { exact: true }).first()).toBeVisible()
  await cell(unit, '申报人数').fill('1')
  await expect(unit.getByText(/^已保存/)).toBeVisible()
  await handIn()

  // the auditor reads the document, and how it came about
  const county = await sit(browser, house, cast, 'xian')
  await county.goto(`${house.url}/manage/plans`)
  await press(county, LEVELS.unit)
  const paper = drawer(county).getByRole('link', { name: 'paper.pdf' })
  const opened = await county.request.get(`${house.url}${await paper.getAttribute('href')}`)
  expect(opened.headers()['content-type']).toContain('application/pdf')
  expect((await opened.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(drawer(county)).toContainText('撤销提交')
  await expect(drawer(county)).toContainText('申报人数 2 → 1')
  await drawer(county).getByRole('button', { name: '通过', exact: true }).click()
  await confirm(county, '通过')
  const recall = unit.getByRole('button', { name: '撤销提交', exact: true })
  await expect(recall).toBeDisabled()
  await expect(recall).toHaveAccessibleDescription(/上级已开始审核，不能撤销提交/)
  noErrors(cast)
})

test('M-3.14 M-3.15 the workbooks of two nodes differ, and each has the sums of its page', async ({
  browser,
}) => {
  for (const [login, planned, offices] of [
    ['danwei', 3, ['xian', 'shi', 'sheng']],
    ['beside', 2, ['xian', 'shi', 'sheng']],
    ['above', 4, ['shi', 'sheng']],
  ] as const) {
    const { id } = await submitted(house, login, { planned }, { planned: 1, level: '3' })
    await passedBy(house, id, ...offices)
  }
  const page = await sit(browser, house, cast, 'shi')
  await page.goto(`${house.url}/manage/plan-stats`)
  const files: string[][][] = []
  for (const [node, total] of [
    [LEVELS.city, [3, 60, 30, 12, 12, 0]],
    [LEVELS.county, [2, 40, 20, 7, 7, 0]],
  ] as const) {
    await page
      .getByRole('tree')
      .getByRole('treeitem', { name: new RegExp(node) })
      .click()
    await expect(page.getByText(`${node}及以下`)).toBeVisible()
    const shown = page.locator('tfoot td')
    await expect(shown).toHaveText(total.map(String))
    await press(page, '导出')
    const ready = page.getByRole('link', { name: `下载${node}统计表` })
    await expect(ready).toBeVisible({ timeout: 30_000 })
    const { sheets } = await download(ready)
    const [rows] = Object.values(sheets)
    files.push(rows!)
    const [head, ...body] = rows!
    expect(head).toEqual([
      '统计节点',
      '统计项',
      '单位数',
      '核定岗位',
      '空缺岗位',
      '申报人数',
      '占岗人数',
      '不占岗人数',
    ])
    expect(body.at(-1)).toEqual([node, '合计', ...total.map(String)])
    const sum = (at: number) => body.slice(0, -1).reduce((all, row) => all + Number(row[at]), 0)
    expect([3, 4, 5, 6, 7].map(sum)).toEqual(total.slice(1))
  }
  expect(files[0]).not.toEqual(files[1])
  noErrors(cast)
})
