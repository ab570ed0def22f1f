import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What depends on colours; the rest of a page is the same in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Measures pages light and dark against WCAG 2.2 A and AA; `check` fails with what was found since the last one. */
export function openMeasure() {
  const found: string[] = []
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
  return { measure, check: () => expect(found.splice(0)).toEqual([]) }
}
