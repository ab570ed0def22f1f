import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balance } from '../../shared/live/assign.ts'
import { badPart, bandOf, levelled, lockedMean, meanOf, outlierOf, totalOf } from '../../shared/live/score.ts'
import { DEFAULT_RULES } from '../../shared/review/rules.ts'
import { aState, candidate, seat } from './states.ts'

const rules = DEFAULT_RULES.score

describe('a score', () => {
  it('R-2.1 R-3.3 weighs the criteria and is exact to a hundredth', () => {
    expect(totalOf(rules, { c1: 90, c2: 81 })).toBe(8550)
    const thirds = {
      ...rules,
      criteria: [
        { key: 'a', name: 'a', max: 3, weight: 1 },
        { key: 'b', name: 'b', max: 7, weight: 2 },
      ],
    }
    // (1/3 · 1 + 2/7 · 2) / 3 = 19/63 of 10000 = 3015.87…
    expect(totalOf(thirds, { a: 1, b: 2 })).toBe(3016)
  })

  it('R-2.1 refuses parts out of range, broken or missing', () => {
    expect(badPart(rules, { c1: 0, c2: 100 })).toBeNull()
    for (const parts of [{ c1: 101, c2: 1 }, { c1: -1, c2: 1 }, { c1: 1.5, c2: 1 }, { c2: 1 }] as Record<
      string,
      number
    >[])
      expect(badPart(rules, parts)).toBe('c1')
  })

  it('R-2.1 means all experts, or drops one highest and one lowest from five on', () => {
    expect(meanOf(rules, [])).toBeNull()
    expect(meanOf(rules, [8000, 8001])).toBe(8001)
    expect(meanOf({ ...rules, trim: true }, [0, 8000, 8100, 8200, 10000])).toBe(8100)
    expect(meanOf({ ...rules, trim: true }, [0, 8000, 8100, 10000])).toBe(6525)
  })

  it('levels rooms by the ratio of their means, never above 100', () => {
    const rooms = { a: { sum: 16000, n: 2 }, b: { sum: 9000, n: 1 } }
    // mean of means 8500; room a 8000, room b 9000
    expect(levelled(8000, 'a', rooms)).toBe(8500)
    expect(levelled(9000, 'b', rooms)).toBe(8500)
    expect(levelled(9900, 'a', rooms)).toBe(10000)
    expect(levelled(7000, 'a', { a: { sum: 7000, n: 1 } })).toBe(7000)
  })

  it('puts a mean into its band at the very edge', () => {
    expect([8500, 8499, 6000, 5999].map((mean) => bandOf(rules.bands, mean))).toEqual([
      '优秀',
      '合格',
      '合格',
      '不合格',
    ])
  })

  it('hints at an outlier only past the limit and only with two others', () => {
    expect(outlierOf(DEFAULT_RULES, 5000, [8000])).toBeNull()
    expect(outlierOf(DEFAULT_RULES, 6500, [8000, 8000])).toBeNull()
    expect(outlierOf(DEFAULT_RULES, 6499, [8000, 8000])).toBe(-1501)
  })

  it('shows no mean before every present expert that votes on the candidate has locked a score', () => {
    const state = aState({ mode: 'lecture', seats: 4 })
    const total = (n: number, submitted: boolean) => {
      state.scores[seat(n)] = { [candidate(0)]: { parts: {}, total: 8000, submitted, at: 1 } }
    }
    for (const n of [0, 1, 2]) state.seats[seat(n)]!.signedInAt = 1
    total(0, true)
    total(1, true)
    total(2, false)
    expect(lockedMean(state, candidate(0))).toBeNull()
    state.recusals[seat(2)] = { [candidate(0)]: { by: 'office', reason: '亲属', at: 1 } }
    expect(lockedMean(state, candidate(0))).toMatchObject({ mean: 8000, n: 2 })
    // The fourth never signed in and is not waited for; once here, he is.
    state.seats[seat(3)]!.signedInAt = 1
    expect(lockedMean(state, candidate(0))).toBeNull()
  })
})

describe('balanced assignment', () => {
  it('R-1.1.2 R-2.2.1 gives everybody the same load within one, never to a recused expert', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 0, max: 40 }),
        fc.nat(),
        (s, c, salt) => {
          const seats = Array.from({ length: s }, (_, n) => ({ id: `s${n}`, unit: `u${n}` }))
          const candidates = Array.from({ length: c }, (_, n) => ({ id: `c${n}`, unit: 'x' }))
          const chosen = balance(candidates, seats, 1, () => false)
          const load = seats.map(({ id }) => Object.values(chosen).filter((ids) => ids.includes(id)).length)
          expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1)
          const out = `s${salt % s}`
          const without = balance(candidates, seats, 2, (seatId) => seatId === out)
          for (const ids of Object.values(without)) {
            expect(ids).not.toContain(out)
            expect(new Set(ids).size).toBe(Math.min(2, s - 1))
          }
        },
      ),
    )
  })

  it('prefers a stranger to a colleague of the same unit', () => {
    const chosen = balance(
      [{ id: 'c', unit: '一中' }],
      [
        { id: 'colleague', unit: '一中' },
        { id: 'stranger', unit: '二中' },
      ],
      1,
      () => false,
    )
    expect(chosen).toEqual({ c: ['stranger'] })
  })
})
