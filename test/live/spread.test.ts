import { expect, it } from 'vitest'
import { spreadOf } from '../../client/features/committee/spread.ts'

const of = (...votes: [yes: number, base: number][]) => votes.map(([yes, base]) => ({ yes, base }))
const filled = (outcomes: ReturnType<typeof of>, num: number, den: number) =>
  spreadOf(outcomes, { num, den })
    .items.filter(({ value }) => value > 0)
    .map(({ label, value, tone }) => [label, value, tone])

it('counts candidates by share of consent, best first, and cuts the class of the pass line in two', () => {
  const { items, line } = spreadOf([], { num: 2, den: 3 })
  expect(items.map(({ label }) => label).slice(2, 6)).toEqual(['70–80%', '66.7–70%', '60–66.7%', '50–60%'])
  expect(items.length).toBe(11)
  expect(line).toBe(4)
  expect(items.findIndex(({ tone }) => tone === 'fail')).toBe(line)
})

it('puts who stands exactly on the line above it, and who misses it by a vote below, whatever the rounding', () => {
  expect(filled(of([14, 21], [2, 3], [13, 21], [66, 100]), 2, 3)).toEqual([
    ['66.7–70%', 2, 'pass'],
    ['60–66.7%', 2, 'fail'],
  ])
  expect(filled(of([1, 2], [49, 99]), 1, 2)).toEqual([
    ['50–60%', 1, 'pass'],
    ['40–50%', 1, 'fail'],
  ])
})

it('loses nobody: all, none, and an empty base', () => {
  expect(filled(of([21, 21], [0, 21], [0, 0]), 2, 3)).toEqual([
    ['90–100%', 1, 'pass'],
    ['0–10%', 2, 'fail'],
  ])
})
