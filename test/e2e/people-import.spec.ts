import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import { type Cast, confirm, drawer, noErrors, press, sheet, sit } from './plan-cast.ts'
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

const FIRST = { 姓名: '林知夏', 证件号: '41030019820402002X', 手机号: '13838380001' }
const SECOND = { 姓名: '秦晓岚', 证件号: '410300198809150134', 手机号: '13838380002' }
const ELSEWHERE = { name: '沈知白', idNumber: '410300199001010037' }
const TARGET = { what: 'persons', target: 'unit' } as const
/** Eleven or more digits in a row: a whole number of a paper or a phone. */
const WHOLE = /\d{11}/

const add = async (login: string, one: { name: string; idNumber: string; phone?: string }) => {
  const admin = await house.desk(login)
  await admin.need('person.create', { commandId: randomUUID(), idType: 'citizen', ...one })
}

test('M-2.9 M-2.10 people out of a workbook: a wrong checksum, twice in the file, known elsewhere, each by its cell; the marked file; mended and saved', async ({
  browser,
}) => {
  await add('beside-guanli', ELSEWHERE)
  const page = await sit(browser, house, cast, 'danwei-guanli')
  await menu(page).getByRole('link', { name: '单位人员管理' }).click()
  await press(page, '批量导入')
  const faulty: Record<string, string>[] = [
    { ...FIRST, 证件号: '410300198204020021' },
    { ...SECOND, 学历: '博士后' },
    FIRST,
    { ...FIRST, 姓名: '林知秋' },
    { 姓名: ELSEWHERE.name, 证件号: ELSEWHERE.idNumber },
    { 证件号: SECOND.证件号, 手机号: '1383838' },
  ]
  await handInWorkbook(drawer(page), await filledTemplate(page, house, TARGET, faulty))
  const told = [
    ['C3', '证件号码有误'],
    ['J4', '“博士后”不存在'],
    ['C6', '在本表中重复'],
    ['C7', '该证件号已在其他单位登记'],
    ['A8', '姓名'],
    ['F8', '联系电话有误'],
  ] as const
  for (const [at, words] of told) await expect(faultAt(drawer(page), at)).toContainText(words)
  await expect(drawer(page)).toContainText('6 处需要修改')
  await expect(faultAt(drawer(page), 'C6')).not.toContainText(WHOLE)
  await expect(drawer(page).getByRole('button', { name: /^保存/ })).toBeDisabled()

  // the same file comes back with what is wrong written at the cells
  const marked = await download(drawer(page).getByRole('link', { name: '下载标注了问题的文件' }))
  const texts = JSON.stringify(marked.sheets)
  for (const [, words] of told) expect(texts).toContain(words)

  await drawer(page).getByRole('button', { name: '换一个文件' }).click()
  await handInWorkbook(
    drawer(page),
    await filledTemplate(page, house, TARGET, [FIRST, { ...SECOND, 学历: '博士研究生毕业' }]),
  )
  await expect(drawer(page)).toContainText('检查无误，共 2 行')
  await drawer(page).getByRole('button', { name: '保存 2 行' }).click()
  await confirm(page, '保存 2 行')
  await expect(page.getByText('已导入 2 人')).toBeVisible()
  for (const [name, masked] of [
    [FIRST.姓名, '410*************2X'],
    [SECOND.姓名, '410*************34'],
  ] as const) {
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText(masked)
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('未启用')
  }

  // the list handed in again: who is here already is no second person, and only who is new is saved
  await press(page, '批量导入')
  const third = { 姓名: '顾晚晴', 证件号: '410300199203040023' }
  await handInWorkbook(drawer(page), await filledTemplate(page, house, TARGET, [FIRST, third]))
  await expect(drawer(page)).toContainText('检查无误，共 1 行')
  await expect(drawer(page)).toContainText('另有 1 行已在名单中')
  await drawer(page).getByRole('button', { name: '换一个文件' }).click()
  await handInWorkbook(
    drawer(page),
    await filledTemplate(page, house, TARGET, [{ ...FIRST, 姓名: '林知春' }]),
  )
  await expect(faultAt(drawer(page), 'C3')).toContainText('已在本单位人员名单中')
  noErrors(cast)
})

test('the list of people is exported masked; whole only with a reason, which the auditor finds', async ({
  browser,
}) => {
  await add('danwei-guanli', { name: FIRST.姓名, idNumber: FIRST.证件号, phone: FIRST.手机号 })
  await add('danwei-guanli', { name: SECOND.姓名, idNumber: SECOND.证件号, phone: SECOND.手机号 })
  const page = await sit(browser, house, cast, 'danwei-guanli')
  await page.goto(`${house.url}/manage/persons`)
  await expect(page.getByRole('row').filter({ hasText: FIRST.姓名 })).toBeVisible()
  await press(page, '导出')
  await press(page, '开始导出')
  const ready = drawer(page).getByRole('link', { name: '下载' })
  const masked = await download(ready)
  const texts = JSON.stringify(masked.sheets)
  expect(texts).toContain('410*************2X')
  expect(texts).toContain('状态：在册')
  expect(texts).toContain('证件号和电话只显示部分')
  expect(texts).not.toMatch(WHOLE)
  await drawer(page).getByRole('button', { name: '关闭' }).last().click()

  await press(page, '导出')
  await drawer(page).getByRole('checkbox', { name: '导出完整证件号和电话' }).check()
  const begin = drawer(page).getByRole('button', { name: '开始导出' })
  await expect(begin).toBeDisabled()
  await drawer(page).getByLabel('理由').fill('报送省厅核对参保信息')
  await begin.click()
  const whole = await download(ready)
  const said = JSON.stringify(whole.sheets)
  for (const number of [FIRST.证件号, SECOND.证件号, FIRST.手机号]) expect(said).toContain(number)
  expect(said).toContain('含完整证件号和电话，理由：报送省厅核对参保信息')

  const auditor = await sit(browser, house, cast, 'sheng-shenji')
  await auditor.goto(`${house.url}/manage/audit?action=workbook.exported`)
  const rows = auditor.getByRole('row').filter({ hasText: '导出名单' })
  await expect(rows).toHaveCount(2)
  await rows.first().getByRole('button').first().click()
  await expect(drawer(auditor)).toContainText('报送省厅核对参保信息')
  await expect(drawer(auditor)).toContainText('陆沉舟')
  await expect(drawer(auditor)).not.toContainText(WHOLE)
  noErrors(cast)
})

test('查看完整证件号 asks for a reason, hides again, and stands in the history of the person', async ({
  browser,
}) => {
  await add('danwei-guanli', { name: FIRST.姓名, idNumber: FIRST.证件号, phone: FIRST.手机号 })
  const page = await sit(browser, house, cast, 'danwei-guanli')
  await page.goto(`${house.url}/manage/persons`)
  await page
    .getByRole('row')
    .filter({ hasText: FIRST.姓名 })
    .getByRole('button', { name: FIRST.姓名, exact: true })
    .click()
  await expect(drawer(page)).toContainText('410*************2X')
  await expect(drawer(page)).not.toContainText(FIRST.证件号)
  await drawer(page).getByRole('button', { name: '查看完整证件号' }).click()
  const reveal = sheet(page).getByRole('button', { name: '查看完整证件号', exact: true })
  await expect(reveal).toBeDisabled()
  await expect(reveal).toHaveAccessibleDescription(/请填写事由/)
  await sheet(page).getByLabel('事由').fill('本人来电核对证件号')
  await confirm(page, '查看完整证件号')
  await expect(drawer(page)).toContainText(FIRST.证件号)
  await expect(drawer(page)).toContainText(FIRST.手机号)
  await expect(drawer(page).getByRole('timer')).toContainText('秒后收起')
  await drawer(page).getByRole('button', { name: '收起', exact: true }).click()
  await expect(drawer(page)).not.toContainText(FIRST.证件号)
  await expect(drawer(page)).toContainText('本人来电核对证件号')

  const auditor = await sit(browser, house, cast, 'sheng-shenji')
  await auditor.goto(`${house.url}/manage/audit?action=person.revealed`)
  await expect(auditor.getByRole('row').filter({ hasText: '陆沉舟' })).toHaveCount(1)
  noErrors(cast)
})
