import { expect, test } from 'vitest'
import { draftOf, emptyLine } from '../../client/features/plan/line-draft.ts'
import { mergeLines, takeTheirs } from '../../client/features/plan/line-merge.ts'
import { line } from './plan-cast.ts'

const at = (level: '2' | '3', planned: number) => draftOf(line({ level, planned }))
const A = at('2', 3)
const B = at('3', 1)
const merge = (
  base: (typeof A)[],
  mine: (typeof A)[],
  theirs: (typeof A)[],
  sent: (typeof A)[] | null = null,
) => mergeLines({ base, mine, theirs, sent })

test('what one side alone added, changed or removed holds, and rows begun stay where they are', () => {
  const begun = { ...emptyLine('05'), planned: '7' }
  const C = draftOf(line({ series: '04' }))
  expect(merge([A, B], [A, begun, B], [at('2', 1), B, C])).toEqual({
    ...{ value: [at('2', 1), begun, B, C], clashes: [] },
  })
  expect(merge([A, B], [at('2', 2), B], [A])).toEqual({ value: [at('2', 2)], clashes: [] })
  expect(merge([A, B], [A], [at('2', 2), B])).toEqual({ value: [at('2', 2)], clashes: [] })
  expect(merge([A], [{ ...at('2', 2), specialty: ' ' }], [at('2', 2)]).clashes).toEqual([])
})

test('a line removed on one side and changed on the other is for a person to decide', () => {
  const removed = merge([A, B], [B], [at('2', 2), B])
  expect(removed).toEqual({ value: [B], clashes: [{ key: '05/2//true', mine: null, theirs: at('2', 2) }] })
  expect(takeTheirs(removed.value, removed.clashes)).toEqual([B, at('2', 2)])
  const changed = merge([A, B], [at('2', 2), B], [B])
  expect(changed.clashes).toEqual([{ key: '05/2//true', mine: at('2', 2), theirs: null }])
  expect(takeTheirs(changed.value, changed.clashes)).toEqual([B])
})

test('what was sent from here without an answer is no quarrel; what is not decided yet stays one', () => {
  expect(merge([A], [at('2', 1)], [at('2', 2)], [at('2', 2)])).toEqual({ value: [at('2', 1)], clashes: [] })
  const sides = { base: [at('2', 2)], mine: [at('2', 1)], theirs: [at('2', 2)], sent: null }
  expect(mergeLines(sides).clashes).toEqual([])
  expect(mergeLines(sides, new Set(['05/2//true'])).clashes).toHaveLength(1)
})

test('two lines under one key are told apart by their order', () => {
  expect(merge([A, A], [A, at('2', 5)], [at('2', 4), A]).value).toEqual([at('2', 4), at('2', 5)])
})
