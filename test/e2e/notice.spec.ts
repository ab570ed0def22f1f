import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import { type Cast, confirm, drawer, noErrors, press, sheet, sit } from './plan-cast.ts'
import { LEVELS } from './plan-office.ts'

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
const TITLE = '关于报送年度申报计划的通知'

test('I-8 a notice with a document: a unit is told at once, reads it, and the office sees who has', async ({
  browser,
}) => {
  const unit = await sit(browser, house, cast, 'danwei')
  const entry = menu(unit).getByRole('link', { name: /通知公告/ })
  await expect(entry).not.toContainText('1')
  const office = await sit(browser, house, cast, 'sheng')
  await menu(office).getByRole('link', { name: '通知公告' }).click()
  // I-15 the page's own help by F1, gone again by F1
  await office.keyboard.press('F1')
  await expect(drawer(office)).toContainText('选择发送范围和接收单位类型')
  await office.keyboard.press('F1')
  await expect(drawer(office)).toHaveCount(0)
  await press(office, '发布通知')
  const publish = sheet(office).getByRole('button', { name: '发布通知', exact: true })
  await expect(publish).toBeDisabled()
  for (const kind of ['职改办', '主管部门'])
    await sheet(office).getByRole('checkbox', { name: kind, exact: true }).uncheck()
  await sheet(office).getByLabel('标题').fill(TITLE)
  await sheet(office).getByLabel('正文').fill('请于月底前上报。\n附件为填报说明。')
  await confirm(office, '发布通知')
  await drawer(office).locator('input[type=file]').setInputFiles(PAPER)
  await expect(drawer(office).getByRole('link', { name: 'paper.pdf' })).toBeVisible()
  await expect(drawer(office)).toContainText(/0\s*\/\s*3/)
  // who has not read it is told by message
  await drawer(office).getByRole('button', { name: '提醒未读单位' }).click()
  await confirm(office, '提醒阅读')
  await expect(office.getByText('已提醒 3 家单位')).toBeVisible()

  await expect(entry).toContainText('1')
  await entry.click()
  await press(unit, TITLE)
  await expect(drawer(unit)).toContainText('附件为填报说明。')
  const paper = drawer(unit).getByRole('link', { name: 'paper.pdf' })
  const opened = await unit.request.get(`${house.url}${await paper.getAttribute('href')}`)
  expect(opened.headers()['content-type']).toContain('application/pdf')
  await expect(entry).not.toContainText('1')

  // without a reload at the office either; a document added now is on the open notice at once
  await expect(drawer(office)).toContainText(/1\s*\/\s*3/)
  await drawer(office)
    .locator('input[type=file]')
    .setInputFiles({ name: '填报说明.pdf', mimeType: 'application/pdf', buffer: readFileSync(PAPER) })
  await expect(drawer(unit).getByRole('link', { name: '填报说明.pdf' })).toBeVisible()
  await drawer(office).getByRole('link', { name: '按单位查看' }).click()
  const row = (name: string) => office.getByRole('row').filter({ hasText: name })
  await expect(row(LEVELS.unit)).toContainText('周文澜')
  await expect(row(LEVELS.county)).toHaveCount(0)
  noErrors(cast)
})

test('I-11 the province renames a specialty: a new edition, offered at once in the open plan of a unit; the history keeps both', async ({
  browser,
}) => {
  const unit = await sit(browser, house, cast, 'danwei')
  await unit.goto(`${house.url}/manage/plan`)
  await press(unit, '开始填报')
  await unit.getByLabel('第 1 行系列', { exact: true }).selectOption({ label: '卫生技术人员' })
  const offered = unit.locator('datalist option')
  await expect(offered.first()).toBeAttached()
  const before = (await offered.first().getAttribute('value')) ?? ''
  const after = `${before}（2026 版）`

  const admin = await sit(browser, house, cast, 'sheng-guanli')
  await menu(admin).getByRole('link', { name: '基础数据' }).click()
  await admin.goto(`${house.url}/manage/reference?kind=specialty`)
  await admin.getByRole('searchbox').fill(before)
  const open = (name: string) =>
    admin.getByRole('row').filter({ hasText: name }).getByRole('button').first().click()
  await open(before)
  const series = await drawer(admin).getByRole('combobox').first().inputValue()
  expect(series).not.toBe('')
  await drawer(admin).getByLabel('名称').fill(after)
  await drawer(admin).getByRole('button', { name: '保存', exact: true }).click()
  await expect(admin.getByText('已保存为新版本')).toBeVisible()

  const option = (name: string) => unit.locator(`datalist option[value="${name}"]`)
  await expect(option(after)).toBeAttached()
  await expect(option(before)).toHaveCount(0)
  await open(after)
  await expect(drawer(admin)).toContainText(`第 2 版：${after}`)
  await expect(drawer(admin)).toContainText(`第 1 版：${before}`)
  await expect(drawer(admin)).toContainText('秦晓山')
  noErrors(cast)
})
