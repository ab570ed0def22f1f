import { expect, type Locator, type Page, test } from '@playwright/test'
import { CANDIDATES, CAST, castRoster, GROUP } from './cast.ts'
import { approvedReview, type House, openHouse, type Slip } from './house.ts'
import { choiceOn } from './meeting.ts'
import {
  candidateList,
  choices,
  draftOn,
  enter,
  openCandidate,
  rail,
  receiptOf,
  type Somebody,
  slipOf,
  somebody,
  takeSeat,
  toStage,
} from './people.ts'
import { Player } from './players.ts'

/** What happens to one tablet in the room, while the others vote. Every story has a house of its own. */
let house: House
let slips: Slip[]
let others: { leader: Player; members: Player[] }

test.beforeEach(async () => {
  house = await openHouse()
  slips = (await approvedReview(house, castRoster('lecture'))).slips
})
test.afterEach(async () => {
  for (const player of [others?.leader, ...(others?.members ?? [])]) player?.leave()
  await house.close()
})

/** Everybody of the group but 周知行 sits at a tablet; the drafts have begun. */
async function beginDrafting(): Promise<void> {
  const leader = await Player.seat(house, slips, CAST.leader, GROUP)
  const members = [
    await Player.seat(house, slips, CAST.first, GROUP),
    await Player.seat(house, slips, CAST.second, GROUP),
  ]
  others = { leader, members }
}

async function sit(page: Page): Promise<void> {
  await enter(page, house, slipOf(slips, CAST.third))
  await takeSeat(page)
  // 孙立言 leads all files, so that 周知行 has nothing to do but score and vote.
  await others.leader.assignAll(CAST.first)
  await others.leader.need('live.act', { action: 'start' })
  await expect(choices(page, CANDIDATES[0]).getByRole('radio').first()).toBeEnabled()
}

/** Everything the switch asks of the others; this tablet's scores are given beforehand. */
async function openSwitch(): Promise<void> {
  const { leader, members } = others
  for (const player of [leader, ...members]) {
    await player.score(80)
    await player.opine()
    await player.draft(choiceOn)
  }
  await leader.until((view) => (view.facts as { unfinished: number }).unfinished === 0)
  await leader.need('live.act', { action: 'open' })
}

test('a second tablet takes over: drafts and place follow, the old one says so', async ({ browser }) => {
  await beginDrafting()
  const old = await somebody(browser)
  await sit(old.page)
  await draftOn(old.page, CANDIDATES[0], '拟通过')
  await draftOn(old.page, CANDIDATES[1], '拟弃权')

  const spare = await somebody(browser, { width: 768, height: 1024 })
  await enter(spare.page, house, slipOf(slips, CAST.third))
  await expect(rail(spare.page)).toContainText('拟投票2 / 4')
  await expect(spare.page.getByRole('heading', { name: CANDIDATES[2], level: 1 })).toBeVisible()
  await openCandidate(spare.page, CANDIDATES[1])
  await expect(choices(spare.page, CANDIDATES[1]).getByRole('radio', { name: '拟弃权' })).toBeChecked()
  await expect(old.page.getByRole('heading', { name: '您的席位已在另一台设备上登录' })).toBeVisible()
  for (const { context } of [old, spare]) await context.close()
})

test('a reload in the middle of the work loses nothing', async ({ browser }) => {
  await beginDrafting()
  const me = await somebody(browser)
  await sit(me.page)
  await draftOn(me.page, CANDIDATES[0], '拟否决')
  await toStage(me.page, '讲课答辩打分')
  await openCandidate(me.page, CANDIDATES[1])
  await me.page.getByLabel('讲课（陈述）').fill('88')
  await me.page.reload()
  await expect(me.page.getByRole('heading', { name: CANDIDATES[1], level: 1 })).toBeVisible()
  await expect(me.page.getByLabel('讲课（陈述）')).toHaveValue('88')
  await toStage(me.page, '拟投票')
  await openCandidate(me.page, CANDIDATES[0])
  await expect(choices(me.page, CANDIDATES[0]).getByRole('radio', { name: '拟否决' })).toBeChecked()
  await me.context.close()
})

test('a choice made without a network is kept, shown as unsaved, and sent when it is back', async ({
  browser,
}) => {
  await beginDrafting()
  const me = await somebody(browser)
  await sit(me.page)
  await openCandidate(me.page, CANDIDATES[1])
  await openCandidate(me.page, CANDIDATES[0])
  await me.context.setOffline(true)
  await house.cut()
  const choice = choices(me.page, CANDIDATES[0]).getByRole('radio', { name: '拟通过' })
  await choice.click()
  await expect(me.page.getByText('有未保存内容').first()).toBeVisible()
  await expect(choice).not.toBeChecked()
  await expect(choice).toContainText('保存中')
  await house.start()
  await me.context.setOffline(false)
  await expect(choice).toBeChecked({ timeout: 25_000 })
  await expect(me.page.getByText('已连接')).toBeVisible()
  await me.context.close()
})

test('the server restarts in the middle of a submit: one ballot, one receipt, no reload by hand', async ({
  browser,
}) => {
  await beginDrafting()
  const me = await somebody(browser)
  // Once the list is on its way nothing comes back: the server has it, the tablet does not know.
  let deaf = false
  let healed = false
  await me.page.routeWebSocket('**/socket.io/**', (ours) => {
    const server = ours.connectToServer()
    ours.onMessage((message) => {
      if (!healed && String(message).includes('live.submit')) deaf = true
      server.send(message)
    })
    server.onMessage((message) => {
      if (!deaf) ours.send(message)
    })
  })
  await sit(me.page)
  await scoreAll(me)
  for (const name of CANDIDATES) await draftOn(me.page, name, '拟通过')
  await openSwitch()
  await me.page.getByRole('link', { name: '核对并提交' }).click()
  await me.page.getByRole('button', { name: '提交 4 项投票' }).click()
  await me.page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
  await expect(me.page.getByText('投票正在送达')).toBeVisible()
  await others.leader.until((view) => (view.progress as { finished: number }).finished === 1)
  await house.cut()
  // From here on the line is sound: the list is sent again, and this time the answer arrives.
  healed = true
  deaf = false
  await house.start()
  const receipt = await receiptOf(me.page, 25_000)
  await others.leader.until((view) => (view.progress as { finished: number }).finished === 1)
  for (const player of [others.leader, ...others.members]) await player.submit()
  const sealed = await others.leader.until((view) => (view.round as { state: string }).state === 'submitted')
  for (const [key, outcome] of Object.entries(sealed))
    if (key.startsWith('outcome:')) {
      const { yes, no, abstain } = outcome as { yes: number; no: number; abstain: number }
      expect(yes + no + abstain).toBe(4)
    }
  await me.page.reload()
  expect(await receiptOf(me.page)).toBe(receipt)
  await me.context.close()
})

async function scoreAll({ page }: Somebody): Promise<void> {
  await toStage(page, '讲课答辩打分')
  for (const name of CANDIDATES) {
    await openCandidate(page, name)
    await page.getByLabel('讲课（陈述）').fill('80')
    await page.getByLabel('答辩', { exact: true }).fill('80')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交并锁定' }).click()
    await expect(page.getByText('已提交，锁定')).toBeVisible()
  }
  await toStage(page, '拟投票')
}

test('by keyboard alone: log in, sign in, draft, submit', async ({ browser }) => {
  await beginDrafting()
  const { page, context } = await somebody(browser)
  const { login, password } = slipOf(slips, CAST.third)
  const keys = page.keyboard
  await page.goto(`${house.url}/review`)
  await tabTo(page, page.getByLabel('用户名'))
  await keys.type(login)
  await tabTo(page, page.getByLabel('密码', { exact: true }))
  await keys.type(password!)
  await keys.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '签到入席' }))
  await keys.press('Enter')
  await expect(rail(page)).toBeVisible()

  await others.leader.assignAll(CAST.first)
  await tabTo(page, rail(page).getByRole('link', { name: '讲课答辩打分' }))
  await keys.press('Enter')
  for (const name of CANDIDATES) {
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await tabTo(page, page.getByLabel('讲课（陈述）'))
    await keys.type('80')
    await tabTo(page, page.getByLabel('答辩', { exact: true }))
    await keys.type('80')
    await tabTo(page, page.getByRole('button', { name: '提交评分' }))
    await keys.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '提交并锁定' }))
    await keys.press('Enter')
    await expect(page.getByText('已提交，锁定')).toBeVisible()
    if (name !== CANDIDATES[3]) {
      await tabTo(page, page.getByRole('button', { name: /^下一位/ }))
      await keys.press('Enter')
    }
  }

  await others.leader.need('live.act', { action: 'start' })
  await tabTo(page, rail(page).getByRole('link', { name: '拟投票' }))
  await keys.press('Enter')
  for (const [i, name] of CANDIDATES.entries()) {
    await expect(choices(page, name).getByRole('radio').first()).toBeEnabled()
    if (i === 0) {
      await tabTo(page, choices(page, name).getByRole('radio', { name: '拟通过' }))
      await keys.press('ArrowRight')
      await expect(choices(page, name).getByRole('radio', { name: '拟否决' })).toBeFocused()
      await keys.press('Space')
      await expect(choices(page, name).getByRole('radio', { name: '拟否决' })).toBeChecked()
      await tabTo(page, page.getByRole('button', { name: /^下一位/ }))
      await keys.press('Enter')
    } else {
      await keys.press('1')
      await expect(choices(page, name).getByRole('radio', { name: '拟通过' })).toBeChecked()
      await keys.press('ArrowRight')
    }
  }
  await expect(candidateList(page)).toContainText('全部完成')

  await openSwitch()
  await tabTo(page, page.getByRole('link', { name: '核对并提交' }))
  await keys.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '提交 4 项投票' }))
  await keys.press('Enter')
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '确认提交' }))
  await keys.press('Enter')
  await receiptOf(page)
  await context.close()
})

/** Presses Tab until the element has the focus, as a person does; the focus must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target}`)
}

test('five minutes before the login ends the page says so, and one press extends it', async ({ browser }) => {
  const { page, context } = await somebody(browser)
  await page.clock.install()
  await enter(page, house, slipOf(slips, CAST.reporter))
  await expect(page.getByRole('heading', { name: '您的席位' })).toBeVisible()
  const warning = page.getByRole('alertdialog', { name: '登录即将过期' })
  const idle = async (minutes: number) => {
    await house.pass(minutes * 60_000)
    await page.clock.fastForward(minutes * 60_000)
  }
  await idle(11)
  await expect(warning).toContainText('还有')
  await warning.getByRole('button', { name: '继续使用' }).click()
  await expect(warning).toBeHidden()
  await idle(6)
  await expect(page.getByRole('heading', { name: '您的席位' })).toBeVisible()
  await idle(31)
  await expect(page.getByText('长时间未操作，已自动退出')).toBeVisible()
  await context.close()
})
