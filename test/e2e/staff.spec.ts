import { expect, type Page, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { enterOffice, menu } from './office.ts'
import { DESK, everybodyLeaves, logIn, type Somebody, somebody, tick } from './people.ts'

let house: House
test.beforeEach(async () => {
  house = await openHouse()
})
test.afterEach(() => house.close())

const CHOSEN = 'Yellow-River-2026'
const sheet = (page: Page) => page.locator('dialog.sheet[open]')
const drawer = (page: Page) => page.locator('dialog.drawer[open]')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function toStaff(page: Page): Promise<void> {
  await menu(page).getByRole('link', { name: '审查人员角色分配' }).click()
  await expect(page.getByRole('heading', { name: '审查人员角色分配', level: 1 })).toBeVisible()
}

/** Opens a person from the list. */
async function open(page: Page, name: string): Promise<void> {
  await row(page, name).getByRole('button', { name, exact: true }).click()
  await expect(drawer(page)).toContainText('办理记录')
}

const step = (page: Page, name: string) => drawer(page).getByRole('button', { name, exact: true }).click()
const close = (page: Page) => drawer(page).getByRole('button', { name: '关闭' }).click()

/** 设置角色 of the person whose drawer is open. */
async function setDuties(page: Page, ...names: string[]): Promise<void> {
  await step(page, '设置角色')
  for (const box of await sheet(page).getByRole('checkbox', { checked: true }).all()) await box.uncheck()
  for (const name of names)
    await sheet(page)
      .getByRole('checkbox', { name: new RegExp(`^${name}`) })
      .check()
  await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
  await expect(sheet(page)).toBeHidden()
}

test('M-2.5 M-2.6 M-2.7 M-2.8 a new colleague: added, started, given role and scope, and at work', async ({
  browser,
}) => {
  const people: Record<string, Somebody> = {
    admin: await somebody(browser, DESK),
    colleague: await somebody(browser, DESK),
  }
  const admin = people.admin!.page
  const colleague = people.colleague!.page
  await enterOffice(admin, house, 'guanli')
  await toStaff(admin)

  // M-2.5 incomplete is refused, and says what is missing
  await press(admin, '添加')
  await sheet(admin).getByLabel('用户名').fill('duan-wen')
  await sheet(admin).getByLabel('姓名').fill('段闻')
  await expect(sheet(admin).getByRole('button', { name: '确定' })).toHaveAccessibleDescription(/电话/)
  await sheet(admin).getByLabel('联系电话').fill('13838380002')
  await sheet(admin).getByRole('button', { name: '确定' }).click()
  const slip = admin.locator('.credentials')
  await expect(slip).toContainText('duan-wen')
  await expect(slip).toContainText('000000')
  await slip.getByRole('button', { name: '关闭' }).click()
  await expect(row(admin, '段闻')).toContainText('还差：启动、角色、审查权限')

  // M-2.6 not started: not even the login
  await logIn(colleague, house, 'manage', 'duan-wen', '000000')
  await expect(colleague.getByRole('alert')).toContainText('停用')
  await row(admin, '段闻').getByRole('checkbox').check()
  await press(admin, '启动')
  await sheet(admin).getByRole('button', { name: '启动', exact: true }).click()
  await expect(row(admin, '段闻')).toContainText('还差：角色、审查权限')

  // started, but without role and scope: told so, and nothing else is there
  await colleague.getByRole('button', { name: '登录', exact: true }).click()
  await colleague.getByLabel('当前密码').fill('000000')
  await colleague.getByLabel('新密码', { exact: true }).fill(CHOSEN)
  await colleague.getByLabel('再次输入新密码').fill(CHOSEN)
  await press(colleague, '修改密码并继续')
  await expect(colleague.getByText('尚未授权').first()).toBeVisible()

  await open(admin, '段闻')
  await setDuties(admin, '经办人')
  await expect(drawer(admin)).toContainText('还差：审查权限')
  await expect(colleague.getByText('尚未授权').first()).toBeVisible()

  // M-2.8 by series and by content, in words
  await step(admin, '设置角色审查权限')
  await tick(sheet(admin), 'radio', '指定系列')
  await sheet(admin).getByPlaceholder('查找系列名称或代码').fill('卫生')
  await sheet(admin).getByRole('checkbox').first().check()
  await tick(sheet(admin), 'radio', '指定内容')
  await expect(sheet(admin).getByRole('button', { name: '保存' })).toHaveAccessibleDescription(/至少选择一项/)
  await sheet(admin).getByRole('checkbox', { name: '论文著作' }).check()
  await expect(sheet(admin)).toContainText('两项须同时满足')
  await sheet(admin).getByRole('button', { name: '保存', exact: true }).click()
  await expect(drawer(admin)).toContainText('已齐备')

  // M-2.7 and the menus are there, without a reload
  await expect(menu(colleague).getByRole('link', { name: '申报计划审查' })).toBeVisible()
  await expect(menu(colleague).getByRole('link', { name: '申报计划上传' })).toBeVisible()
  await expect(menu(colleague).getByRole('link', { name: '审查人员角色分配' })).toHaveCount(0)

  // whoever has never acted may be deleted
  await close(admin)
  await open(admin, '段闻')
  await expect(drawer(admin).getByRole('button', { name: '删除' })).toBeEnabled()
  for (const { errors } of Object.values(people)) expect(errors).toEqual([])
  await everybodyLeaves(people)
})

test('staff rights taken away while the page is open: it turns into words at once, and comes back with them', async ({
  browser,
}) => {
  const people: Record<string, Somebody> = {
    admin: await somebody(browser, DESK),
    handler: await somebody(browser, DESK),
  }
  const admin = people.admin!.page
  const handler = people.handler!.page
  await enterOffice(handler, house, 'jingban')
  await menu(handler).getByRole('link', { name: '评审管理' }).click()
  await expect(handler.getByRole('heading', { name: '评审管理', level: 1 })).toBeVisible()
  await enterOffice(admin, house, 'guanli')
  await toStaff(admin)
  await open(admin, '程以宁')

  // another role: what this page needs is gone, the rest stays
  await setDuties(admin, '安全审计员')
  await expect(handler.getByRole('heading', { name: '您没有查看此页的权限' })).toBeVisible()
  await expect(menu(handler).getByRole('link', { name: '评审管理' })).toHaveCount(0)
  await expect(menu(handler).getByRole('link', { name: '审计日志' })).toBeVisible()

  // back again: so is the page
  await setDuties(admin, '经办人')
  await expect(handler.getByRole('heading', { name: '评审管理', level: 1 })).toBeVisible()

  // none at all: nothing is left but the words
  await setDuties(admin)
  await expect(handler.getByText('尚未授权').first()).toBeVisible()
  await expect(menu(handler).getByRole('link', { name: '评审管理' })).toHaveCount(0)

  // stopped: the session is over
  await step(admin, '停用')
  await sheet(admin).getByRole('button', { name: '停用', exact: true }).click()
  await expect(handler.getByText('账号已停用')).toBeVisible()
  for (const { errors } of Object.values(people)) expect(errors).toEqual([])
  await everybodyLeaves(people)
})
