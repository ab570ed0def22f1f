import { expect, type Page } from '@playwright/test'
import { CANDIDATES, COMMITTEE, FAILED } from './cast.ts'
import type { House } from './house.ts'
import { choosePlace, draftOn, handIn, pressAndConfirm, takeSeat, toStage, type Word } from './people.ts'
import type { Player } from './players.ts'

/** What the group thinks: three are good, the last one is not. */
export const wordOn = (name: string): Word => (name === FAILED ? '拟否决' : '拟通过')
export const choiceOn = (name: string): 'yes' | 'no' => (name === FAILED ? 'no' : 'yes')

export async function draftAll(
  page: Page,
  names: readonly string[] = CANDIDATES,
  word = wordOn,
): Promise<void> {
  for (const name of names) await draftOn(page, name, word(name))
}

/** 专业组评议 from the console to the submitted result, with one opinion for all. */
export async function deliberate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '专业组评议', exact: true }).click()
  await pressAndConfirm(page, '其余统一填写')
  await pressAndConfirm(page, '提交评议结果')
  await expect(page.getByRole('button', { name: '提交评议结果' })).toHaveCount(0)
}

/** Goes to the committee from wherever the page is, and sits down there. */
export async function joinCommittee(page: Page, house: House): Promise<void> {
  await page.goto(`${house.url}/review`)
  await choosePlace(page, COMMITTEE)
  await takeSeat(page)
}

/**
 * The committee's vote on those who passed, led by the page of the chair: everybody else at tablets, the chair's own
 * ballot by hand. Ends before 【确定】.
 */
export async function committeeVote(
  chair: Page,
  members: readonly Player[],
  word: Word = '拟通过',
): Promise<void> {
  await pressAndConfirm(chair, '开始拟投票')
  await Promise.all(members.map((member) => member.draft(() => 'yes')))
  await chair.getByRole('link', { name: '我的投票' }).click()
  await draftAll(chair, CANDIDATES.slice(0, 3), () => word)
  await toStage(chair, '评委会数据操作')
  await pressAndConfirm(chair, '评委会投票开关')
  await Promise.all(members.map((member) => member.submit()))
  await chair.getByRole('link', { name: '我的投票' }).click()
  await handIn(chair, 3)
  await toStage(chair, '评委会数据操作')
}

/** 上报, to the slip with the counts. */
export async function report(page: Page, house: House): Promise<void> {
  await page.goto(`${house.url}/review/report`)
  await pressAndConfirm(page, '上报')
  await expect(page.getByRole('heading', { name: '已上报职改办' })).toBeVisible()
}
