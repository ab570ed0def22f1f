import { describe, expect, it } from 'vitest'
import { capOf } from '../../shared/live/standing.ts'
import { capOutcome, outcomeOf, quorumOf } from '../../shared/live/tally.ts'
import { DEFAULT_RULES, type Fraction } from '../../shared/review/rules.ts'
import { aState, candidate } from './states.ts'

const rulesWith = (pass: Fraction, recusedInBase = false) => ({ ...DEFAULT_RULES, pass, recusedInBase })

/** An independent count: consent reached when den copies of every yes outweigh num copies of the base. */
function reference(num: bigint, den: bigint, yes: number, base: number): boolean {
  if (base === 0) return false
  let weight = 0n
  for (let i = 0; i < yes; i++) weight += den
  for (let i = 0; i < base; i++) weight -= num
  return weight >= 0n
}

describe('a verdict', () => {
  for (const [num, den] of [
    [1, 2],
    [2, 3],
    [3, 5],
  ] as const)
    it(`R-1.5.1 R-1.8.1 passes exactly at ${num}/${den}, for every size 1 to 60 and every split of votes`, () => {
      for (let counted = 1; counted <= 60; counted++)
        for (let recused = 0; recused <= Math.min(3, counted); recused++)
          for (let yes = 0; yes <= counted - recused; yes++)
            for (let no = 0; no <= counted - recused - yes; no++) {
              const tally = { yes, no, abstain: counted - recused - yes - no }
              const found = outcomeOf(rulesWith({ num, den }), 'committee', { counted, recused, tally })
              const expected = reference(BigInt(num), BigInt(den), yes, counted - recused)
              if (found.rule !== expected || (found.base > 0 && yes >= found.need !== expected))
                expect.fail(`${yes} of ${counted} − ${recused}: ${JSON.stringify(found)}`)
            }
    })

  it('needs the numbers of the law, where rounding 2/3 to 0.67 would ask for one more', () => {
    const need = (base: number) =>
      outcomeOf(rulesWith({ num: 2, den: 3 }), 'committee', {
        counted: base,
        recused: 0,
        tally: { yes: 0, no: 0, abstain: base },
      }).need
    const law: [number, number][] = [
      [3, 2],
      [5, 4],
      [7, 5],
      [9, 6],
      [11, 8],
      [13, 9],
      [15, 10],
      [17, 12],
      [19, 13],
      [21, 14],
      [23, 16],
      [25, 17],
      [27, 18],
      [29, 20],
      [31, 21],
    ]
    for (const [base, expected] of law) expect([base, need(base)]).toEqual([base, expected])
  })

  it('keeps recused seats in the base only where the scheme says so', () => {
    const tally = { yes: 4, no: 0, abstain: 0 }
    const of = (recusedInBase: boolean) =>
      outcomeOf(rulesWith({ num: 2, den: 3 }, recusedInBase), 'committee', { counted: 7, recused: 2, tally })
    expect(of(false)).toMatchObject({ base: 5, need: 4, rule: true, missing: 1 })
    expect(of(true)).toMatchObject({ base: 7, need: 5, rule: false, missing: 1 })
  })

  it('passes nobody on an empty base', () => {
    const tally = { yes: 0, no: 0, abstain: 0 }
    expect(outcomeOf(DEFAULT_RULES, 'committee', { counted: 2, recused: 2, tally })).toMatchObject({
      base: 0,
      rule: false,
      need: 1,
    })
  })

  it('asks for two thirds of the seats, and for three in the smallest group', () => {
    expect(quorumOf(DEFAULT_RULES, 'committee', 25)).toBe(17)
    expect(quorumOf(DEFAULT_RULES, 'group', 3)).toBe(3)
    expect(quorumOf(DEFAULT_RULES, 'group', 9)).toBe(6)
  })
})

describe('the pass cap', () => {
  const passing = (votes: Record<string, number[]>) => Object.entries(votes).map(([id, yes]) => ({ id, yes }))

  it('lets nobody fall when fewer pass than there are places', () => {
    expect(capOutcome({ num: 1, den: 2 }, 10, passing({ a: [9], b: [8] }))).toEqual({
      places: 5,
      passed: ['a', 'b'],
      refused: [],
      tied: [],
    })
  })

  it('ranks by yes-votes and cuts the fraction to whole people', () => {
    const found = capOutcome({ num: 2, den: 3 }, 4, passing({ a: [5], b: [9], c: [7] }))
    expect(found).toEqual({ places: 2, passed: ['b', 'c'], refused: ['a'], tied: [] })
  })

  it('names those who cannot be told apart around the last place, and a further round tells them apart', () => {
    const votes = { a: [9], b: [7], c: [7], d: [5] }
    expect(capOutcome({ num: 1, den: 2 }, 4, passing(votes))).toEqual({
      places: 2,
      passed: ['a'],
      refused: ['d'],
      tied: ['b', 'c'],
    })
    const after = { a: [9, 0], b: [7, 3], c: [7, 5], d: [5, 0] }
    expect(capOutcome({ num: 1, den: 2 }, 4, passing(after))).toEqual({
      places: 2,
      passed: ['a', 'c'],
      refused: ['b', 'd'],
      tied: [],
    })
  })

  it('holds no one in a group', () => {
    const state = aState({ kind: 'group', candidates: 2, rules: { passCap: { num: 1, den: 2 } } })
    for (const n of [0, 1])
      state.outcomes[candidate(n)] = outcomeOf(state.review.rules, 'group', {
        counted: 3,
        recused: 0,
        tally: { yes: 3, no: 0, abstain: 0 },
      })
    expect(capOf(state).places).toBeNull()
  })
})
