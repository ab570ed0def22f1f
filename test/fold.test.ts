import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded } from '../shared/fold.ts'

test.each([
  ['第一小学(东)', '第一小学（东）'],
  ['第一小学（东）', '第一小学（东）'],
  ['Ｎｏ．１　Ｓｃｈｏｏｌ（Ｅａｓｔ）', 'No.1 School(East)'],
  ['（0371）65880000', '(0371)65880000'],
  ['⾼⼭\u200b学校', '高山学校'],
  ['①任教，②带教；～', '①任教，②带教；～'],
])('%s is kept as %s', (text, kept) => expect(folded(text)).toBe(kept))

test('what is kept is folded once and for all, and never longer', () => {
  const text = fc
    .array(fc.constantFrom(...'东1aＡ１（）()， \u3000\u200b⾼①é·'))
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(text, (typed) => {
      expect(folded(folded(typed))).toBe(folded(typed))
      expect(folded(typed).length).toBeLessThanOrEqual(typed.length)
    }),
    { numRuns: 50 },
  )
})
