import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD, type House } from './house.ts'
import { DESK, follow, logIn, somebody } from './people.ts'
import type { Visit } from './walk.ts'

/** A number that belongs to nobody: area 419999 has never been given out. */
const NUMBER = '419999199001010013'
const OWN_PASSWORD = 'Jianghe-2026'
/** The applicant of the tour. */
const TOURIST = '419999198803070021'

/** The page stands: its heading is there and nothing is on its way any more. */
async function stands(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** What opens beside a page: the first thing of its list, and the forms behind its buttons. */
interface Beside {
  /** Opens the first row, beside the list or, a `file`, on a page of its own. */
  row?: boolean | 'file'
  buttons?: readonly string[]
}

async function walkPages(
  browser: Browser,
  house: House,
  visit: Visit,
  login: string,
  pages: Record<string, Beside>,
): Promise<void> {
  const { page, context, errors } = await somebody(browser, DESK)
  await logIn(page, house, 'manage', login, DEMO_PASSWORD)
  await expect(page.getByRole('navigation', { name: '功能菜单' })).toBeVisible()
  for (const [path, beside] of Object.entries(pages)) {
    await follow(page, `/manage${path}`)
    await stands(page)
    const name = `${login}${path.replaceAll(/[/?=&]/g, '-')}`
    await visit(name, page)
    if (beside.row) {
      await page.locator('.ledger-open').first().click()
      if (beside.row === 'file')
        await expect(page.getByRole('navigation', { name: '申报内容' })).toBeVisible()
      else await expect(page.getByRole('dialog')).toBeVisible()
      await stands(page)
      await visit(`${name}-open`, page)
      await page.keyboard.press('Escape')
    }
    for (const button of beside.buttons ?? []) {
      await page.getByRole('button', { name: button, exact: true }).first().click()
      await expect(page.getByRole('dialog').first()).toBeVisible()
      await visit(`${name}-${button}`, page)
      await page.keyboard.press('Escape')
    }
  }
  expect(errors).toEqual([])
  await context.close()
}

/** The province: organisations, staff, people, transfers, notices, reference data, settings. */
export const walkProvince = (browser: Browser, house: House, visit: Visit): Promise<void> =>
  walkPages(browser, house, visit, 'sheng-guanli', {
    '': {},
    '/orgs': { row: true, buttons: ['添加', '导入', '导出'] },
    '/own': {},
    '/staff': { row: true, buttons: ['添加'] },
    '/persons': { row: true },
    '/transfers': {},
    '/notices': { row: true, buttons: ['发布通知'] },
    '/reference?kind=title': { row: true, buttons: ['添加条目'] },
    '/settings': {},
    '/account': {},
  })

/** Offices and a unit with their plans. */
export async function walkPlans(browser: Browser, house: House, visit: Visit): Promise<void> {
  await walkPages(browser, house, visit, 'jingban', {
    '': {},
    '/plans?desk=mine': { row: true },
    '/plan-stats': {},
  })
  await walkPages(browser, house, visit, 'danwei-jingban', { '': {}, '/plan': {}, '/plan-stats': {} })
  await walkPages(browser, house, visit, 'danwei-guanli', { '/persons': { row: true }, '/transfers': {} })
}

/** Declarations: the province's pages of a year, a city's desk with a file, and what a committee receives. */
export async function walkYear(browser: Browser, house: House, visit: Visit): Promise<void> {
  await walkPages(browser, house, visit, 'sheng-guanli', {
    '/committees': { row: true, buttons: ['添加评委会'] },
    '/jobs': {},
    '/messages': {},
    '/experts': { row: true, buttons: ['添加专家'] },
  })
  await walkPages(browser, house, visit, 'jingban', {
    '/climb?tab=all': { row: 'file' },
    '/status': { row: true },
    '/deadlines': { row: true },
    '/blacklist': { row: true, buttons: ['拟加入'] },
  })
  await walkPages(browser, house, visit, 'pingweihui', { '/climb-committee?tab=all': {} })
}

/** The applicant of the tour: home, a half filled form with its parts, documents, check, messages and account. */
export async function walkDeclare(browser: Browser, house: House, visit: Visit): Promise<void> {
  const { page, context, errors } = await somebody(browser, DESK)
  await logIn(page, house, 'declare', TOURIST, DEMO_PASSWORD)
  await stands(page)
  await visit('declare-tour', page)
  await page.getByRole('link', { name: '继续填报' }).first().click()
  await stands(page)
  const file = new URL(page.url()).pathname.split('/').slice(0, 4).join('/')
  for (const part of ['basic', 'attachments', 'check']) {
    await page.goto(`${house.url}${file}/${part}`)
    await stands(page)
    await visit(`declare-${part}`, page)
  }
  for (const place of ['messages', 'account']) {
    await page.goto(`${house.url}/declare/${place}`)
    await stands(page)
    await visit(`declare-${place}`, page)
  }
  expect(errors).toEqual([])
  await context.close()
}

/** A unit that has just been made, and an applicant: first password, then the only page there is. */
export async function walkNewcomers(browser: Browser, house: House, visit: Visit): Promise<void> {
  const unit = await somebody(browser, DESK)
  await changeFirst(unit.page, house, 'manage', 'gl41038103', '000000')
  await stands(unit.page)
  await visit('own-form', unit.page)
  await unit.context.close()

  const admin = await house.desk('danwei-guanli')
  await admin.need('person.create', {
    ...{ commandId: randomUUID(), idType: 'citizen', idNumber: NUMBER, name: '褚南星', phone: '13800001234' },
  })
  const phone = await somebody(browser, { width: 390, height: 844 })
  await changeFirst(phone.page, house, 'declare', NUMBER, NUMBER.slice(-6))
  await stands(phone.page)
  await visit('declare-home', phone.page)
  await phone.context.close()
}

async function changeFirst(
  page: Page,
  house: House,
  portal: 'manage' | 'declare',
  login: string,
  password: string,
): Promise<void> {
  await page.goto(`${house.url}/${portal}`)
  await page.locator('input[name="username"]').fill(login)
  await page.locator('input[name="password"]').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD)
  await page.getByLabel('再次输入新密码').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '修改密码并继续' }).click()
}
