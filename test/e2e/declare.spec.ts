import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { everybodyLeaves, logIn, somebody } from './people.ts'
import { LEVELS } from './plan-office.ts'

let house: House
test.beforeAll(async () => {
  house = await openHouse('plan')
})
test.afterAll(() => house.close())

const PHONE = { width: 390, height: 844 }
const PERSON = { name: '林知夏', idNumber: '41030019820402002X' }
const CHOSEN = 'Yellow-River-2026'

const look = async (page: Page, name: string) => {
  if (process.env.E2E_LOOK)
    await page.screenshot({ path: `${process.env.E2E_LOOK}/${name}.png`, fullPage: true })
}

async function clean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await look(page, `declare-home-${colorScheme}`)
  }
}

test('M-2.10 M-2.11 M-2.12 an applicant logs in with ID number and its last six, X capital, at an own entrance; two things can be declared', async ({
  browser,
}) => {
  const admin = await house.desk('danwei-guanli')
  const { password } = await admin.need<{ password: string }>('person.create', {
    ...{ commandId: randomUUID(), idType: 'citizen', ...PERSON },
  })
  expect(password).toBe('02002X')

  const me = await somebody(browser, PHONE)
  const { page } = me
  await page.goto(`${house.url}/declare`)
  await expect(page).toHaveTitle('河南省职称工作信息平台-职称申报系统')
  await expect(page.locator('input')).toHaveCount(2)
  await look(page, 'declare-entrance')
  await logIn(page, house, 'declare', PERSON.idNumber, '02002x')
  await expect(page.getByRole('alert')).toContainText('不正确')
  // the other entrances do not know the number
  await page.goto(`${house.url}/manage`)
  await page.getByLabel('用户名').fill(PERSON.idNumber)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('不正确')

  await logIn(page, house, 'declare', PERSON.idNumber, password)
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await page.goto(`${house.url}/declare`)
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(CHOSEN)
  await page.getByLabel('再次输入新密码').fill(CHOSEN)
  await page.getByRole('button', { name: '修改密码并继续' }).click()

  // who I am, masked, and what can be done: a title not yet, with its reason; an expert now
  await expect(page.getByText('410*************2X')).toBeVisible()
  await expect(page.getByText(LEVELS.unit)).toBeVisible()
  await expect(page.getByText(PERSON.idNumber)).toHaveCount(0)
  await expect(page.getByText('申报计划尚未通过')).toBeVisible()
  await page.getByRole('button', { name: '申报专家' }).click()
  await expect(page.getByRole('button', { name: '登记申报', exact: true })).toBeDisabled()
  await page.getByLabel('专家系列').selectOption({ label: '卫生技术人员' })
  await page.getByLabel('专家级别').selectOption({ label: '副高级' })
  await clean(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: '登记申报', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '登记申报', exact: true }).click()
  await expect(page.getByText('申报专家 · 卫生技术人员 副高级')).toBeVisible()
  await expect(page.getByText('已登记', { exact: true })).toBeVisible()

  // the chosen password holds, the first one is dead
  await page.getByRole('button', { name: '退出登录' }).click()
  await logIn(page, house, 'declare', PERSON.idNumber, password)
  await expect(page.getByRole('alert')).toContainText('不正确')
  await logIn(page, house, 'declare', PERSON.idNumber, CHOSEN)
  await expect(page.getByRole('heading', { level: 1, name: '职称申报' })).toBeVisible()
  expect(me.errors).toEqual([])
  await everybodyLeaves({ me })
})
