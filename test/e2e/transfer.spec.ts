import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { DESK, everybodyLeaves, logIn, type Somebody, somebody } from './people.ts'

let house: House
const people: Record<string, Somebody> = {}
test.beforeEach(async () => {
  house = await openHouse()
})
test.afterEach(async () => {
  await everybodyLeaves(people)
  await house.close()
})

const OLD = '洛川市第一人民医院'
const NEW = '洛川市中医院'
const CHOSEN = 'Yellow-River-2026'
/** Sound numbers: a woman of 1990 and the sample of the standard. */
const LIN = { name: '林知夏', number: '410305199008210025' }
const QIN = { name: '秦晓岚', number: '11010519491231002X' }

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const drawer = (page: Page) => page.locator('dialog.drawer[open]')
const sheet = (page: Page) => page.locator('dialog.sheet[open]')
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** Asks as a page does, with the cookies of a browser. */
async function need<T>(page: Page, operation: string, input: object): Promise<T> {
  const answer = await page.request.post(`${house.url}/api/${operation}`, {
    data: input,
    headers: { origin: house.url },
  })
  expect(answer.status(), `${operation} ${await answer.text()}`).toBe(200)
  return answer.json()
}

/** A unit at work and its administrator at the desk; how a unit comes to be approved is another story. */
async function unitAtWork(browser: Browser, name: string, code: string, credit: string): Promise<Page> {
  const office = await somebody(browser, DESK)
  await logIn(office.page, house, 'manage', 'guanli', 'Jianghe-2026')
  await expect(menu(office.page)).toBeVisible()
  const command = () => ({ commandId: randomUUID() })
  const { id, login, password } = await need<Record<string, string>>(office.page, 'org.create', {
    ...{ ...command(), parentId: 'org-1', name, code, kind: 'unit', level: 2, adminName: '周文澜' },
  })
  const unit = await somebody(browser, DESK)
  people[name] = unit
  await need(unit.page, 'auth.login', { portal: 'manage', login, password })
  await need(unit.page, 'auth.changePassword', { current: password, next: CHOSEN })
  await need(unit.page, 'auth.login', { portal: 'manage', login, password: CHOSEN })
  const profile = {
    ...{ creditCode: credit, areaCode: '410300', affiliation: '40', rank: '3', nature: '21', sector: '02' },
    ...{ legalPerson: '沈观澜', address: '洛川市滨河路 18 号', contactName: '周文澜' },
    ...{ contactPhone: '13838380001', contactMail: 'renshi@example.org', professionals: 218, note: '' },
  }
  const own = await need<{ version: number }>(unit.page, 'org.own', {})
  await need(unit.page, 'org.submit', { ...command(), version: own.version, profile })
  const { version } = await need<{ version: number }>(office.page, 'org.get', { id })
  await need(office.page, 'org.approve', { ...command(), id, version })
  await office.context.close()
  await unit.page.goto(`${house.url}/manage`)
  await expect(menu(unit.page)).toContainText('单位人员管理')
  return unit.page
}

/** Pictures of the pages for whoever looks at them by eye. */
const look = async (page: Page, name: string) => {
  if (process.env.E2E_LOOK) await page.screenshot({ path: `${process.env.E2E_LOOK}/${name}.png` })
}
const toPage = (page: Page, name: string) => menu(page).getByRole('link', { name }).click()

/** 添加: types number and name, saves, and answers the first password on the slip. */
async function add(page: Page, { name, number }: { name: string; number: string }): Promise<string> {
  await press(page, '添加人员')
  await drawer(page).getByLabel('证件号', { exact: false }).last().fill(number)
  await expect(drawer(page)).toContainText('全省未登记')
  await drawer(page).getByLabel('姓名').fill(name)
  await press(page, '保存')
  const slip = page.locator('.credentials')
  await expect(slip).toContainText(name)
  const password = await slip.locator('dt:text-is("初始密码") + dd').innerText()
  await slip.getByRole('button', { name: '关闭' }).click()
  await expect(drawer(page)).toBeHidden()
  await expect(rowOf(page, name)).toBeVisible()
  return password
}

test('M-2.9 M-2.12 M-2.19 M-2.20 a transfer agreed and one refused: added by number, found elsewhere, asked for, refused, asked again, agreed, without a reload', async ({
  browser,
}) => {
  const old = await unitAtWork(browser, OLD, '4103-0101', '12410000MB0A0000XG')
  const next = await unitAtWork(browser, NEW, '4103-0102', '91410100MA0000001X')

  await toPage(old, '单位人员管理')
  await press(old, '添加人员')
  const number = () => drawer(old).getByLabel('证件号', { exact: false }).last()
  await number().fill('410105199001010012')
  await number().blur()
  await expect(drawer(old)).toContainText('证件号码有误')
  await number().fill('410105199001010011')
  await expect(drawer(old)).toContainText('1990-01-01 出生，男')
  old.once('dialog', (dialog) => dialog.accept())
  await look(old, 'add-wrong')
  await drawer(old).getByRole('button', { name: '关闭' }).click()

  expect(await add(old, LIN)).toBe(LIN.number.slice(-6))
  expect(await add(old, { ...QIN, number: QIN.number.toLowerCase() })).toBe('31002X')
  await expect(rowOf(old, QIN.name)).toContainText('110*************2X')
  await expect(old.locator('body')).not.toContainText(QIN.number)

  // found elsewhere: the number goes over to the request
  await toPage(next, '单位人员管理')
  await press(next, '添加人员')
  await drawer(next).getByLabel('证件号', { exact: false }).last().fill(LIN.number)
  await drawer(next).getByLabel('姓名').fill(LIN.name)
  await expect(drawer(next)).toContainText('已在其他单位登记')
  await look(next, 'elsewhere')
  await expect(drawer(next)).not.toContainText(OLD)
  await drawer(next).getByRole('button', { name: '申请移交' }).click()
  await expect(drawer(next).getByLabel('证件号', { exact: false }).last()).toHaveValue(LIN.number)
  expect(next.url()).not.toContain(LIN.number)
  await toPage(old, '单位变动人员管理')
  await expect(old.getByText('没有待办理的移交申请')).toBeVisible()
  await look(next, 'asked')
  await press(next, '提出申请')
  await expect(drawer(next)).toContainText('周文澜 13838380001')

  // the old unit sees it come, refuses with a reason, and the new one reads it
  await rowOf(old, LIN.name).getByRole('button', { name: LIN.name }).click()
  await look(old, 'to-answer')
  await drawer(old).getByRole('button', { name: '拒绝移交' }).click()
  await expect(sheet(old).getByRole('button', { name: '拒绝移交' })).toBeDisabled()
  await sheet(old).getByLabel('拒绝理由').fill('聘期至年底，届时办理')
  await look(old, 'refuse')
  await sheet(old).getByRole('button', { name: '拒绝移交' }).click()
  await expect(sheet(old)).toBeHidden()
  await expect(drawer(next)).toContainText('聘期至年底，届时办理')
  await drawer(next).getByRole('button', { name: '关闭' }).click()

  // asked again, and agreed: the person leaves one list and comes into the other
  await press(next, '申请移交')
  await drawer(next).getByLabel('证件号', { exact: false }).last().fill(LIN.number)
  await drawer(next).getByLabel('姓名').fill(LIN.name)
  await press(next, '提出申请')
  await expect(drawer(next)).toContainText('等待原单位办理')
  await drawer(next).getByRole('button', { name: '关闭' }).click()
  await toPage(next, '单位人员管理')
  await expect(next.getByText('还没有申报人员')).toBeVisible()

  await drawer(old).getByRole('button', { name: '关闭' }).click()
  await rowOf(old, LIN.name).getByRole('button', { name: LIN.name }).click()
  await drawer(old).getByRole('button', { name: '同意移交' }).click()
  await sheet(old).getByRole('button', { name: '同意移交' }).click()
  await expect(sheet(old)).toBeHidden()
  await expect(rowOf(next, LIN.name)).toBeVisible()
  await drawer(old).getByRole('button', { name: '关闭' }).click()
  await toPage(old, '单位人员管理')
  await expect(rowOf(old, QIN.name)).toBeVisible()
  await look(old, 'list')
  await expect(rowOf(old, LIN.name)).toHaveCount(0)

  // the whole number, for a reason, for half a minute
  await rowOf(next, LIN.name).getByRole('button', { name: LIN.name }).click()
  await press(next, '查看完整证件号')
  await sheet(next).getByLabel('事由').fill('核对身份证原件')
  await sheet(next).getByRole('button', { name: '查看完整证件号' }).click()
  await expect(drawer(next)).toContainText(LIN.number)
  await expect(drawer(next)).toContainText('核对身份证原件')
  await look(next, 'revealed')
  await drawer(next).getByRole('button', { name: '收起' }).click()
  await expect(drawer(next)).not.toContainText(LIN.number)
  for (const { errors } of Object.values(people)) expect(errors).toEqual([])
})
