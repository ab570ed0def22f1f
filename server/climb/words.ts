import type { ClimbDuty, DeclarationState } from '../../shared/declare/declaration.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { words } from '../../shared/i18n/zh-CN/form.ts'

const named = <K extends string>(prefix: string): Record<K, string> =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, word]) => [key.slice(prefix.length), word]),
  ) as Record<K, string>

/** Words of exported workbooks, which are in Chinese: those of the page. */
export const STATE = named<DeclarationState>('form.state.')
export const DUTY = named<ClimbDuty>('form.duty.')
const SECTION = named<Section>('form.section.')
export const sectionNames = (sections: readonly Section[]): string =>
  sections.map((key) => SECTION[key]).join('、')
