import { expect, test } from '@playwright/test'
import { CANDIDATES, COMMITTEE, castRoster, FAILED, GROUP } from './cast.ts'
import { approvedReview, type House, openHouse, type Slip } from './house.ts'
import { choiceOn, committeeVote, draftAll, joinCommittee, report } from './meeting.ts'
import { acceptResult, enterOffice, menu, sendBack, watched } from './office.ts'
import {
  candidateList,
  choices,
  countOf,
  DESK,
  enter,
  everybodyLeaves,
  handIn,
  openCandidate,
  pressAndConfirm,
  rail,
  type Somebody,
  slipOf,
  somebody,
  takeSeat,
  tick,
  toStage,
} from './people.ts'
import { Player } from './players.ts'

/** 专家评审+讲课答辩, with a return by the office: both rounds stay. Two experts and the member play without screens. */
test.describe.configure({ mode: 'serial' })

let house: House
let reviewId: string
let slips: Slip[]
type Who = 'principal' | 'handler' | 'leader' | 'first' | 'chair' | 'reporter'
const people = {} as Record<Who, Somebody>
const page = (who: Who) => people[who].page
let second: Player
let third: Player
const REASON = '评委会到会人数登记有误，请重新投票。'

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  const found = await approvedReview(house, castRoster('lecture'))
  reviewId = found.reviewId
  slips = found.slips
  for (const who of ['leader', 'first', 'chair', 'reporter'] as const) people[who] = await somebody(browser)
  for (const who of ['handler', 'principal'] as const) people[who] = await somebody(browser, DESK)
  second = await Player.seat(house, slips, '李慎之', GROUP)
  third = await Player.seat(house, slips, '周知行', GROUP)
  await enter(page('leader'), house, slipOf(slips, '钱思齐'), GROUP)
  await takeSeat(page('leader'))
  await enter(page('first'), house, slipOf(slips, '孙立言'), GROUP)
  await takeSeat(page('first'))
})
test.afterAll(async () => {
  await everybodyLeaves(people)
  await house.close()
})

test('R-2.2.1 the leader assigns the lead reviewers by hand', async () => {
  const leader = page('leader')
  await toStage(leader, '分配主审专家')
  for (const [i, name] of CANDIDATES.entries()) {
    await leader.getByRole('table', { name: '分配主审专家' }).getByRole('button', { name }).click()
    await expect(leader.getByRole('heading', { name: `${name} 的主审专家` })).toBeVisible()
    await tick(leader.locator('body'), 'checkbox', i === 0 ? '孙立言' : '李慎之')
  }
  await pressAndConfirm(leader, '保存分配')
  await leader.getByRole('link', { name: '返回数据操作' }).click()
  await expect(rail(page('first'))).toContainText('主审意见0 / 1')
})

test('R-2.1 every expert scores the lecture: range, draft, lock, mean', async () => {
  const scorer = page('first')
  await toStage(scorer, '讲课答辩打分')
  await openCandidate(scorer, CANDIDATES[0])
  const submit = scorer.getByRole('button', { name: '提交评分' })
  await scorer.getByLabel('讲课（陈述）').fill('101')
  await expect(scorer.getByText('请填写 0 至 100 的整数。')).toBeVisible()
  await expect(submit).toBeDisabled()
  await scorer.getByLabel('讲课（陈述）').fill('90')
  await scorer.getByLabel('答辩', { exact: true }).fill('80')
  await scorer.getByRole('button', { name: '保存草稿' }).click()
  await expect(scorer.getByText('草稿已保存')).toBeVisible()
  await submit.click()
  await scorer.getByRole('dialog').getByRole('button', { name: '提交并锁定' }).click()
  await expect(scorer.getByText('已提交，锁定')).toBeVisible()
  await expect(scorer.getByLabel('答辩', { exact: true })).toHaveAttribute('readonly')

  await second.score(80)
  await third.score(70)
  await page('leader').getByRole('link', { name: '我的投票' }).click()
  await toStage(page('leader'), '讲课答辩打分')
  for (const who of ['leader', 'first'] as const)
    for (const name of CANDIDATES.slice(who === 'first' ? 1 : 0)) {
      await openCandidate(page(who), name)
      await page(who).getByLabel('讲课（陈述）').fill('75')
      await page(who).getByLabel('答辩', { exact: true }).fill('75')
      await page(who).getByRole('button', { name: '提交评分' }).click()
      await page(who).getByRole('dialog').getByRole('button', { name: '提交并锁定' }).click()
      await expect(page(who).getByText('已提交，锁定')).toBeVisible()
    }
  // 85, 80, 70 and 75: the mean of the four is 77.5.
  await openCandidate(scorer, CANDIDATES[0])
  await expect(scorer.getByText('全组平均 77.50（4 人）')).toBeVisible()
})

test('R-2.3 three choices under exactly these words, once the file has been opened', async () => {
  await openStarted()
  const voter = page('first')
  await toStage(voter, '拟投票')
  await openCandidate(voter, CANDIDATES[1])
  const radios = choices(voter, CANDIDATES[1]).getByRole('radio')
  await expect(radios).toHaveText([/^拟通过/, /^拟否决/, /^拟弃权/])
  const { id } = third.candidate(CANDIDATES[0])
  expect(await third.refused('live.draft', { candidateId: id, choice: 'yes' })).toBe('live.file_unopened')
})

async function openStarted(): Promise<void> {
  await toStage(page('leader'), '小组数据操作')
  await pressAndConfirm(page('leader'), '开始拟投票')
}

test('R-2.2.2 R-2.4 the switch waits for the lead reviewer’s opinion as for the last draft', async () => {
  const leader = page('leader')
  await second.draft(choiceOn)
  for (const name of CANDIDATES.slice(1))
    await second.need('live.opinion', {
      candidateId: second.candidate(name).id,
      text: '业绩属实，同意提交评议。',
    })
  await draftAll(page('first'))
  await expect(countOf(leader, '未完成拟投票的专家')).toContainText('/ 4')
  await third.draft(choiceOn)
  await leader.getByRole('link', { name: '我的投票' }).click()
  await draftAll(leader)
  await toStage(leader, '小组数据操作')
  const opener = leader.getByRole('button', { name: '开启投票开关' })
  await expect(opener).toBeDisabled()
  await expect(opener).toHaveAccessibleDescription(/还有 1 份主审意见未填写/)
  await expect(leader.getByText('3 / 4 份已填写')).toBeVisible()

  await toStage(page('first'), '主审意见')
  await expect(candidateList(page('first')).locator('ol').getByRole('link')).toHaveCount(1)
  await page('first').getByLabel('主审意见').fill('讲课条理清楚，业绩有应用证明，建议提交评议。')
  await page('first').getByRole('button', { name: '保存意见' }).click()
  await expect(page('first').getByText('已保存', { exact: true })).toBeVisible()
  await expect(opener).toBeEnabled()
})

test('R-2.5 the group hands in after the switch', async () => {
  await pressAndConfirm(page('leader'), '开启投票开关')
  await handIn(page('first'), 4)
  await expect(countOf(page('leader'), '未提交投票的专家')).toHaveText('未提交投票的专家 3 / 4', {
    timeout: 1000,
  })
  await second.submit()
  await third.submit()
  await page('leader').getByRole('link', { name: '我的投票' }).click()
  await handIn(page('leader'), 4)
})

test('R-2.6 【专业组评议】 shows votes, opinions and scores side by side, and freezes the result', async () => {
  const leader = page('leader')
  await toStage(leader, '小组数据操作')
  await leader.getByRole('button', { name: '专业组评议', exact: true }).click()
  const one = leader.getByRole('region', { name: CANDIDATES[0] })
  await expect(one).toContainText('讲课条理清楚，业绩有应用证明')
  await expect(one).toContainText('77.50')
  await expect(one.locator('.row', { hasText: '孙立言' })).toContainText('主审')
  await leader.getByRole('link', { name: '返回数据操作' }).click()
  await leader.getByRole('link', { name: '进入专业组评议' }).click()
  await pressAndConfirm(leader, '其余统一填写')
  await pressAndConfirm(leader, '提交评议结果')
})

test('R-2.7 R-2.8 the committee drafts on those who passed, and the chair opens its switch', async () => {
  await second.join(COMMITTEE)
  await enter(page('chair'), house, slipOf(slips, '赵明远'))
  await takeSeat(page('chair'))
  await joinCommittee(page('first'), house)
  await joinCommittee(page('leader'), house)
  await enter(page('reporter'), house, slipOf(slips, '吴清和'), COMMITTEE)
  await takeSeat(page('reporter'))
  await expect(candidateList(page('chair')).locator('ol').getByRole('link')).toHaveCount(3)
  await expect(candidateList(page('chair'))).not.toContainText(FAILED)
  await expect(page('chair').getByText('专业组通过')).toBeVisible()

  await toStage(page('chair'), '评委会数据操作')
  await pressAndConfirm(page('chair'), '开始拟投票')
  await expect(page('chair').getByRole('button', { name: '评委会投票开关' })).toBeDisabled()
  await second.draft(() => 'yes')
  for (const who of ['first', 'leader', 'reporter'] as const)
    await draftAll(page(who), CANDIDATES.slice(0, 3), () => '拟通过')
  await page('chair').getByRole('link', { name: '我的投票' }).click()
  await draftAll(page('chair'), CANDIDATES.slice(0, 3), (name) =>
    name === CANDIDATES[2] ? '拟否决' : '拟通过',
  )
  await toStage(page('chair'), '评委会数据操作')
  await pressAndConfirm(page('chair'), '评委会投票开关')
})

test('R-2.9 R-2.10 the committee hands in, the chair confirms, the reporter reports', async () => {
  await second.submit()
  for (const who of ['first', 'leader', 'reporter'] as const) await handIn(page(who), 3)
  await page('chair').getByRole('link', { name: '我的投票' }).click()
  await handIn(page('chair'), 3)
  await toStage(page('chair'), '评委会数据操作')
  await pressAndConfirm(page('chair'), '确定')
  await page('reporter').goto(`${house.url}/review/report`)
  await expect(page('reporter').getByRole('row', { name: CANDIDATES[2] }).first()).toContainText('4 / 1 / 0')
  await report(page('reporter'), house)
})

test('M-5.10.2 the office returns with a reason: a new round begins, the old one is kept, accounts live again', async () => {
  await enterOffice(page('principal'), house, 'fuze')
  await page('principal').goto(`${house.url}/manage/supervision/${reviewId}`)
  await sendBack(page('principal'), REASON)
  await enterOffice(page('handler'), house, 'jingban')
  await menu(page('handler')).getByRole('link', { name: '职改办监督评审' }).click()
  await expect(watched(page('handler'), COMMITTEE)).toContainText('准备中')

  await enter(page('chair'), house, slipOf(slips, '赵明远'))
  await expect(page('chair').getByText('第 2 轮：职改办退回后重新评审')).toBeVisible()
  await expect(page('chair').getByText(`原因：${REASON}`)).toBeVisible()
})

test('M-5.10.2 R-2.10 the committee votes again; both rounds are read side by side, and the office accepts', async () => {
  const members = await Promise.all(
    ['钱思齐', '孙立言', '李慎之'].map((name) => Player.seat(house, slips, name, COMMITTEE)),
  )
  const reporter = await Player.seat(house, slips, '吴清和', COMMITTEE)
  await toStage(page('chair'), '评委会数据操作')
  await committeeVote(page('chair'), [...members, reporter])
  await pressAndConfirm(page('chair'), '确定')
  const rounds = page('chair').getByRole('table', { name: '各轮次' })
  await expect(rounds.getByRole('columnheader', { name: /第 1 轮/ })).toBeVisible()
  await expect(rounds.getByRole('columnheader', { name: /第 2 轮/ })).toContainText(REASON)
  const row = rounds.getByRole('row', { name: CANDIDATES[2] })
  await expect(row).toContainText('同意 4 · 反对 1 · 弃权 0')
  await expect(row).toContainText('同意 5 · 反对 0 · 弃权 0')

  await watched(page('handler'), COMMITTEE).getByRole('link', { name: COMMITTEE }).click()
  const beside = page('handler')
    .getByRole('table', { name: '各轮结果' })
    .getByRole('row', { name: CANDIDATES[2] })
  await expect(beside).toContainText('4 / 1 / 0')
  await expect(beside).toContainText('5 / 0 / 0')

  reporter.leave()
  await enter(page('reporter'), house, slipOf(slips, '吴清和'))
  await report(page('reporter'), house)
  await page('principal').reload()
  await expect(page('principal').getByRole('table', { name: '上报记录' })).toContainText('已退回')
  await acceptResult(page('principal'))
})

test('no page of the meeting met an error it did not expect', () => {
  expect(Object.values(people).flatMap(({ errors }) => errors)).toEqual([])
})
