import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** What depends on colours; the rest of a page is the same in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** What each theme is measured by. */
const RULES = {
  light: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  dark: { type: 'rule', values: COLOURS },
} as const satisfies Record<string, axe.RunOnly>

/** Measures pages light and dark against WCAG 2.2 A and AA; `check` fails with what was found since the last one. */
export function openMeasure() {
  const found: string[] = []
  async function measure(name: string, page: Page): Promise<void> {
    // once for each document: reading axe takes the page longer than to measure with it
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
    // a page that draws itself anew while its data arrives stands again before it is measured
    await expect(page.locator('h1').first()).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      for (const { id, nodes } of await violationsOn(page, RULES[colorScheme]))
        for (const { target, any } of nodes)
          found.push(
            `${name} ${colorScheme} ${id}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`,
          )
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  return { measure, check: () => expect(found.splice(0)).toEqual([]) }
}

/** Our pages have no frames: axe runs in the page itself, and says at length only what is wrong. */
const violationsOn = (page: Page, runOnly: axe.RunOnly): Promise<axe.Result[]> =>
  page.evaluate(
    async (options) => {
      const inside = (window as unknown as { axe: typeof axe }).axe
      return (await inside.run(document, options)).violations
    },
    { runOnly, resultTypes: ['violations'] } satisfies axe.RunOptions,
  )
