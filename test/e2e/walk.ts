import { type Browser, expect, type Page } from '@playwright/test'
import type { Roster } from '../../shared/review/roster.ts'
import { CANDIDATES, CAST, COMMITTEE, castRoster, GROUP } from './cast.ts'
import { approvedReview, type House, importedReview, workbookOf } from './house.ts'
import { choiceOn, draftAll } from './meeting.ts'
import { checkWorkbook, enterOffice, openPart, readSlips } from './office.ts'
import {
  choosePlace,
  DESK,
  draftOn,
  enter,
  follow,
  handIn,
  logIn,
  openCandidate,
  pressAndConfirm,
  screenSlip,
  showOnScreen,
  slipOf,
  somebody,
  takeSeat,
  toStage,
} from './people.ts'
import { Player } from './players.ts'

/** Called with every page there is, once it stands: to look at it, to measure it. */
export type Visit = (name: string, page: Page) => Promise<void>

/** The entrances, the pages before anybody has a seat, and a fault in the address. */
export async function walkEntrances(browser: Browser, house: House, visit: Visit): Promise<void> {
  const { page, context } = await somebody(browser)
  for (const [path, name] of [
    ['', 'front'],
    ['review', 'login-review'],
    ['manage', 'login-manage'],
    ['screen', 'login-screen'],
  ] as const) {
    await page.goto(`${house.url}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await visit(name, page)
  }
  await logIn(page, house, 'review', 'nobody', 'Not-the-password-1')
  await expect(page.getByRole('alert')).toContainText('用户名或密码不正确')
  await visit('login-refused', page)
  await logIn(page, house, 'manage', 'xinren', 'Jianghe-2026')
  await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await visit('change-password', page)
  await context.close()
}

/** Everything an office sees: desk, import with errors, a review's parts, slips, supervision, log, account. */
export async function walkOffice(browser: Browser, house: House, visit: Visit): Promise<void> {
  const roster = castRoster('expert')
  const { reviewId } = await approvedReview(house, roster)
  await importedReview(await house.desk('jingban'), castRoster('lecture', {}, '待审核的评审'))
  const { page, context } = await somebody(browser, DESK)
  await enterOffice(page, house, 'jingban')
  await expect(page.getByRole('heading', { name: '待办事项' })).toBeVisible()
  await visit('desk', page)
  await follow(page, '/manage/reviews')
  await expect(page.getByRole('table')).toContainText(roster.review.title)
  await visit('reviews', page)
  await follow(page, '/manage/reviews/import')
  await visit('import', page)
  await checkWorkbook(page, await workbookOf(faultyRoster(roster)))
  await visit('import-faults', page)
  await follow(page, `/manage/reviews/${reviewId}`)
  await expect(page.getByRole('heading', { name: roster.review.title })).toBeVisible()
  await visit('review-overview', page)
  for (const [part, name] of [
    ['就绪检查', 'readiness'],
    ['规则', 'rules'],
    ['人员展示', 'people'],
    ['参评人', 'candidates'],
    ['回避', 'recusals'],
    ['登录信息', 'slips'],
    ['时间', 'window'],
    ['材料与打印', 'papers'],
  ] as const) {
    await openPart(page, part)
    await expect(page.getByRole('tabpanel')).not.toBeEmpty()
    if (name === 'candidates') await expect(page.getByRole('tabpanel')).toContainText(CANDIDATES[0])
    await visit(`review-${name}`, page)
  }
  await follow(page, `/manage/reviews/${reviewId}/slips`)
  await page.getByRole('button', { name: '显示账号条' }).click()
  await readSlips(page)
  await visit('slips-print', page)
  await page.goto(`${house.url}/manage/reviews/${reviewId}/papers/signin`)
  await expect(page.getByRole('heading', { name: '签到表' }).first()).toBeVisible()
  await visit('paper-print', page)
  await follow(page, '/manage/supervision')
  await expect(page.getByRole('link', { name: GROUP })).toBeVisible()
  await visit('supervision', page)
  await follow(page, `/manage/supervision/${reviewId}`)
  await page.getByRole('link', { name: GROUP }).click()
  await expect(page.getByRole('list', { name: '席位' })).toBeVisible()
  await visit('supervision-panel', page)
  await page.goBack()
  await page.getByRole('button', { name: '退回' }).count()
  await visit('supervision-review', page)
  await follow(page, '/manage/account')
  await expect(page.getByRole('table', { name: '登录设备' })).toBeVisible()
  await visit('account', page)
  await context.close()
  const auditor = await somebody(browser, DESK)
  await enterOffice(auditor.page, house, 'shenji')
  await visit('desk-auditor', auditor.page)
  await follow(auditor.page, '/manage/audit')
  await expect(auditor.page.getByRole('cell', { name: '打印账号条' }).first()).toBeVisible()
  await visit('audit', auditor.page)
  await auditor.context.close()
  const admin = await somebody(browser, DESK)
  await enterOffice(admin.page, house, 'guanli')
  await follow(admin.page, '/manage/settings')
  await admin.page
    .getByRole('row')
    .filter({ hasText: '无操作自动退出' })
    .getByRole('button', { name: '修改' })
    .click()
  await expect(admin.page.getByRole('dialog')).toBeVisible()
  await visit('settings-change', admin.page)
  await admin.page.getByRole('button', { name: '取消' }).click()
  await visit('settings', admin.page)
  await admin.context.close()
}

/** A roster with something wrong on every sheet that holds people. */
export const faultyRoster = (roster: Roster): Roster => ({
  ...roster,
  experts: roster.experts.map((expert) => ({ ...expert, phone: '138' })),
  candidates: roster.candidates.map((candidate, i) => ({
    ...candidate,
    ...(i ? {} : { group: '不存在的组' }),
  })),
})

/** Everything the room sees, from the slip to the end. */
export async function walkRoom(browser: Browser, house: House, visit: Visit): Promise<void> {
  const { slips } = await approvedReview(house, castRoster('expert', {}, '机械工程高级职称评审'))
  const [leader, first, chair, reporter] = await Promise.all([1, 2, 3, 4].map(() => somebody(browser)))
  if (!leader || !first || !chair || !reporter) throw new Error('four browsers are needed')
  const wall = await somebody(browser, DESK)
  const members = await Promise.all(
    [CAST.second, CAST.third].map((name) => Player.seat(house, slips, name, GROUP)),
  )
  const { login, password } = screenSlip(slips)
  await logIn(wall.page, house, 'screen', login, password!)
  await expect(wall.page.getByRole('link', { name: GROUP })).toBeVisible()
  await visit('screen-pick', wall.page)
  await choosePlace(wall.page, GROUP)
  await expect(wall.page.locator('.wall')).toContainText('4')
  await visit('screen-signin', wall.page)

  await enter(leader.page, house, slipOf(slips, CAST.leader))
  await expect(leader.page.getByRole('link', { name: GROUP })).toBeVisible()
  await visit('start', leader.page)
  await choosePlace(leader.page, GROUP)
  await expect(leader.page.getByRole('button', { name: '签到入席' })).toBeVisible()
  await visit('sign-in', leader.page)
  await takeSeat(leader.page)
  await enter(first.page, house, slipOf(slips, CAST.first), GROUP)
  await takeSeat(first.page)
  await expect(first.page.getByRole('tabpanel')).toBeVisible()
  await visit('ballot-early', first.page)

  await toStage(leader.page, '小组数据操作')
  await expect(leader.page.getByText('开始拟投票之前')).toBeVisible()
  await visit('console-preparing', leader.page)
  await leader.page.getByRole('link', { name: '分配主审专家' }).first().click()
  await leader.page.getByRole('button', { name: '自动均衡分配' }).click()
  await visit('assign', leader.page)
  await pressAndConfirm(leader.page, '保存分配')
  await leader.page.getByRole('link', { name: '返回数据操作' }).click()
  await pressAndConfirm(leader.page, '开始拟投票')

  await openCandidate(first.page, CANDIDATES[0])
  await first.page.getByRole('tab', { name: '附件' }).click()
  await first.page.getByRole('button', { name: '代表论文.pdf' }).click()
  await expect(first.page.locator('canvas').first()).toBeVisible()
  await expect(first.page.getByText('正在打开')).toHaveCount(0)
  await visit('document', first.page)
  await first.page.getByRole('button', { name: '返回材料' }).click()
  await toStage(first.page, '主审意见')
  await visit('opinion', first.page)
  await toStage(first.page, '拟投票')
  await draftOn(first.page, CANDIDATES[0], '拟通过')
  await visit('ballot', first.page)
  await visit('console-drafting', leader.page)
  await leader.page.getByRole('button', { name: /^大屏内容/ }).click()
  await visit('screen-choice', leader.page)
  await leader.page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await showOnScreen(leader.page, '投票进度')
  await visit('screen-progress', wall.page)

  for (const member of members) await member.draft(choiceOn)
  await draftAll(first.page, CANDIDATES.slice(1))
  await leader.page.getByRole('link', { name: '我的投票' }).click()
  await draftAll(leader.page)
  await toStage(leader.page, '小组数据操作')
  await pressAndConfirm(leader.page, '开启投票开关')
  await expect(first.page.getByRole('link', { name: '核对并提交' })).toBeVisible()
  await visit('ballot-open', first.page)
  await visit('console-open', leader.page)
  await first.page.getByRole('link', { name: '核对并提交' }).click()
  await expect(first.page.getByRole('button', { name: '提交 4 项投票' })).toBeEnabled()
  await visit('submit', first.page)
  await first.page.getByRole('button', { name: '提交 4 项投票' }).click()
  await visit('submit-sheet', first.page)
  await first.page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
  await expect(first.page.getByRole('heading', { name: '投票回执' })).toBeVisible()
  await visit('receipt', first.page)
  for (const member of members) await member.submit()
  await leader.page.getByRole('link', { name: '我的投票' }).click()
  await handIn(leader.page, 4)
  await toStage(leader.page, '专业组评议')
  await leader.page.getByRole('button', { name: '专业组评议', exact: true }).click()
  await expect(leader.page.getByText('各专家投票')).toBeVisible()
  await visit('deliberation', leader.page)
  await leader.page.getByRole('link', { name: '返回数据操作' }).click()
  await visit('console-deliberating', leader.page)
  await leader.page.getByRole('link', { name: '进入专业组评议' }).click()
  await pressAndConfirm(leader.page, '其余统一填写')
  await pressAndConfirm(leader.page, '提交评议结果')
  await visit('deliberation-final', leader.page)

  await enter(chair.page, house, slipOf(slips, CAST.chair))
  await takeSeat(chair.page)
  await expect(chair.page.getByText('专业组通过')).toBeVisible()
  await visit('ballot-committee', chair.page)
  await enter(reporter.page, house, slipOf(slips, CAST.reporter))
  await expect(reporter.page.getByRole('link', { name: '上报评审结果' })).toBeVisible()
  await visit('start-reporter', reporter.page)
  await choosePlace(reporter.page, '上报评审结果')
  await expect(reporter.page.getByText('评委会结果尚未确定')).toBeVisible()
  await visit('report-empty', reporter.page)
  const judges = await Promise.all(
    [CAST.leader, CAST.first, CAST.second, CAST.reporter].map((name) =>
      Player.seat(house, slips, name, COMMITTEE),
    ),
  )
  await visit('taken-over', leader.page)
  await toStage(chair.page, '评委会数据操作')
  await pressAndConfirm(chair.page, '开始拟投票')
  await Promise.all(judges.map((judge) => judge.draft(() => 'yes')))
  await chair.page.getByRole('link', { name: '我的投票' }).click()
  await draftAll(chair.page, CANDIDATES.slice(0, 3))
  await toStage(chair.page, '评委会数据操作')
  await visit('console-committee', chair.page)
  await pressAndConfirm(chair.page, '评委会投票开关')
  await Promise.all(judges.map((judge) => judge.submit()))
  await chair.page.getByRole('link', { name: '我的投票' }).click()
  await handIn(chair.page, 3)
  await toStage(chair.page, '评委会数据操作')
  await expect(chair.page.getByText('无记名投票：只有票数')).toBeVisible()
  await visit('committee-result', chair.page)
  await pressAndConfirm(chair.page, '确定')
  await showOnScreen(chair.page, '结果名单', true)
  await wall.page.goto(`${house.url}/screen`)
  await choosePlace(wall.page, COMMITTEE)
  await expect(wall.page.locator('.wall')).toContainText('通过 3 位')
  await visit('screen-results', wall.page)
  for (const judge of judges) judge.leave()
  await enter(reporter.page, house, slipOf(slips, CAST.reporter))
  await choosePlace(reporter.page, '上报评审结果')
  await expect(reporter.page.getByRole('table').first()).toContainText(CANDIDATES[0])
  await visit('report', reporter.page)
  await pressAndConfirm(reporter.page, '上报')
  await expect(reporter.page.getByRole('heading', { name: '已上报职改办' })).toBeVisible()
  await visit('reported', reporter.page)
  await expect(chair.page.getByText('评审结果已上报，评审工作结束')).toBeVisible()
  await visit('ended', chair.page)
  for (const { context } of [leader, first, chair, reporter, wall]) await context.close()
}

/** The duties of the modes that the other walk does not have: scores of a lecture, questions of an interview. */
export async function walkDuties(browser: Browser, house: House, visit: Visit): Promise<void> {
  for (const [mode, stage, field, name] of [
    ['lecture', '讲课答辩打分', '讲课（陈述）', 'score'],
    ['interview', '查看资料', '面试题 1', 'questions'],
  ] as const) {
    const { slips } = await approvedReview(house, castRoster(mode, {}, `机械工程评审（${stage}）`))
    const leader = await Player.seat(house, slips, CAST.leader, GROUP)
    const { page, context } = await somebody(browser)
    await enter(page, house, slipOf(slips, CAST.third))
    await takeSeat(page)
    await leader.assignAll(CAST.third)
    await toStage(page, stage)
    await page.getByLabel(field).fill('85')
    await visit(name, page)
    leader.leave()
    await context.close()
  }
}
