import { expect, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import { type Cast, confirm, drawer, noErrors, passedBy, press, sheet, sit, submitted } from './plan-cast.ts'
import { LEVELS, OTHERS } from './plan-office.ts'

test.describe.configure({ timeout: 120_000 })

let house: House
const cast: Cast = {}
test.beforeAll(async () => {
  house = await openHouse('plan')
})
test.afterAll(async () => {
  await everybodyLeaves(cast)
  await house.close()
})

test('M-3.7 M-3.14 who has handed in nothing is listed and asked, once a day; 通过 says where a plan goes; statistics lead down to the unit', async ({
  browser,
}) => {
  const { id } = await submitted(house, 'danwei', { planned: 2 })
  const county = await sit(browser, house, cast, 'xian')
  await menu(county).getByRole('link', { name: '申报计划审查' }).click()

  // 通过 names the desk it goes to, before and after
  await press(county, LEVELS.unit)
  await drawer(county).getByRole('button', { name: '通过', exact: true }).click()
  await expect(sheet(county)).toContainText(`计划将报送${LEVELS.city}审核。`)
  await confirm(county, '通过')
  await expect(county.getByText(`已通过，报送${LEVELS.city}`)).toBeVisible()

  // of the two below the county one is left
  await county.getByText('尚未上报 1').click()
  const row = county.getByRole('row').filter({ hasText: OTHERS.beside })
  await expect(row).toContainText('未填报')
  await expect(row).toContainText('未催报')
  await expect(county.getByRole('row').filter({ hasText: LEVELS.unit })).toHaveCount(0)
  const remind = async () => {
    await county.getByRole('checkbox', { name: `选择 ${OTHERS.beside}` }).check()
    await press(county, '催报…')
    await expect(sheet(county)).toContainText(OTHERS.beside)
    await confirm(county, '催报')
  }
  await remind()
  await expect(county.getByText('已催报 1 个单位')).toBeVisible()
  await expect(row).toContainText('今日')
  await remind()
  await expect(county.getByRole('alert')).toContainText(`${LEVELS.county}今日`)
  await expect(county.getByRole('alert')).toContainText('同一单位一天只催报一次')

  // it is read where the plan is written, and what is handed in is missing no more
  const unit = await sit(browser, house, cast, 'beside')
  await unit.goto(`${house.url}/manage/messages`)
  await expect(unit.getByText(`${LEVELS.county}催报：贵单位`)).toBeVisible()
  await unit.getByRole('link', { name: '查看' }).first().click()
  await expect(unit).toHaveURL(/\/manage\/plan$/)
  await submitted(house, 'beside', { planned: 1 })
  await expect(county.getByText('年度没有尚未上报的单位')).toBeVisible()

  await passedBy(house, id, 'shi')
  const province = await sit(browser, house, cast, 'sheng')
  await menu(province).getByRole('link', { name: '申报计划审查' }).click()
  await press(province, LEVELS.unit)
  await drawer(province).getByRole('button', { name: '通过', exact: true }).click()
  await expect(sheet(province)).toContainText(
    `这是最后一级：状态变为“已通过”，${LEVELS.unit}可以开始申报职称。`,
  )
  await confirm(province, '通过')

  await menu(province).getByRole('link', { name: '申报计划统计' }).click()
  await province.getByText('按单位').click()
  const table = province.getByRole('table').last()
  for (const name of [LEVELS.city, LEVELS.county, LEVELS.unit]) {
    await table.getByRole('button', { name }).click()
    await expect(province.getByText(`${name}及以下`)).toBeVisible()
  }
  await expect(table.getByRole('row').filter({ hasText: LEVELS.unit })).toContainText('2')
  await province.goBack()
  await province.goBack()
  await province.getByRole('link', { name: '尚未上报 1 个单位' }).click()
  await expect(province.getByRole('row').filter({ hasText: OTHERS.above })).toBeVisible()
  await expect(province).toHaveURL(/tab=missing&node=city/)
  noErrors(cast)
})
