import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { House, Slip } from './house.ts'

export const TABLET = { width: 1024, height: 768 }
export const DESK = { width: 1440, height: 900 }

/** Somebody with a browser of their own. */
export interface Somebody {
  page: Page
  context: BrowserContext
  /** Uncaught errors of the page: a story ends without any. */
  errors: string[]
}

export async function somebody(browser: Browser, viewport = TABLET): Promise<Somebody> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, context, errors }
}

/** Closes the browsers of a story, so that they do not knock at a house that is gone. */
export const everybodyLeaves = (people: Record<string, Somebody>): Promise<unknown> =>
  Promise.all(Object.values(people).map(({ context }) => context.close()))

export type Portal = 'review' | 'manage' | 'screen' | 'declare'

/** Types user name and password at an entrance and presses 登录. */
export async function logIn(page: Page, house: House, portal: Portal, login: string, password: string) {
  await page.goto(`${house.url}/${portal}`)
  await page.getByLabel(portal === 'declare' ? '证件号码' : '用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/**
 * Goes to another page of the same portal as a link does: without a new document, which costs more than most pages. Gives
 * back once the new page has its heading: another element, or another text in the same.
 */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    if (location.pathname + location.search === to) return
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = heading.textContent
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('h1')].some(({ dataset, textContent }) => dataset.left !== textContent),
  )
}

export const slipOf = (slips: readonly Slip[], name: string): Slip =>
  slips.find((slip) => slip.kind === 'expert' && slip.name === name)!

export const screenSlip = (slips: readonly Slip[]): Slip => slips.find(({ kind }) => kind === 'screen')!

/** Logs in with a slip; whoever has several places to go chooses `place`. */
export async function enter(page: Page, house: House, slip: Slip, place?: string): Promise<void> {
  await logIn(page, house, 'review', slip.login, slip.password!)
  if (place) await choosePlace(page, place)
}

export const choosePlace = (page: Page, place: string) => page.getByRole('link', { name: place }).click()

/** 签到入席; after it the stages of the meeting stand above the page. */
export async function takeSeat(page: Page): Promise<void> {
  await page.getByRole('button', { name: '签到入席' }).click()
  await expect(rail(page)).toContainText('拟投票')
}

export const rail = (page: Page) => page.getByRole('navigation', { name: '评审环节' })

/** Presses a stage and waits until its page has come; the pages of a leader come without the stages. */
export async function toStage(page: Page, stage: string): Promise<void> {
  const link = rail(page).getByRole('link', { name: stage })
  await link.click()
  await expect(link.and(page.locator(':not([aria-current])'))).toHaveCount(0)
}

export const candidateList = (page: Page) => page.getByRole('navigation', { name: '参评人名单' })

/** Opens a candidate's file by pressing the name. */
export async function openCandidate(page: Page, name: string): Promise<void> {
  await candidateList(page).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export type Word = '拟通过' | '拟否决' | '拟弃权'
export const choices = (page: Page, name: string) => page.getByRole('radiogroup', { name: `拟投票 ${name}` })

/** Opens the file and presses one of the three choices; done when the server has stored it. */
export async function draftOn(page: Page, name: string, word: Word): Promise<void> {
  await openCandidate(page, name)
  const choice = choices(page, name).getByRole('radio', { name: word })
  await choice.click()
  await expect(choice).toBeChecked()
  await expect(choice).toContainText('已保存')
}

/** Presses a radio or a tick where a finger would: on its words. */
export const tick = (scope: Locator, role: 'radio' | 'checkbox', name: string): Promise<void> =>
  scope
    .locator('label')
    .filter({ has: scope.page().getByRole(role, { name }) })
    .click()

/** 其余一并拟投票: opens every file first, because nobody drafts on a file unread, then drafts the rest at once. */
export async function draftRest(page: Page, word: Word): Promise<void> {
  for (const link of await candidateList(page).locator('ol').getByRole('link').all()) {
    await link.click()
    await expect(
      page
        .getByRole('radiogroup', { name: /^拟投票/ })
        .getByRole('radio')
        .first(),
    ).toBeEnabled()
  }
  await page.getByRole('button', { name: '其余一并拟投票' }).click()
  const sheet = page.getByRole('dialog')
  await tick(sheet, 'radio', word)
  await sheet.getByRole('button', { name: `全部${word}` }).click()
  await expect(candidateList(page)).toContainText('全部完成')
}

/** The leader chooses what the room sees. */
export async function showOnScreen(page: Page, what: string, release = false): Promise<void> {
  await page.getByRole('button', { name: /^大屏内容/ }).click()
  const sheet = page.getByRole('dialog')
  await tick(sheet, 'radio', what)
  if (release) await tick(sheet, 'checkbox', '公布结果')
  await sheet.getByRole('button', { name: '切换大屏' }).click()
  await expect(sheet).toBeHidden()
}

/** From the band that says the switch is open to the receipt. */
export async function handIn(page: Page, n: number): Promise<string> {
  await page.getByRole('link', { name: '核对并提交' }).click()
  await page.getByRole('button', { name: `提交 ${n} 项投票` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
  return receiptOf(page)
}

/** The number on the receipt; `timeout` in ms. */
export async function receiptOf(page: Page, timeout = 8000): Promise<string> {
  await expect(page.getByRole('heading', { name: '投票回执' })).toBeVisible({ timeout })
  const code = page.locator('.slip-code')
  await expect(code).not.toBeEmpty()
  return code.innerText()
}

/** Presses a button and then the same verb on the sheet that asks whether it is meant. */
export async function pressAndConfirm(page: Page, verb: string, confirm = verb): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** The large number of the console as it is read out: `未完成拟投票的专家 3 / 4`. */
export const countOf = (page: Page, what: string) => page.getByRole('status').filter({ hasText: what })
