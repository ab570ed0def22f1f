import { expect, type Page, test } from '@playwright/test'
import { type House, openHouse, PASSWORD } from './house.ts'
import { enterOffice } from './office.ts'
import { DESK, everybodyLeaves, somebody } from './people.ts'
import { LEVELS, OTHERS } from './plan-office.ts'

let house: House
test.beforeEach(async () => {
  house = await openHouse('plan')
})
test.afterEach(() => house.close())

const NEW = '洛川市第二中学'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const sheet = (page: Page) => page.locator('dialog.sheet[open]')
const drawer = (page: Page) => page.locator('dialog.drawer[open]')

test('M-1.2 M-1.3 what is typed outlives the login, and pressed twice it makes one unit; a unit is moved after it was told what goes along', async ({
  browser,
}) => {
  const admin = await somebody(browser, DESK)
  const { page } = admin
  await enterOffice(page, house, 'sheng-guanli')
  await page.goto(`${house.url}/manage/orgs?node=city`)
  await press(page, '添加')
  await sheet(page).getByLabel('单位名称').fill(NEW)
  await sheet(page).getByLabel('机构代码').fill('4103-02')

  // the same person puts an end to every login, from another desk
  const elsewhere = await house.desk('sheng-guanli')
  await elsewhere.need('auth.logoutEverywhere', {})
  await press(page, '重新登录')
  await page.getByLabel('用户名').fill('sheng-guanli')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await press(page, '登录')
  await press(page, '添加')
  await expect(sheet(page).getByText('已恢复上次填写后没有保存的内容')).toBeVisible()
  await expect(sheet(page).getByLabel('单位名称')).toHaveValue(NEW)
  await expect(sheet(page).getByLabel('机构代码')).toHaveValue('4103-02')
  await sheet(page).getByRole('button', { name: '保存', exact: true }).dblclick()
  const slip = page.locator('.credentials')
  await expect(slip).toContainText('u4103-02')
  await slip.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('row').filter({ hasText: NEW })).toHaveCount(1)

  await page.getByRole('row').getByText(OTHERS.beside).click()
  await drawer(page).getByRole('button', { name: '移动', exact: true }).click()
  const move = sheet(page).getByRole('button', { name: '移动', exact: true })
  await expect(move).toBeDisabled()
  await sheet(page).getByRole('searchbox').fill('city')
  await sheet(page).getByRole('list', { name: '查找结果' }).getByRole('button').click()
  const told = (label: string) => sheet(page).locator(`dt:text-is("${label}") + dd`)
  await expect(told('随同移动')).toHaveText('只移动该单位本身')
  await expect(told('不再可查看的上级')).toHaveText(LEVELS.county)
  await expect(told('新增可查看的上级')).toHaveText('无')
  await sheet(page).getByLabel('理由').fill('隶属关系上收')
  await move.click()
  await expect(page.getByText('已移动', { exact: true })).toBeVisible()
  await expect(drawer(page)).toContainText(`${LEVELS.county} → ${LEVELS.city}`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row').filter({ hasText: OTHERS.beside })).toContainText(LEVELS.city)
  expect(admin.errors).toEqual([])
  await everybodyLeaves({ admin })
})
