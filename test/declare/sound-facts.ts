import { faultsOf } from '../../shared/declare/check.ts'
import type { Fault, FormFacts } from '../../shared/declare/fault.ts'
import type { Contents, Values } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { FORM_OF, factsWith } from './sound-form.ts'

/** What forbids the hand-in. */
export const barring = (facts: FormFacts): Fault[] => faultsOf(facts).filter(({ blocks }) => blocks)
/** Codes of all faults; those that forbid it with a `!`. */
export const codes = (facts: FormFacts): string[] =>
  faultsOf(facts).map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`)

/** The sound form with some of it changed. */
export const form = (change: Partial<FormFacts> = {}, contents: Contents = {}): FormFacts => ({
  ...factsWith('title', { ...FORM_OF, ...contents }),
  files: SHOWN,
  ...change,
})
export const SHOWN = ['photo', 'id_card', 'education', 'training', 'assessment', 'papers'].map((slot) => ({
  ...{ slot, type: 'image/jpeg' },
}))
export const applied = (change: Partial<FormFacts['application']>) => ({
  application: { ...factsWith('title', {}).application, ...change },
})
export const titled = (values: Values): Contents => ({
  title: { values: { ...FORM_OF.title!.values, ...values }, rows: [] },
})
export const rows = (section: Section, ...found: Values[]): Contents => ({
  [section]: { values: {}, rows: found.map((values, i) => ({ id: `${section}-${i + 1}`, values })) },
})
