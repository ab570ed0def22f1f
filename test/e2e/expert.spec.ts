import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type { Roster } from '../../shared/review/roster.ts'
import { CANDIDATES, CAST, COMMITTEE, castRoster, FAILED, GROUP } from './cast.ts'
import { attachPapers, type House, openHouse, type Slip, slipsOf, workbookOf } from './house.ts'
import {
  acceptResult,
  checkWorkbook,
  enterOffice,
  menu,
  openPart,
  openReview,
  readSlips,
  watched,
} from './office.ts'
import {
  candidateList,
  choices,
  countOf,
  DESK,
  draftOn,
  draftRest,
  enter,
  everybodyLeaves,
  handIn,
  logIn,
  openCandidate,
  pressAndConfirm,
  rail,
  receiptOf,
  type Somebody,
  screenSlip,
  showOnScreen,
  slipOf,
  somebody,
  takeSeat,
  toStage,
} from './people.ts'

/** 专家评审, from the slip to the accepted result: everybody has a browser, all at once. */
test.describe.configure({ mode: 'serial' })

let house: House
let reviewId: string
let slips: Slip[]
type Who = 'handler' | 'principal' | 'leader' | 'first' | 'second' | 'third' | 'chair' | 'reporter' | 'screen'
const people = {} as Record<Who, Somebody>
const page = (who: Who) => people[who].page
const roster = castRoster('expert')

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  for (const who of ['leader', 'first', 'second', 'third', 'chair', 'reporter'] as const)
    people[who] = await somebody(browser)
  for (const who of ['handler', 'principal', 'screen'] as const) people[who] = await somebody(browser, DESK)
})
test.afterAll(async () => {
  await everybodyLeaves(people)
  await house.close()
})

test('I-13 a faulty workbook is refused with the address of every error, and nothing is saved', async () => {
  const [good, ...others] = roster.candidates
  const faulty: Roster = {
    ...roster,
    candidates: [{ ...good!, group: '不存在的组', idNumber: '999999196501010017' }, ...others],
  }
  await enterOffice(page('handler'), house, 'jingban')
  await menu(page('handler')).getByRole('link', { name: '评审管理' }).click()
  await page('handler').getByRole('link', { name: '导入评审名册' }).first().click()
  await checkWorkbook(page('handler'), await workbookOf(faulty))
  await expect(page('handler').getByText('2 处有误，请在表格软件中改正后重新上传')).toBeVisible()
  await page('handler')
    .getByRole('tab', { name: /参评人（2 处有误）/ })
    .click()
  const faults = page('handler').getByRole('listitem')
  await expect(faults.filter({ hasText: '“专业组”表中没有“不存在的组”' })).toContainText(/参评人 [A-Z]2/)
  await expect(faults.filter({ hasText: '身份证号有误' })).toContainText(/参评人 [A-Z]2/)
  const save = page('handler').getByRole('button', { name: '保存名册' })
  await expect(save).toBeDisabled()
  await expect(save).toHaveAccessibleDescription(/还有 2 处有误/)
  const handler = await house.desk('jingban')
  expect(await handler.need('review.list')).toEqual([])
})

test('I-4 the mended workbook is saved as a review with its groups and people', async () => {
  await page('handler').getByRole('button', { name: '另选文件' }).click()
  await checkWorkbook(page('handler'), await workbookOf(roster))
  await expect(page('handler').getByText('检查完毕，全部无误')).toBeVisible()
  await pressAndConfirm(page('handler'), '保存名册')
  await page('handler').getByRole('link', { name: '打开评审' }).click()
  await expect(page('handler').getByRole('heading', { name: roster.review.title })).toBeVisible()
  reviewId = /reviews\/([^?]+)/.exec(page('handler').url())![1]!
  await openPart(page('handler'), '就绪检查')
  await expect(page('handler').getByText('未符合 0 项')).toBeVisible()
  await attachPapers(await house.desk('jingban'), reviewId)
})

test('M-5.6.2 M-5.8.6 a group has exactly one head, a review exactly one reporter; the office may change both', async () => {
  const handler = page('handler')
  await openPart(handler, '人员展示')
  const group = handler.getByRole('table', { name: GROUP })
  const committee = handler.getByRole('table', { name: COMMITTEE })
  const heads = group.getByRole('cell', { name: '组长', exact: true })
  const reporters = committee.getByRole('cell', { name: '上报人', exact: true })
  for (const [head, reporter] of [
    ['孙立言', '孙立言'],
    ['钱思齐', '吴清和'],
  ] as const) {
    await pressAndConfirm(handler, `将 ${head} 设为组长`, '确定')
    await expect(heads).toHaveCount(1)
    await expect(group.getByRole('row', { name: head })).toContainText('组长')
    await pressAndConfirm(handler, `将 ${reporter} 选为上报人`, '确定')
    await expect(reporters).toHaveCount(1)
    await expect(committee.getByRole('row', { name: reporter })).toContainText('上报人')
  }
})

test('M-5.13.1 the 负责人 approves the list of experts; the 经办人 cannot', async () => {
  await openPart(page('handler'), '就绪检查')
  await expect(page('handler').getByRole('button', { name: '审核通过' })).toHaveCount(0)
  await expect(page('handler').getByText('审核通过、终止评审由负责人办理。')).toBeVisible()
  const handler = await house.desk('jingban')
  const { version } = await handler.need<{ version: number }>('review.get', { reviewId })
  const tried = await handler.ask('review.approve', { commandId: randomUUID(), reviewId, version })
  expect(tried).toMatchObject({ ok: false, problem: { code: 'auth.forbidden' } })
})

test('M-5.13.2 M-5.7.1 M-5.8.4 accounts and passwords can be seen after the approval, not before', async () => {
  await openPart(page('handler'), '登录信息')
  const view = page('handler').getByRole('button', { name: '查看专家登录信息' })
  await expect(view).toBeDisabled()
  await expect(page('handler').getByText('名单尚未经负责人审核通过，暂不能查看。').first()).toBeVisible()
  const early = await (await house.desk('jingban')).ask('review.slips', { reviewId, purpose: 'view' })
  expect(early).toMatchObject({ ok: false, problem: { code: 'review.not_approved' } })

  await enterOffice(page('principal'), house, 'fuze')
  await page('principal').getByRole('link', { name: '审核评审方案和专家名单' }).click()
  await openPart(page('principal'), '就绪检查')
  await pressAndConfirm(page('principal'), '审核通过')
  await expect(page('principal').getByText('进行中')).toBeVisible()

  await page('handler').reload()
  await expect(view).toBeEnabled()
  await pressAndConfirm(page('handler'), '查看专家登录信息')
  const table = page('handler').getByRole('table', { name: '登录信息' })
  for (const name of Object.values(CAST)) await expect(table).toContainText(name)
})

test('M-5.7.2 accounts are random and unlike each other, each view is logged, and slips come out in print', async () => {
  await pressAndConfirm(page('handler'), '打印账号条')
  const printed = await readSlips(page('handler'))
  expect(printed).toHaveLength(7)
  for (const { login, password } of printed) {
    expect(login).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}$/)
    expect(password).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/)
    expect(`${login}${password}`).not.toMatch(/[01loi]/)
  }
  expect(new Set(printed.map(({ login }) => login)).size).toBe(7)
  expect(new Set(printed.map(({ password }) => password)).size).toBe(7)
  const auditor = await house.desk('shenji')
  const actions = (await auditor.need<{ rows: { action: string }[] }>('audit.list', { size: 100 })).rows.map(
    ({ action }) => action,
  )
  expect(actions).toContain('review.slips_viewed')
  expect(actions).toContain('review.slips_printed')
  slips = await slipsOf(await house.desk('jingban'), reviewId)
  expect(printed.map(({ login }) => login).sort()).toEqual(slips.map(({ login }) => login).sort())
  for (const slip of slips) slip.password = printed.find(({ login }) => login === slip.login)!.password
})

test('R-0.4 R-1.1.1 each expert logs in with the slip and begins where the work is', async () => {
  await enter(page('third'), house, slipOf(slips, '周知行'))
  await expect(page('third').getByRole('heading', { name: '签到', exact: true })).toBeVisible()
  await takeSeat(page('third'))
  await expect(rail(page('third'))).not.toContainText('小组数据操作')

  await enter(page('leader'), house, slipOf(slips, '钱思齐'), GROUP)
  await takeSeat(page('leader'))
  await expect(rail(page('leader'))).toContainText('小组数据操作')
  await expect(rail(page('leader'))).toContainText('专业组评议')

  await enter(page('chair'), house, slipOf(slips, '赵明远'))
  await takeSeat(page('chair'))
  await expect(rail(page('chair'))).toContainText('评委会数据操作')

  await enter(page('reporter'), house, slipOf(slips, '吴清和'))
  await expect(page('reporter').getByRole('link', { name: '上报评审结果' })).toBeVisible()

  await enter(page('first'), house, slipOf(slips, '孙立言'), GROUP)
  await takeSeat(page('first'))
  await enter(page('second'), house, slipOf(slips, '李慎之'), GROUP)
  await takeSeat(page('second'))

  const { login, password } = screenSlip(slips)
  await logIn(page('screen'), house, 'screen', login, password!)
  await page('screen').getByRole('link', { name: GROUP }).click()
  await expect(page('screen').locator('.wall')).toContainText('4 / 4')
})

test('R-1.1.2 the leader assigns lead reviewers; nobody else can', async () => {
  await page('first').goto(
    `${page('first')
      .url()
      .replace(/\/candidates.*$/, '')}/assign`,
  )
  await expect(page('first').getByText('您不是本组组长')).toBeVisible()
  await page('first').goBack()

  await toStage(page('leader'), '分配主审专家')
  await page('leader').getByRole('button', { name: '自动均衡分配' }).click()
  await pressAndConfirm(page('leader'), '保存分配')
  await expect(page('leader').getByRole('button', { name: '保存分配' })).toBeDisabled()
  await openCandidate(page('first'), CANDIDATES[0])
  await expect(page('first').getByText('主审', { exact: true })).toBeVisible()
})

test('R-1.2.1 pressing a name opens the whole file, documents too', async () => {
  const reader = page('third')
  await openCandidate(reader, CANDIDATES[0])
  for (const [tab, text] of [
    ['业绩成果', '示范工程1-1标段'],
    ['工作总结', '任现职以来'],
    ['基本信息', '示范大学'],
  ] as const) {
    await reader.getByRole('tab', { name: tab }).click()
    await expect(reader.getByRole('tabpanel')).toContainText(text)
  }
  await reader.getByRole('tab', { name: '附件' }).click()
  await reader.getByRole('button', { name: '代表论文.pdf' }).click()
  await expect(reader.locator('canvas').first()).toBeVisible()
  await expect(reader.getByText(/第 1 \/ \d+ 页/)).toBeVisible()
  await reader.getByRole('button', { name: '返回材料' }).click()
  await reader.getByRole('button', { name: '获奖证书.png' }).click()
  await expect(reader.getByRole('img', { name: '获奖证书.png' })).toBeVisible()
  await reader.getByRole('button', { name: '返回材料' }).click()
})

test('M-5.10.1 R-1.3.2 the count of experts who have not drafted falls in the leader’s browser within a second', async () => {
  await page('leader').getByRole('link', { name: '返回数据操作' }).click()
  await pressAndConfirm(page('leader'), '开始拟投票')
  await expect(countOf(page('leader'), '未完成拟投票的专家')).toHaveText('未完成拟投票的专家 4 / 4')
  await page('handler').getByRole('link', { name: '返回' }).click()
  await menu(page('handler')).getByRole('link', { name: '职改办监督评审' }).click()
  await expect(watched(page('handler'), GROUP)).toContainText('拟投票中')
  for (const name of CANDIDATES) await draftOn(page('first'), name, name === FAILED ? '拟否决' : '拟通过')
  await expect(countOf(page('leader'), '未完成拟投票的专家')).toHaveText('未完成拟投票的专家 3 / 4', {
    timeout: 1000,
  })
  await expect(watched(page('handler'), GROUP)).toContainText('1 / 4')
  await expect(page('handler').getByRole('main')).not.toContainText(/拟通过|拟否决|拟弃权|同意|反对/)
})

test('R-1.2.2 a draft is kept, can be changed, and nobody else sees it', async () => {
  const voter = page('second')
  await draftOn(voter, CANDIDATES[0], '拟弃权')
  await draftOn(voter, CANDIDATES[0], '拟通过')
  await voter.reload()
  await openCandidate(voter, CANDIDATES[0])
  await expect(choices(voter, CANDIDATES[0]).getByRole('radio', { name: '拟通过' })).toBeChecked()
  await expect(choices(voter, CANDIDATES[0]).getByRole('radio', { name: '拟弃权' })).not.toBeChecked()
  // The leader sees that something was drafted, never what.
  await expect(
    page('leader')
      .getByRole('region', { name: '完成情况：专家与参评人' })
      .getByRole('row', { name: '李慎之' }),
  ).toContainText('1 / 4')
  for (const other of ['leader', 'screen'] as const)
    for (const word of ['拟通过', '拟否决', '拟弃权'])
      await expect(page(other).getByRole('main')).not.toContainText(word)
})

test('R-1.3.1 the switch is shut, with the reason in words, while one expert has not drafted', async () => {
  const opener = page('leader').getByRole('button', { name: '开启投票开关' })
  await draftRest(page('second'), '拟通过')
  for (const name of CANDIDATES) await draftOn(page('third'), name, name === FAILED ? '拟否决' : '拟通过')
  await expect(opener).toBeDisabled()
  await expect(opener).toHaveAccessibleDescription(/还有 1 位专家未完成拟投票/)
  await expect(page('leader').getByText('1 位未完成：钱思齐')).toBeVisible()
  await expect(page('first').getByRole('link', { name: '核对并提交' })).toBeHidden()

  await page('leader').getByRole('link', { name: '我的投票' }).click()
  for (const name of CANDIDATES) await draftOn(page('leader'), name, name === FAILED ? '拟否决' : '拟通过')
  await toStage(page('leader'), '小组数据操作')
  await expect(opener).toBeEnabled()
})

test('R-1.4.1 the list can be handed in after the switch, not before', async () => {
  const voter = page('first')
  await toStage(voter, '提交')
  const submit = voter.getByRole('button', { name: '提交 4 项投票' })
  await expect(submit).toBeDisabled()
  await expect(submit).toHaveAccessibleDescription(/投票开关尚未开启/)

  await showOnScreen(page('leader'), '投票进度')
  await pressAndConfirm(page('leader'), '开启投票开关')
  await expect(submit).toBeEnabled({ timeout: 1000 })
  await expect(page('screen').locator('.wall')).toContainText('已开启')
  await submit.click()
  await voter.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
  const receipt = await receiptOf(voter)
  await expect(countOf(page('leader'), '未提交投票的专家')).toHaveText('未提交投票的专家 3 / 4', {
    timeout: 1000,
  })
  await expect(page('screen').locator('.wall')).toContainText(/1\s*\/ 4/)
  await voter.reload()
  expect(await receiptOf(voter)).toBe(receipt)
})

test('R-1.5.1 nobody sees a vote before the last list is in; then the leader alone sees names and choices', async () => {
  await handIn(page('second'), 4)
  await page('leader').getByRole('link', { name: '专业组评议' }).click()
  await expect(page('leader').getByText('全部专家提交投票后，方可查看票数')).toBeVisible()
  await page('leader').getByRole('link', { name: '返回数据操作' }).click()
  await handIn(page('third'), 4)
  await page('leader').getByRole('link', { name: '我的投票' }).click()
  await handIn(page('leader'), 4)
  await expect(page('first').getByText('全部专家已提交，等待组长进行专业组评议。')).toBeVisible()
})

test('R-1.4.2 【专业组评议】 opens when all have handed in', async () => {
  await toStage(page('leader'), '小组数据操作')
  await page('leader').getByRole('button', { name: '专业组评议', exact: true }).click()
  const list = page('leader').getByRole('table', { name: '专业组评议' })
  await expect(list).toContainText(CANDIDATES[0])
  const votes = page('leader').getByRole('region', { name: CANDIDATES[0] })
  await expect(votes).toContainText('各专家投票')
  for (const name of ['钱思齐', '孙立言', '李慎之', '周知行']) await expect(votes).toContainText(name)
  await list.getByRole('button', { name: FAILED }).click()
  const failed = page('leader').getByRole('region', { name: FAILED })
  await expect(failed).toContainText('未通过')
  await expect(failed.locator('.row', { hasText: '李慎之' }).filter({ hasText: '同意' })).toBeVisible()
  await expect(failed.locator('.row', { hasText: '孙立言' }).filter({ hasText: '反对' })).toBeVisible()
  for (const other of ['first', 'second', 'third', 'screen'] as const)
    for (const word of ['反对', '同意']) await expect(page(other).getByRole('main')).not.toContainText(word)
})

test('R-1.5.2 the leader writes an opinion on each and submits the group’s result once', async () => {
  const finish = page('leader').getByRole('button', { name: '提交评议结果' })
  await expect(finish).toBeDisabled()
  await expect(finish).toHaveAccessibleDescription(/评议意见未填写/)
  await page('leader').getByLabel('评议意见').fill('代表性成果与申报专业关联不够，未予通过。')
  await page('leader').getByRole('button', { name: /^保存/ }).click()
  await expect(page('leader').getByText('已填', { exact: true })).toHaveCount(1)
  await pressAndConfirm(page('leader'), '其余统一填写')
  await pressAndConfirm(page('leader'), '提交评议结果')
  await page('leader')
    .getByRole('table', { name: '专业组评议' })
    .getByRole('button', { name: FAILED })
    .click()
  await expect(page('leader').getByText('代表性成果与申报专业关联不够，未予通过。')).toBeVisible()
  await expect(page('leader').getByLabel('评议意见')).toHaveCount(0)
  await expect(finish).toHaveCount(0)
})

test('R-1.5.3 R-1.6.1 the committee drafts on those who passed; the failed one is not in its list', async () => {
  for (const who of ['leader', 'first', 'second', 'reporter'] as const) {
    await page(who).goto(`${house.url}/review`)
    await page(who).getByRole('link', { name: COMMITTEE }).click()
    await takeSeat(page(who))
  }
  await expect(candidateList(page('chair'))).toContainText(CANDIDATES[0])
  for (const who of ['chair', 'leader', 'first', 'second', 'reporter'] as const) {
    await expect(candidateList(page(who)).getByRole('link')).toHaveCount(3)
    await expect(candidateList(page(who))).not.toContainText(FAILED)
  }
  await expect(page('first').getByText('专业组通过')).toBeVisible()
})

test('R-1.6.2 R-1.7.1 【评委会投票开关】 is the chair’s, and shut until all have drafted', async () => {
  await toStage(page('chair'), '评委会数据操作')
  await pressAndConfirm(page('chair'), '开始拟投票')
  const opener = page('chair').getByRole('button', { name: '评委会投票开关' })
  await expect(opener).toBeDisabled()
  await expect(rail(page('leader'))).not.toContainText('数据操作')
  for (const who of ['leader', 'first', 'second', 'reporter'] as const)
    for (const name of CANDIDATES.slice(0, 3)) await draftOn(page(who), name, '拟通过')
  await expect(opener).toHaveAccessibleDescription(/还有 1 位专家未完成拟投票/)
  await expect(page('chair').getByText('1 位未完成：赵明远')).toBeVisible()
  await page('chair').getByRole('link', { name: '我的投票' }).click()
  for (const [i, name] of CANDIDATES.slice(0, 3).entries())
    await draftOn(page('chair'), name, i === 2 ? '拟弃权' : '拟通过')
  await toStage(page('chair'), '评委会数据操作')
  await expect(opener).toBeEnabled()
})

test('R-1.7.2 R-1.8.1 R-1.9.1 every member hands in once; until all have, the reporter sees nothing', async () => {
  await pressAndConfirm(page('chair'), '评委会投票开关')
  for (const who of ['leader', 'first', 'second'] as const) await handIn(page(who), 3)
  await handIn(page('reporter'), 3)
  await page('reporter').goto(`${house.url}/review/report`)
  await expect(page('reporter').getByText('评委会结果尚未确定')).toBeVisible()
  await expect(page('reporter').getByRole('button', { name: '上报' })).toHaveCount(0)
  await page('chair').getByRole('link', { name: '我的投票' }).click()
  await handIn(page('chair'), 3)
  await expect(page('chair').getByText('全部评委已提交，等待主任确定结果。')).toBeVisible()
})

test('R-1.8.2 【确定】 moves the result to the report page with its totals', async () => {
  await toStage(page('chair'), '评委会数据操作')
  await expect(page('chair').getByText('无记名投票：只有票数，没有任何人的投票。')).toBeVisible()
  await pressAndConfirm(page('chair'), '确定')
  const table = page('reporter').getByRole('table', { name: '上报评审结果' }).first()
  await expect(table.getByRole('row', { name: CANDIDATES[0] })).toContainText('5 / 0 / 0')
  await expect(table.getByRole('row', { name: CANDIDATES[2] })).toContainText('4 / 0 / 1')
  await expect(table.getByRole('row', { name: FAILED })).toContainText('1 / 3 / 0')
  await showOnScreen(page('chair'), '结果名单', true)
})

test('R-1.9.2 【上报】 hands the result to the office and closes the review', async () => {
  await pressAndConfirm(page('reporter'), '上报')
  await expect(page('reporter').getByRole('heading', { name: '已上报职改办' })).toBeVisible()
  await expect(page('first').getByText('评审结果已上报，评审工作结束')).toBeVisible()
  const slip = slipOf(slips, '李慎之')
  await logIn(page('second'), house, 'review', slip.login, slip.password!)
  await expect(page('second').getByRole('alert')).toContainText('评审结果已上报，账号已失效')
})

test('R-1.9.3 the office finds the result, with its totals, and accepts it', async () => {
  await page('principal').goto(`${house.url}/manage`)
  await page('principal').getByRole('link', { name: '接收评审结果' }).click()
  const results = page('principal').getByRole('table', { name: '评审结果' })
  await expect(results.getByRole('row', { name: CANDIDATES[0] })).toContainText('5 / 0 / 0')
  await expect(results.getByRole('row', { name: FAILED })).toContainText('未通过')
  await acceptResult(page('principal'))
  await openReview(page('handler'), house, reviewId)
  await expect(page('handler').getByText('已接收').first()).toBeVisible()
})

test('no page of the meeting met an error it did not expect', () => {
  expect(Object.values(people).flatMap(({ errors }) => errors)).toEqual([])
})
