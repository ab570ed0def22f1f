import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fill } from '../shared/i18n/index.ts'

const EN = join(import.meta.dirname, '../shared/i18n/en')
/** A number, at most three small words, and a noun of many: `{{n}} working days`. */
const COUNTED =
  /\{\{(\w+)\}\}(?: (?!(?:all|and|are|at|by|for|have|in|is|of|reached|to|with) )[a-z-]+){0,3}? ([a-z]+s|people)\b/g
/** Words that end like a plural and are none. */
const NONE =
  /^(?:accepts|across|address|always|as|asks|begins|belongs|class|does|exists|has|is|its|names|pass|process|repeats|resumes|series|status|takes|this|thus|was|yes)$/
/** Here the param is a name or the number of one thing, and the word a verb of it. */
const VERBS = ['person.slip.title signs', 'plan.over_reason plans', 'setting.plan.end.at posts']

test('an English word beside a count has a form for one and one for many', async () => {
  const bare: string[] = []
  for (const file of readdirSync(EN)) {
    const { words } = (await import(join(EN, file))) as { words: Record<string, string> }
    for (const [key, sentence] of Object.entries(words))
      for (const [, , noun] of sentence.matchAll(COUNTED))
        if (!NONE.test(noun!) && !VERBS.includes(`${key} ${noun}`)) bare.push(`${key}: ${sentence}`)
  }
  expect(bare).toEqual([])
})

test('the form follows its own count, in a piece that may be left out too', () => {
  const sentence = '{{n}} {{n|day|days}}[, {{k}} working {{k|day|days}}]'
  expect([0, 1, 2].map((n) => fill(sentence, { n }))).toEqual(['0 days', '1 day', '2 days'])
  expect(fill(sentence, { n: 1, k: 2 })).toBe('1 day, 2 working days')
  expect(fill('{{n}} {{n|is|are}} left', { n: '1' })).toBe('1 is left')
})
