import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { openCommittee } from './declare-cast.ts'
import { declared } from './declare-hand-in.ts'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import {
  applicant,
  type Cast,
  confirm,
  drawer,
  noErrors,
  passedBy,
  press,
  type Saved,
  sheet,
  sit,
  submitted,
} from './plan-cast.ts'
import { LEVELS, OTHERS } from './plan-office.ts'

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

const cell = (page: Parameters<typeof press>[0], label: string) =>
  page.getByLabel(`第 1 行${label}`, { exact: true })

test('M-3.8 M-3.11 several plans passed at once: over plan only with an opinion; the one that changed meanwhile is named, the others pass', async ({
  browser,
}) => {
  const over = await submitted(house, 'danwei', { planned: 6, reason: '援外医师期满，按规定超岗申报' })
  const beside = await submitted(house, 'beside', { planned: 2 })
  const above = await submitted(house, 'above', { planned: 1 })
  for (const { id } of [over, beside]) await passedBy(house, id, 'xian')
  const page = await sit(browser, house, cast, 'shi')
  await menu(page).getByRole('link', { name: '申报计划审查' }).click()
  for (const name of [LEVELS.unit, OTHERS.beside, OTHERS.above])
    await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
  await press(page, '通过…')
  await expect(sheet(page)).toContainText('其中 1 份有超计划，须填写意见')
  await expect(sheet(page)).toContainText('共 9 人')
  const pass = sheet(page).getByRole('button', { name: '通过', exact: true })
  await expect(pass).toBeDisabled()
  await sheet(page).getByLabel('意见').fill('超岗理由属实，同意')

  // while the question stands there, one of the units takes its plan back
  const clerk = await house.desk('above')
  await clerk.need('plan.recall', { commandId: randomUUID(), ...above })
  await confirm(page, '通过')
  const told = page.getByRole('alert').filter({ hasText: '1 份未能通过' })
  await expect(told.getByRole('listitem')).toHaveCount(1)
  await expect(told).toContainText(OTHERS.above)
  await expect(told.getByRole('listitem')).not.toHaveText(OTHERS.above)
  await expect(page.getByText('已通过 2 份')).toBeVisible()
  await expect(page.getByText('没有等待审查的申报计划')).toBeVisible()
  const province = await house.desk('sheng')
  for (const { id } of [over, beside])
    expect(await province.need('plan.get', { id })).toMatchObject({ deskOrgName: LEVELS.province })
  noErrors(cast)
})

test('M-3.3 M-3.13 a passed plan is adjusted: the old edition holds until the new one has passed, and nobody who handed in loses the place', async ({
  browser,
}) => {
  const offices = ['xian', 'shi', 'sheng']
  const first = await submitted(house, 'danwei', { planned: 2 })
  await passedBy(house, first.id, ...offices)
  const committee = await openCommittee(house)
  const register = async (name: string, idNumber: string, left: number) => {
    const page = await applicant(browser, house, cast, { name, idNumber })
    await page.goto(`${house.url}/declare/begin/title`)
    await expect(page.getByText(`剩余 ${left} 个指标`)).toBeVisible()
    await declared(page, committee)
  }
  await register('林知夏', '41030019820402002X', 2)

  const unit = await sit(browser, house, cast, 'danwei')
  await unit.goto(`${house.url}/manage/plan`)
  await press(unit, '调整')
  await confirm(unit, '调整')
  await expect(unit.getByText('正在调整：第 2 版通过之前，原计划继续有效')).toBeVisible()
  const submit = unit.getByRole('button', { name: '上报', exact: true })
  await cell(unit, '申报人数').fill('0')
  await expect(submit).toBeDisabled()
  await expect(submit).toHaveAccessibleDescription(
    /卫生技术人员副高级已有 1 人占用指标，计划人数不能低于此数/,
  )
  await cell(unit, '申报人数').fill('3')
  await expect(submit).toBeEnabled()
  await submit.click()
  await confirm(unit, '上报')
  await expect(unit.getByText(`已上报，等待${LEVELS.county}审核`).first()).toBeVisible()

  // the old edition still gives its places
  await register('秦晓岚', '410300198809150134', 1)
  const quota = unit.getByRole('table', { name: '指标' }).locator('tbody tr')
  await unit.reload()
  await expect(quota).toContainText(/副高级\s*2\s*2\s*0/)
  const clerk = await house.desk('danwei')
  const { plan } = await clerk.need<{ plan: Saved }>('plan.mine', { year: new Date().getFullYear() })
  expect(plan.id).not.toBe(first.id)
  await passedBy(house, plan.id, ...offices)
  await expect(quota).toContainText(/副高级\s*3\s*2\s*1/)
  await register('沈知白', '410300199001010037', 1)

  // both editions can be read, and which one holds
  const editions = unit
    .locator('section')
    .filter({ has: unit.getByRole('heading', { name: '版本' }) })
    .last()
  await expect(editions).toContainText(/第 2 版\s*已通过\s*现行/)
  await editions.getByRole('button', { name: '第 1 版' }).click()
  await expect(drawer(unit)).toContainText('通过，审核结束')
  noErrors(cast)
})

test('A22 an office that wants two steps: 经办人 passes, the same person not again, then 负责人 does', async ({
  browser,
}) => {
  const admin = await sit(browser, house, cast, 'xian-guanli')
  await menu(admin).getByRole('link', { name: '系统设置' }).click()
  const setting = admin.getByRole('row').filter({ hasText: '计划审核步骤' })
  await setting.getByRole('button', { name: '修改' }).click()
  await sheet(admin).getByText('先经办人，后负责人').click()
  await confirm(admin, '保存')
  await expect(setting).toContainText('先经办人，后负责人')

  const { id } = await submitted(house, 'danwei', { planned: 1 })
  const both = await sit(browser, house, cast, 'xian-jian')
  await both.goto(`${house.url}/manage/plans?desk=-&open=${id}`)
  const pass = drawer(both).getByRole('button', { name: '通过', exact: true })
  await pass.click()
  await confirm(both, '通过')
  await both.goto(`${house.url}/manage/plans?desk=-&open=${id}`)
  await expect(pass).toBeDisabled()
  await expect(pass).toHaveAccessibleDescription(/经办和负责两步不能由同一人办理/)

  const handler = await sit(browser, house, cast, 'xian')
  await handler.goto(`${house.url}/manage/plans?desk=-&open=${id}`)
  const other = drawer(handler).getByRole('button', { name: '通过', exact: true })
  await expect(other).toHaveAccessibleDescription(/现由负责人办理/)

  const principal = await sit(browser, house, cast, 'xian-fuze')
  await principal.goto(`${house.url}/manage/plans`)
  await press(principal, LEVELS.unit)
  await drawer(principal).getByRole('button', { name: '通过', exact: true }).click()
  await confirm(principal, '通过')
  await expect(principal.getByText('没有等待审查的申报计划')).toBeVisible()
  const city = await house.desk('shi')
  expect(await city.need('plan.get', { id })).toMatchObject({ deskOrgName: LEVELS.city, deskDuty: 'either' })
  noErrors(cast)
})
