import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { TOTP } from 'otpauth'
import { Tablet } from '../../server/simulate/tablet.ts'
import { soundProfile } from '../org/tree.ts'
import { type House, openHouse, PASSWORD } from './house.ts'
import { enterOffice, menu } from './office.ts'
import { DESK, logIn, somebody } from './people.ts'

let house: House
test.beforeAll(async () => {
  house = await openHouse()
})
test.afterAll(() => house.close())

const OWN = 'Songzhou-River-7'
const STEP = 30_000
let ahead = 0
/** Codes work once, so the story goes on to the next. */
async function nextCode(): Promise<void> {
  ahead += STEP
  await house.pass(STEP)
}
const codeOf = (secret: string) =>
  new TOTP({ secret, period: 30, digits: 6 }).generate({ timestamp: Date.now() + ahead })

const command = () => ({ commandId: randomUUID() })
const as = async (login: string, password: string): Promise<Tablet> => {
  const tablet = new Tablet(login, password, { url: house.url, portal: 'manage' })
  await tablet.signIn()
  return tablet
}

interface Unit {
  id: string
  login: string
  password: string
}
async function newUnit(name: string, code: string): Promise<Unit> {
  const admin = await house.desk('guanli')
  const { id: parentId } = await admin.need<{ id: string }>('org.own')
  return admin.need<Unit & Record<string, unknown>>('org.create', {
    ...command(),
    ...{ parentId, name, code, kind: 'unit', level: 2 },
    ...{ adminName: '周敏', adminPhone: '13800000000' },
  })
}

/** Through the same operations as the pages: password, form, audit. */
async function atWork(unit: Unit): Promise<void> {
  await (await as(unit.login, unit.password)).need('auth.changePassword', {
    current: unit.password,
    next: OWN,
  })
  const own = await as(unit.login, OWN)
  const { version } = await own.need<{ version: number }>('org.own')
  const sent = await own.need<{ version: number }>('org.submit', {
    ...{ ...command(), version },
    profile: soundProfile(),
  })
  await (await house.desk('guanli')).need('org.approve', { ...command(), id: unit.id, version: sent.version })
}

const leave = (page: Page) => page.getByRole('button', { name: '退出登录' }).first().click()
const again = (page: Page) => page.getByRole('button', { name: '重新登录' }).click()

test('M-0.3 M-1.14 M-1.15 000000 leads to the change form alone, and never becomes a password again', async ({
  page,
}) => {
  const unit = await newUnit('嵩州市第一中学', '410311')
  expect(unit.password).toBe('000000')
  await logIn(page, house, 'manage', unit.login, '000000')
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  for (const path of ['account', 'orgs', 'settings']) {
    await page.goto(`${house.url}/manage/${path}`)
    await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
    await expect(menu(page)).toHaveCount(0)
  }
  const save = page.getByRole('button', { name: '修改密码并继续' })
  const fill = async (next: string) => {
    await page.getByLabel('当前密码').fill('000000')
    await page.getByLabel('新密码', { exact: true }).fill(next)
    await page.getByLabel('再次输入新密码').fill(next)
  }
  await fill('000000')
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await fill(OWN)
  await save.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('嵩州市第一中学')
  await expect(page.getByLabel('统一社会信用代码')).toBeVisible()
  await leave(page)
  await again(page)
  await logIn(page, house, 'manage', unit.login, '000000')
  await expect(page.getByRole('alert')).toContainText('用户名或密码不正确')
})

test('a second factor is linked, asked for at the next login, and a recovery code stands in for it once', async ({
  page,
}) => {
  await enterOffice(page, house, 'fuze')
  await page.goto(`${house.url}/manage/account`)
  await page.getByRole('button', { name: '绑定验证器' }).click()
  await page.getByRole('textbox', { name: '当前密码' }).last().fill(PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('img', { name: '绑定动态口令的二维码' })).toBeVisible()
  const secret = (await page.locator('.second-secret').innerText()).replace(/\s/g, '')
  await page.getByLabel('验证器显示的数字').fill(codeOf(secret))
  await page.getByRole('button', { name: '启用动态口令' }).click()
  const codes = page.getByRole('list', { name: '备用码' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = await codes.allInnerTexts()
  const finish = page.getByRole('button', { name: '完成' })
  await expect(finish).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel('我已妥善保管这些备用码').check()
  await finish.click()
  await expect(page.getByText('备用码剩余 10 个')).toBeVisible()

  const code = page.getByLabel('动态口令')
  const enter = page.getByRole('button', { name: '登录', exact: true })
  const pair = async () => {
    await leave(page)
    await logIn(page, house, 'manage', 'fuze', PASSWORD)
    await expect(code).toBeFocused()
  }
  await nextCode()
  await pair()
  await code.fill('000000')
  await enter.click()
  await expect(page.getByRole('alert')).toContainText('动态口令不正确')
  await code.fill(codeOf(secret))
  await enter.click()
  await expect(menu(page)).toBeVisible()

  await pair()
  await code.fill(recovery[0]!)
  await enter.click()
  await expect(menu(page)).toBeVisible()
  await page.goto(`${house.url}/manage/account`)
  await expect(page.getByText('备用码剩余 9 个')).toBeVisible()
  await expect(page.getByRole('cell', { name: '启用动态口令' })).toBeVisible()
  await pair()
  await code.fill(recovery[0]!)
  await enter.click()
  await expect(page.getByRole('alert')).toContainText('动态口令不正确')
})

test('a session ended from another browser is over there at once, and says who ended it', async ({
  browser,
}) => {
  const [here, there] = [await somebody(browser, DESK), await somebody(browser, DESK)]
  await enterOffice(there.page, house, 'jingban')
  await enterOffice(here.page, house, 'jingban')
  await here.page.goto(`${house.url}/manage/account`)
  await here.page.getByRole('button', { name: '退出该设备' }).click()
  await here.page.getByRole('dialog').getByRole('button', { name: '退出该设备' }).click()
  await expect(here.page.getByRole('button', { name: '退出该设备' })).toHaveCount(0)
  await expect(there.page.getByRole('alert')).toContainText('您在另一台设备上结束了本机的登录')
  await expect(menu(here.page)).toBeVisible()
  expect([...here.errors, ...there.errors]).toEqual([])
  for (const { context } of [here, there]) await context.close()
})

test('I-12 三员 are switched on in the browser: the 管理员 loses safety at once, who has no second factor is led to it', async ({
  browser,
}) => {
  const admin = await house.desk('guanli')
  for (const duty of ['system', 'security']) {
    const { id } = await admin.need<{ id: string }>('staff.create', {
      ...{ ...command(), login: `sanyuan-${duty}`, name: duty === 'system' ? '林知远' : '何清越' },
      phone: '13800000000',
    })
    const { version } = await admin.need<{ version: number }>('staff.get', { id })
    await admin.need('staff.setDuties', { ...command(), id, version, duties: [duty] })
    await admin.need('staff.start', { ...command(), ids: [id] })
  }
  const [office, watch] = [await somebody(browser, DESK), await somebody(browser, DESK)]
  await enterOffice(watch.page, house, 'shenji')
  await watch.page.goto(`${house.url}/manage/audit`)
  await watch.page.getByRole('button', { name: '核对日志' }).click()
  await expect(watch.page.getByText(/全部 \d+ 条前后相连，未被改动/)).toBeVisible()
  await expect(watch.page.getByRole('row').filter({ hasText: '设置角色' }).first()).toContainText('何清越')

  await enterOffice(office.page, house, 'guanli')
  await office.page.goto(`${house.url}/manage/settings`)
  const line = (name: string) => office.page.getByRole('row').filter({ hasText: name })
  await line('互不兼任').getByRole('button', { name: '修改' }).click()
  const sheet = office.page.getByRole('dialog')
  await sheet.getByRole('radio', { name: '启用', exact: true }).check()
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(line('无操作自动退出')).toContainText('由安全管理员修改')
  await expect(line('移交办理期限').getByRole('button', { name: '修改' })).toBeVisible()
  await expect(watch.page.getByRole('heading', { name: '绑定动态口令' })).toBeVisible()
  await expect(menu(watch.page)).toHaveCount(0)

  // it is the security officer's to switch off again, once he has a password and a second factor of his own
  await (await as('sanyuan-security', '000000')).need('auth.changePassword', { current: '000000', next: OWN })
  const security = await as('sanyuan-security', OWN)
  const { secret } = await security.need<{ secret: string }>('auth.beginSecondFactor', { password: OWN })
  await security.need('auth.confirmSecondFactor', { code: codeOf(secret) })
  await security.need('setting.set', { ...command(), key: 'officers', value: false })
  await watch.page.reload()
  await expect(menu(watch.page)).toBeVisible()
  await expect(line('无操作自动退出').getByRole('button', { name: '修改' })).toBeVisible()
  expect([...office.errors, ...watch.errors]).toEqual([])
  for (const { context } of [office, watch]) await context.close()
})

test('what the office above sets holds in the unit at once, and whoever must have a second factor is led to it', async ({
  browser,
}) => {
  const unit = await newUnit('嵩州市第二中学', '410312')
  await atWork(unit)
  const [office, below] = [await somebody(browser, DESK), await somebody(browser, DESK)]
  await logIn(below.page, house, 'manage', unit.login, OWN)
  await expect(menu(below.page)).toBeVisible()
  await below.page.goto(`${house.url}/manage/settings`)
  const line = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
  const idle = (page: Page) => line(page, '无操作自动退出')
  await expect(idle(below.page)).toContainText('30 分钟')
  await expect(idle(below.page)).toContainText('系统默认')

  await enterOffice(office.page, house, 'guanli')
  await office.page.goto(`${house.url}/manage/settings`)
  await idle(office.page).getByRole('button', { name: '修改' }).click()
  const sheet = office.page.getByRole('dialog')
  const save = sheet.getByRole('button', { name: '保存' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await sheet.getByRole('textbox').fill('3')
  await expect(sheet.getByText('5 至 120 分钟').first()).toBeVisible()
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await sheet.getByRole('textbox').fill('15')
  await save.click()
  await expect(idle(office.page)).toContainText('本单位设置')
  await expect(idle(below.page)).toContainText('15 分钟')
  await expect(idle(below.page)).toContainText('沿用洛川市职改办')

  await line(office.page, '登录时除密码外').getByRole('button', { name: '修改' }).click()
  await sheet.getByRole('radio', { name: '管理员必须启用' }).check()
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(below.page.getByRole('heading', { name: '绑定动态口令' })).toBeVisible()
  await expect(menu(below.page)).toHaveCount(0)
  expect([...office.errors, ...below.errors]).toEqual([])
  for (const { context } of [office, below]) await context.close()
})
