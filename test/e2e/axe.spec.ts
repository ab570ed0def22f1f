import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { walkDuties, walkEntrances, walkOffice, walkRoom } from './walk.ts'

/** Every page there is, light and dark, without a violation of WCAG 2.2 A and AA. */
test.describe.configure({ timeout: 180_000 })

let house: House
test.beforeAll(async () => {
  house = await openHouse()
})
test.afterAll(() => house.close())

const found: string[] = []
test.beforeEach(() => {
  found.length = 0
})
test.afterEach(() => expect(found).toEqual([]))

/** What depends on colours; the rest of a page is the same in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block']

async function measure(name: string, page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const axe = new AxeBuilder({ page })
    if (colorScheme === 'dark') axe.withRules(COLOURS)
    else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    const { violations } = await axe.analyze()
    for (const { id, nodes } of violations)
      for (const { target, any } of nodes)
        found.push(
          `${name} ${colorScheme} ${id}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`,
        )
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('axe: the entrances', ({ browser }) => walkEntrances(browser, house, measure))
test('axe: the office', ({ browser }) => walkOffice(browser, house, measure))
test('axe: the room', ({ browser }) => walkRoom(browser, house, measure))
test('axe: the duties of the other modes', ({ browser }) => walkDuties(browser, house, measure))
