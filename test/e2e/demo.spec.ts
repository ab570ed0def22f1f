import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { TODO_KINDS } from '../../shared/desk/desk.api.ts'
import { words } from '../../shared/i18n/zh-CN/desk.ts'
import { openMeasure } from './axe.ts'
import { DEMO_PASSWORD, type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { DESK, logIn, type Somebody, somebody } from './people.ts'
import { walkDeclare, walkNewcomers, walkPlans, walkProvince, walkYear } from './walk-backbone.ts'

/** What is told in the demo's province: in one file, because loading it takes longer than most stories. */
test.describe.configure({ timeout: 240_000 })

let house: House
test.beforeAll(async () => {
  test.setTimeout(240_000)
  house = await openHouse('demo')
})
test.afterAll(() => house?.close())

/** Administrators at whose desks a unit's data, a transfer asked for and one overdue wait. */
const ADMINS = ['gl410122', 'gl41018103', 'gl410181']

const counted = (page: Somebody['page'], what: string) =>
  page.locator('.todo-kinds a').filter({ hasText: what }).locator('b')

/** The pages of the management backbone, light and dark, without a violation. */
test.describe('axe', () => {
  const { measure, check } = openMeasure()
  test.afterEach(check)

  test('axe: the province', ({ browser }) => walkProvince(browser, house, measure))
  test('axe: plans', ({ browser }) => walkPlans(browser, house, measure))
  test('axe: a new unit and an applicant', ({ browser }) => walkNewcomers(browser, house, measure))
  test('axe: declarations at the offices', ({ browser }) => walkYear(browser, house, measure))
  test('axe: a declaration at its applicant', ({ browser }) => walkDeclare(browser, house, measure))
})

/** A clerk's morning: what waits, how much of it, and the way to it, without a reload. */
test.describe('desk', () => {
  test.describe.configure({ mode: 'serial' })

  let clerk: Somebody
  test.beforeAll(async ({ browser }) => {
    clerk = await somebody(browser, DESK)
  })
  test.afterAll(() => clerk.context.close())

  test('M-3.6 the home page counts the plans that wait and leads to exactly these', async () => {
    const { page } = clerk
    await logIn(page, house, 'manage', 'jingban', DEMO_PASSWORD)
    const count = Number(await counted(page, '申报计划审查').innerText())
    expect(count).toBeGreaterThan(1)
    await expect(menu(page).getByRole('link', { name: '申报计划审查' })).toContainText(String(count))
    const oldest = await page.getByRole('table', { name: '按等待时间' }).getByRole('row').nth(1).innerText()
    await page.locator('.todo-kinds a').filter({ hasText: '申报计划审查' }).click()
    await expect(page).toHaveURL(/\/manage\/plans\?desk=mine/)
    await expect(page.locator('.data-pages [role=status]')).toHaveText(`共 ${count} 行`)
    const first = page.locator('.ledger-open').first()
    expect(oldest).toContain(await first.innerText())
  })

  test('M-3.6 every number on a desk is that of the rows behind it, whatever waits', async ({ browser }) => {
    const admin = await house.desk('sheng-guanli')
    await admin.need('staff.create', {
      ...{ commandId: randomUUID(), login: 'xinlai', name: '新来的', phone: '13900000001' },
    })
    const met = new Set<string>()
    for (const login of ['fuze', 'jingban', 'pingweihui', 'sheng-guanli', ...ADMINS]) {
      const { page, context, errors } = await somebody(browser, DESK)
      await logIn(page, house, 'manage', login, DEMO_PASSWORD)
      await expect(page.getByRole('heading', { name: '待办事项' })).toBeVisible()
      const kinds = page.locator('.todo-kinds a')
      await expect(kinds.first()).toBeVisible()
      for (const kind of await kinds.locator('.strong').allInnerTexts()) {
        if (met.has(kind)) continue
        met.add(kind)
        const link = kinds.filter({ hasText: kind })
        const count = await link.locator('b').innerText()
        await link.click()
        await expect(page.locator('.data-pages [role=status]')).toHaveText(`共 ${count} 行`)
        await menu(page).getByRole('link', { name: '首页' }).click()
      }
      expect(errors).toEqual([])
      await context.close()
    }
    expect([...met].toSorted()).toEqual(
      TODO_KINDS.filter((kind) => !kind.startsWith('plan.') || kind === 'plan.audit')
        .map((kind) => words[`desk.todo.${kind}`])
        .toSorted(),
    )
  })

  test('M-3.6 a plan that is passed leaves the count, here and on the home page', async () => {
    const { page } = clerk
    const count = (await page.locator('.ledger-open').count()) - 1
    const named = page.locator('tr').filter({ hasNotText: '超计划 ' }).locator('.ledger-open').first()
    await named.click()
    await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
    const sheet = page.getByRole('dialog').last()
    await sheet.getByRole('button', { name: '通过', exact: true }).click()
    await expect(page.locator('.data-pages [role=status]')).toHaveText(`共 ${count} 行`)
    await page.goto(`${house.url}/manage`)
    await expect(counted(page, '申报计划审查')).toHaveText(String(count))
  })

  test('a notice from above is counted on the open page by itself, and opening it is reading it', async () => {
    const { page } = clerk
    const before = Number(await counted(page, '未读通知').innerText())
    const province = await house.desk('sheng-guanli')
    await province.need('notice.publish', {
      ...{
        commandId: randomUUID(),
        kinds: ['office'],
        title: '关于延长上报时间的通知',
        body: '上报时间延长三天。',
      },
    })
    await expect(counted(page, '未读通知')).toHaveText(String(before + 1))
    await page.getByRole('link', { name: '关于延长上报时间的通知' }).first().click()
    await expect(page.getByRole('dialog')).toContainText('上报时间延长三天。')
    await page.goto(`${house.url}/manage`)
    await expect(counted(page, '未读通知')).toHaveText(String(before))
  })

  test('a list is filtered, kept under a name, found again by its address and exported as it stands', async () => {
    const { page } = clerk
    await page.goto(`${house.url}/manage/persons`)
    await page.getByRole('searchbox').last().fill('wang')
    await expect(page).toHaveURL(/q=wang/)
    await expect(page.locator('.list-scroll')).not.toHaveAttribute('data-asking')
    const rows = await page.locator('.data-pages [role=status]').innerText()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('textbox', { name: '视图名称' }).fill('姓王的')
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await expect(page.getByRole('button', { name: '姓王的', exact: true })).toBeVisible()
    await page.goto(`${house.url}/manage/persons`)
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '姓王的', exact: true }).click()
    await expect(page.locator('.data-pages [role=status]')).toHaveText(rows)
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: '开始导出' }).click()
    await expect(drawer.getByText('导出完成')).toBeVisible({ timeout: 20_000 })
    const download = page.waitForEvent('download')
    await drawer.getByRole('link', { name: '下载' }).click()
    expect((await download).suggestedFilename()).toMatch(/^申报人员名单_\d{4}-\d\d-\d\d\.xlsx$/)
    expect(clerk.errors).toEqual([])
  })
})
