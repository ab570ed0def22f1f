import { expect, type Page, test } from '@playwright/test'
import { CAST, castRoster, GROUP } from './cast.ts'
import { approvedReview, type House, openHouse, PASSWORD, type Slip } from './house.ts'
import { enterOffice, menu } from './office.ts'
import { enter, logIn, rail, screenSlip, slipOf, somebody, takeSeat } from './people.ts'

let house: House
let slips: Slip[]
let reviewId: string
test.beforeAll(async () => {
  house = await openHouse()
  const found = await approvedReview(house, castRoster('expert'))
  slips = found.slips
  reviewId = found.reviewId
})
test.afterAll(() => house.close())

const PLATFORM = '河南省职称工作信息平台'

for (const [title, portal, system] of [
  [
    'M-0.1 M-0.2 the management system has its own entrance: user name and password, nothing else',
    'manage',
    '职称管理系统',
  ],
  ['R-0.1 R-0.2 R-0.3 the review system has its own: no self-registration', 'review', '职称评审系统'],
] as const)
  test(title, async ({ page }) => {
    await page.goto(`${house.url}/${portal}`)
    await expect(page).toHaveTitle(`${PLATFORM}-${system}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${PLATFORM}-${system}`)
    await expect(page.locator('input')).toHaveCount(2)
    await expect(page.getByText('注册')).toHaveCount(0)
    const said: string[] = []
    for (const login of ['jingban', slipOf(slips, CAST.chair).login, 'nobody']) {
      await logIn(page, house, portal, login, 'Not-the-password-1')
      await expect(page.getByRole('alert')).toContainText('用户名或密码不正确')
      said.push(await page.getByRole('alert').innerText())
    }
    expect(new Set(said).size).toBe(1)
  })

test('M-0.3 M-0.4 a new account changes its password before anything else, by rules that are ticked as they are met', async ({
  page,
}) => {
  await logIn(page, house, 'manage', 'xinren', PASSWORD)
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await page.goto(`${house.url}/manage/reviews`)
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await expect(menu(page)).toHaveCount(0)
  const refused = await page.request.post(`${house.url}/api/review.list`, {
    data: {},
    headers: { origin: house.url },
  })
  expect(refused.status()).toBe(403)

  const save = page.getByRole('button', { name: '修改密码并继续' })
  const rule = (words: string) => page.locator('.rule-list li').filter({ hasText: words })
  const next = page.getByLabel('新密码', { exact: true })
  await page.getByLabel('当前密码').fill(PASSWORD)
  for (const [tried, broken] of [
    ['abc', '不少于'],
    ['abcdefghijkl', '3 种'],
    ['Xinren-xinren-1', '不与用户名、手机号码'],
    ['Password-123456', '不是常见密码'],
  ] as const) {
    await next.fill(tried)
    await page.getByLabel('再次输入新密码').fill(tried)
    await expect(rule(broken).locator('[data-kind="done"]')).toHaveCount(0)
    await expect(save).toBeDisabled()
  }
  await next.fill(PASSWORD)
  await page.getByLabel('再次输入新密码').fill(PASSWORD)
  await save.click()
  await expect(page.getByRole('alert')).toContainText('新密码不能与近期使用过的密码相同')
  await next.fill('Yellow-River-2026')
  await page.getByLabel('再次输入新密码').fill('Yellow-River-2026')
  await save.click()
  await expect(menu(page)).toBeVisible()
})

test('M-0.8 the set of pages depends on the role', async ({ browser }) => {
  const office = (step: string) => [
    ...['首页', '申报计划审查', '单位人员管理', '申报人员状态查询', '申报计划上传', '申报计划统计'],
    ...[step, '专家审查', '评审管理', '职改办监督评审', '评委会管理', '黑名单', '专家库'],
    ...['评委会截止时间', '通知公告', '我的账号'],
  ]
  const admin = [
    ...[
      '首页',
      '单位管理',
      '单位信息维护',
      '审查人员角色分配',
      '单位人员管理',
      '申报人员状态查询',
      '单位变动人员管理',
    ],
    ...['评审管理', '评委会管理', '黑名单', '专家库', '评委会截止时间', '定时任务'],
    ...['通知公告', '基础数据', '系统设置', '我的账号'],
  ]
  for (const [login, pages] of [
    ['jingban', office('经办人审查')],
    ['fuze', office('负责人审查')],
    ['shenji', ['首页', '通知公告', '审计日志', '我的账号']],
    ['guanli', admin],
  ] as const) {
    const { page, context } = await somebody(browser, { width: 1440, height: 900 })
    await enterOffice(page, house, login)
    await expect(menu(page).getByRole('link')).toHaveText(pages)
    await context.close()
  }
})

test('I-15 F1 tells on every page what it is for, in words for this person, and leads on', async ({
  browser,
}) => {
  const { page, context, errors } = await somebody(browser, { width: 1440, height: 900 })
  await enterOffice(page, house, 'jingban')
  await page.goto(`${house.url}/manage/plans`)
  const help = page.getByRole('dialog', { name: '帮助' })
  await expect(menu(page)).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help).toContainText('下级单位上报的申报计划在这里审查')
  await help.getByRole('link', { name: '申报计划统计' }).click()
  await expect(page).toHaveURL(/\/manage\/plan-stats$/)
  await expect(help).toBeHidden()
  await page.getByRole('button', { name: '帮助', exact: true }).click()
  await expect(help).toContainText('统计所选单位及其下级已通过的申报计划')
  await page.keyboard.press('F1')
  await expect(help).toBeHidden()
  expect(errors).toEqual([])
  await context.close()
})

test('R-1.0 three modes, three menus', async ({ browser }) => {
  for (const [mode, stages] of [
    ['expert', ['拟投票', '提交']],
    ['lecture', ['讲课答辩打分', '主审意见', '拟投票', '提交']],
    ['interview', ['查看资料·出面试题', '面试答辩打分', '拟投票', '提交']],
  ] as const) {
    const found =
      mode === 'expert' ? { slips } : await approvedReview(house, castRoster(mode, {}, `${mode} 评审`))
    const { page, context } = await somebody(browser)
    await enter(page, house, slipOf(found.slips, CAST.third))
    await takeSeat(page)
    await expect(rail(page).locator('.state')).toHaveText([...stages])
    await context.close()
  }
})

test('M-5.7.3 M-5.8.5 when the review’s time is over the accounts are dead and open pages say so', async ({
  browser,
}) => {
  const seated = await somebody(browser)
  await enter(seated.page, house, slipOf(slips, CAST.leader), GROUP)
  await takeSeat(seated.page)
  const wall = await somebody(browser)
  const { login, password } = screenSlip(slips)
  await logIn(wall.page, house, 'screen', login, password!)
  await expect(wall.page.getByText('选择会场')).toBeVisible()

  const handler = await house.desk('jingban')
  const { startsAt } = await handler.need<{ startsAt: number }>('review.get', { reviewId })
  await handler.need('review.setWindow', {
    commandId: crypto.randomUUID(),
    reviewId,
    startsAt,
    endsAt: Date.now() + 1500,
    reason: '会议提前结束',
  })
  await expect(seated.page.getByText('评审时间已结束')).toBeVisible()
  await expect(wall.page.getByText('评审时间已结束')).toBeVisible()
  const slip = slipOf(slips, CAST.second)
  await logIn(seated.page, house, 'review', slip.login, slip.password!)
  await expect(seated.page.getByRole('alert')).toContainText('评审时间已结束')
  for (const { context } of [seated, wall]) await context.close()
})

test('the language changes on the spot and stays', async ({ page }) => {
  await page.goto(`${house.url}/review`)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('User name')).toBeVisible()
  await expectNoChinese(page)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByLabel('用户名')).toBeVisible()
})

/** Names of platform and language aside, an English page says nothing in Chinese. */
async function expectNoChinese(page: Page): Promise<void> {
  const text = (await page.locator('form').innerText()).replaceAll(PLATFORM, '')
  expect(text).not.toMatch(/[\u4e00-\u9fff]/)
}
