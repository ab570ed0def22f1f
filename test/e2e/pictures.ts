import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page } from '@playwright/test'
import playwrightConfig from '../../playwright.config.ts'
import type { Choice } from '../../shared/live/state.ts'
import { DEMO_PASSWORD, type House, openHouse, type Slip, slipsOf } from './house.ts'
import { enter, logIn, openCandidate, type Somebody, somebody } from './people.ts'
import { Player } from './players.ts'
import { walkDuties, walkEntrances, walkOffice, walkRoom } from './walk.ts'
import { walkDeclare, walkNewcomers, walkPlans, walkProvince, walkYear } from './walk-backbone.ts'

/**
 * `npm run pictures`: the six pictures of the README, taken in the demo, and every page there is at three sizes,
 * light and dark, into test-results/pictures. `npm run pictures -- readme` takes only the six.
 */
const root = join(import.meta.dirname, '../..')
const README = join(root, 'docs/pictures')
const ALL = join(root, 'test-results/pictures')
const SIZES = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]
const GROUP = '机械设计组'

/** One page in all sizes and both themes; it is left in the size it came in. */
async function picture(name: string, page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const size of SIZES)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      await page.screenshot({ path: join(ALL, `${name}-${size.width}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
}

const readme = (name: string, page: Page): Promise<Buffer> =>
  page.screenshot({ path: join(README, `${name}.png`), scale: 'css' })

async function inDemo(browser: Browser, house: House): Promise<void> {
  const handler = await house.desk('jingban')
  const reviews = await handler.need<{ id: string; title: string }[]>('review.list')
  const review = reviews.find(({ title }) => title.includes('机械工程'))!
  const slips = (await slipsOf(handler, review.id)).filter(({ panels }) => panels.includes(GROUP))
  await ballot(await visitor(browser), house, slips.at(-1)!)
  const leader = await visitor(browser)
  await console(leader, house, slips)
  await office(await visitor(browser), house)
  await deliberation(leader, house, slips)
}

const visitor = (browser: Browser): Promise<Somebody> => somebody(browser, { width: 1280, height: 800 })

async function ballot({ page, context }: Somebody, house: House, slip: Slip): Promise<void> {
  await enter(page, house, slip, GROUP)
  const todo = page
    .getByRole('navigation', { name: '参评人名单' })
    .locator('ol a')
    .filter({ hasText: '待拟' })
  const name = await todo.first().locator('b').innerText()
  await openCandidate(page, name)
  await expect(page.getByRole('tabpanel')).toBeVisible()
  const notice = page.getByRole('button', { name: '知道了' })
  if (await notice.count()) await notice.click()
  await picture('demo-ballot', page)
  await readme('ballot', page)
  await context.close()
}

async function console({ page }: Somebody, house: House, slips: readonly Slip[]): Promise<void> {
  // The others are at their tablets, as they would be.
  const [first, ...others] = slips
  const tablets = await Promise.all(others.map((slip) => Player.enter(house, slip, GROUP)))
  await enter(page, house, first!, GROUP)
  await page.getByRole('link', { name: '小组数据操作' }).first().click()
  await expect(page.getByText('开启投票开关之前')).toBeVisible()
  await picture('demo-console', page)
  await readme('console', page)
  await page.getByRole('link', { name: '分配主审专家' }).first().click()
  await expect(page.getByRole('table', { name: '分配主审专家' })).toBeVisible()
  await picture('demo-assign', page)
  await page.getByRole('link', { name: '返回数据操作' }).click()
  for (const tablet of tablets) tablet.leave()
}

async function office({ page, context }: Somebody, house: House): Promise<void> {
  await logIn(page, house, 'manage', 'jingban', DEMO_PASSWORD)
  await expect(page.getByRole('heading', { name: '待办事项' })).toBeVisible()
  await picture('demo-desk', page)
  await readme('desk', page)
  await page.goto(`${house.url}/manage/plans?desk=mine`)
  await page.locator('.ledger-open').first().click()
  await expect(page.getByRole('button', { name: '通过', exact: true })).toBeVisible()
  await picture('demo-plan', page)
  await readme('plan', page)
  await page.goto(`${house.url}/manage/reviews`)
  await expect(page.getByRole('table')).toContainText('机械工程')
  await picture('demo-reviews', page)
  await page.goto(`${house.url}/manage/supervision`)
  await expect(page.getByRole('link', { name: GROUP }).first()).toBeVisible()
  await picture('demo-supervision', page)
  await readme('supervision', page)
  await context.close()
}

/** Lets the group finish, and shows its leader the verdict on one candidate. */
async function deliberation({ page }: Somebody, house: House, slips: readonly Slip[]): Promise<void> {
  const [first, ...others] = slips
  const leader = await Player.enter(house, first!, GROUP)
  const tablets = await Promise.all(others.map((slip) => Player.enter(house, slip, GROUP)))
  const all = [leader, ...tablets]
  await Promise.all(all.map((player, i) => player.draft((name) => opinionOf(i, name))))
  await leader.need('live.act', { action: 'open' })
  await Promise.all(all.map((player) => player.submit()))
  await leader.until((view) => (view.round as { state: string }).state === 'submitted')
  await leader.need('live.act', { action: 'deliberate' })
  for (const player of all) player.leave()
  await enter(page, house, first!, GROUP)
  await page.getByRole('link', { name: '专业组评议' }).click()
  const list = page.getByRole('table', { name: '专业组评议' })
  await expect(list).toBeVisible()
  await list.getByRole('row').nth(3).getByRole('button').click()
  await expect(page.getByText('各专家投票')).toBeVisible()
  await picture('demo-deliberation', page)
  await readme('deliberation', page)
}

/** How many of nine do not consent, by what a file is worth. */
const DOUBTS = [0, 1, 0, 2, 1, 4, 0, 1, 3, 1]

function opinionOf(expert: number, name: string): Choice {
  const sign = [...name].reduce((sum, each) => sum + each.codePointAt(0)!, 0)
  const place = (expert + sign) % 9
  if (place >= DOUBTS[sign % 10]!) return 'yes'
  return place === 0 ? 'abstain' : 'no'
}

mkdirSync(README, { recursive: true })
mkdirSync(ALL, { recursive: true })
const { locale, timezoneId, launchOptions } = playwrightConfig.use!
const browser = await chromium.launch({ ...launchOptions })
// Contexts of the library know nothing of the configuration.
const open = browser.newContext.bind(browser)
browser.newContext = (options) => open({ locale: locale!, timezoneId: timezoneId!, ...options })
try {
  const works = process.argv.includes('readme')
    ? ([['demo', inDemo]] as const)
    : ([
        ['demo', inDemo],
        ['demo', walkBackbone],
        ['story', walkAll],
      ] as const)
  for (const [kind, work] of works) {
    const house = await openHouse(kind)
    await work(browser, house).finally(() => house.close())
  }
} finally {
  await browser.close()
}

async function walkBackbone(inside: Browser, house: House): Promise<void> {
  await walkProvince(inside, house, picture)
  await walkPlans(inside, house, picture)
  await walkYear(inside, house, picture)
  await walkDeclare(inside, house, picture)
  await walkNewcomers(inside, house, picture)
}

async function walkAll(inside: Browser, house: House): Promise<void> {
  await walkEntrances(inside, house, picture)
  await walkOffice(inside, house, picture)
  await walkRoom(inside, house, picture)
  await walkDuties(inside, house, picture)
}
