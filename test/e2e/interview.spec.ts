import { expect, test } from '@playwright/test'
import { CANDIDATES, COMMITTEE, castRoster, FAILED, GROUP } from './cast.ts'
import { approvedReview, type House, openHouse, type Slip } from './house.ts'
import { choiceOn, committeeVote, deliberate, draftAll, report } from './meeting.ts'
import { acceptResult, enterOffice } from './office.ts'
import {
  candidateList,
  countOf,
  DESK,
  enter,
  everybodyLeaves,
  handIn,
  logIn,
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

/** 专家评审+面试答辩: questions before scores, then as in the other modes, to the end the report brings by itself. */
test.describe.configure({ mode: 'serial' })

let house: House
let reviewId: string
let slips: Slip[]
type Who = 'principal' | 'leader' | 'first' | 'chair' | 'reporter'
const people = {} as Record<Who, Somebody>
const page = (who: Who) => people[who].page
let second: Player
let third: Player
const QUESTION = '请说明代表性成果中您本人完成的部分。'

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  const found = await approvedReview(house, castRoster('interview', { groupBallots: 'anonymous' }))
  reviewId = found.reviewId
  slips = found.slips
  for (const who of ['leader', 'first', 'chair', 'reporter'] as const) people[who] = await somebody(browser)
  people.principal = await somebody(browser, DESK)
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

test('R-3.2 查看资料 is in the menu, with the questions beside the file', async () => {
  const leader = page('leader')
  await toStage(leader, '分配主审专家')
  for (const [i, name] of CANDIDATES.entries()) {
    await leader.getByRole('table', { name: '分配主审专家' }).getByRole('button', { name }).click()
    await tick(leader.locator('body'), 'checkbox', i === 0 ? '孙立言' : '李慎之')
  }
  await pressAndConfirm(leader, '保存分配')
  await leader.getByRole('link', { name: '返回数据操作' }).click()
  await leader.getByRole('link', { name: '我的投票' }).click()
  await expect(rail(page('first'))).toContainText('查看资料·出面试题0 / 1')
  await toStage(page('first'), '查看资料')
  await openCandidate(page('first'), CANDIDATES[0])
  await expect(page('first').getByRole('tab', { name: '业绩成果' })).toBeVisible()
  await expect(page('first').getByLabel('面试题 1')).toBeVisible()
})

test('R-3.1.2 a lead reviewer’s score is locked until the questions are set', async () => {
  await toStage(page('first'), '面试答辩打分')
  await openCandidate(page('first'), CANDIDATES[0])
  const submit = page('first').getByRole('button', { name: '提交评分' })
  await expect(submit).toBeDisabled()
  await expect(submit).toHaveAccessibleDescription(/请先填写面试题.*再评分/)
  await expect(page('first').getByLabel('答辩', { exact: true })).toHaveAttribute('readonly')
})

test('R-3.1.1 the lead reviewer reads the file and writes the questions', async () => {
  const lead = page('first')
  await toStage(lead, '查看资料')
  await openCandidate(lead, CANDIDATES[0])
  await lead.getByLabel('面试题 1').fill(QUESTION)
  await lead.getByRole('button', { name: '再加一题' }).click()
  await lead.getByLabel('面试题 2').fill('该成果推广应用中遇到的主要问题是什么？')
  await lead.getByRole('button', { name: '保存面试题' }).click()
  await expect(lead.getByText('已保存', { exact: true })).toBeVisible()
  await expect(rail(lead)).toContainText('查看资料·出面试题1 / 1')
  for (const name of CANDIDATES.slice(1))
    await second.need('live.questions', {
      candidateId: second.candidate(name).id,
      list: ['请谈谈工作体会。'],
    })
})

test('R-3.3 every expert scores the interview, with the questions in sight', async () => {
  await second.score(80)
  await third.score(70)
  for (const who of ['first', 'leader'] as const) {
    await toStage(page(who), '面试答辩打分')
    for (const name of CANDIDATES) {
      await openCandidate(page(who), name)
      await expect(
        page(who)
          .getByRole('listitem')
          .filter({ hasText: name === CANDIDATES[0] ? QUESTION : '请谈谈工作体会。' }),
      ).toBeVisible()
      await page(who).getByLabel('讲课（陈述）').fill('85')
      await page(who).getByLabel('答辩', { exact: true }).fill('85')
      await page(who).getByRole('button', { name: '提交评分' }).click()
      await page(who).getByRole('dialog').getByRole('button', { name: '提交并锁定' }).click()
      await expect(page(who).getByText('已提交，锁定')).toBeVisible()
    }
  }
  await expect(page('leader').getByText('全组平均 80.00（4 人）')).toBeVisible()
})

test('R-3.5 the switch opens when the last of the group has drafted', async () => {
  const leader = page('leader')
  await toStage(leader, '小组数据操作')
  await pressAndConfirm(leader, '开始拟投票')
  await second.draft(choiceOn)
  await third.draft(choiceOn)
  await leader.getByRole('link', { name: '我的投票' }).click()
  await draftAll(leader)
  await toStage(leader, '小组数据操作')
  const opener = leader.getByRole('button', { name: '开启投票开关' })
  await expect(opener).toHaveAccessibleDescription(/还有 1 位专家未完成拟投票/)
  await toStage(page('first'), '拟投票')
  await expect(page('first').getByText('本组为无记名评议')).toBeVisible()
  await draftAll(page('first'))
  await expect(countOf(leader, '未完成拟投票的专家')).toHaveText('未完成拟投票的专家 0 / 4', {
    timeout: 1000,
  })
  await expect(opener).toBeEnabled()
})

test('R-3.4 hand in after the switch, then 【专业组评议】; an anonymous group shows no names', async () => {
  const leader = page('leader')
  await pressAndConfirm(leader, '开启投票开关')
  await handIn(page('first'), 4)
  await second.submit()
  await third.submit()
  await leader.getByRole('link', { name: '我的投票' }).click()
  await handIn(leader, 4)
  await toStage(leader, '小组数据操作')
  await deliberate(leader)
  const one = leader.getByRole('region', { name: new RegExp(CANDIDATES.join('|')) })
  await expect(one).toContainText('无记名')
  for (const nobody of ['专家甲', '专家乙', '专家丙', '专家丁']) await expect(one).toContainText(nobody)
  const votes = one.locator('.row', { hasText: /^(同意|反对|弃权)/ })
  await expect(votes).toHaveCount(4)
  for (const name of ['钱思齐', '孙立言', '李慎之', '周知行'])
    await expect(votes.filter({ hasText: name })).toHaveCount(0)
})

test('R-3.6 the committee’s part is the same as in the other modes', async () => {
  const chair = page('chair')
  await enter(chair, house, slipOf(slips, '赵明远'))
  await takeSeat(chair)
  await expect(candidateList(chair).locator('ol').getByRole('link')).toHaveCount(3)
  await expect(candidateList(chair)).not.toContainText(FAILED)
  await expect(rail(chair)).not.toContainText('面试')
  await second.join(COMMITTEE)
  const others = await Promise.all(
    ['钱思齐', '孙立言', '吴清和'].map((name) => Player.seat(house, slips, name, COMMITTEE)),
  )
  await toStage(chair, '评委会数据操作')
  await committeeVote(chair, [second, ...others])
  await pressAndConfirm(chair, '确定')
  await expect(chair.getByText('等待上报人上报评审结果。').first()).toBeVisible()
})

test('R-3.7 the report ends the review by itself: every account is closed', async () => {
  await enter(page('reporter'), house, slipOf(slips, '吴清和'))
  await report(page('reporter'), house)
  await expect(page('chair').getByText('评审结果已上报，评审工作结束')).toBeVisible()
  for (const name of ['钱思齐', '周知行']) {
    const { login, password } = slipOf(slips, name)
    await logIn(page('first'), house, 'review', login, password!)
    await expect(page('first').getByRole('alert')).toContainText('账号已失效')
  }
  await enterOffice(page('principal'), house, 'fuze')
  await page('principal').goto(`${house.url}/manage/reviews/${reviewId}`)
  await expect(page('principal').getByText('已上报').first()).toBeVisible()
  await acceptResult(page('principal'))
})

test('no page of the meeting met an error it did not expect', () => {
  expect(Object.values(people).flatMap(({ errors }) => errors)).toEqual([])
})
