import type { DeclarationState } from '../../shared/declare/declaration.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import type { Chance } from './chance.ts'
import type { Phase } from './committees.ts'

/** How far a declaration of the demo gets. */
export interface Fate {
  state: DeclarationState
  /** Steps of its way that have passed it, two an organisation. */
  passed: number
  /** Some sections of the step where it lies are passed already. */
  part?: boolean
  /** It was returned once before and handed in again. */
  again?: boolean
  /** Handed in and taken back by the applicant. */
  recalled?: boolean
  /** Refused by the committee rather than on its way. */
  atCommittee?: boolean
}

type Shares = readonly [state: DeclarationState, share: number][]

const TITLE: Record<Exclude<Phase, 'unset'>, Shares> = {
  open: [
    ['filling', 0.11],
    ['withdrawn', 0.03],
    ['climbing', 0.34],
    ['returned', 0.07],
    ['failed', 0.04],
    ['waiting', 0.13],
    ['correcting', 0.03],
    ['accepted', 0.25],
  ],
  closing: [
    ['filling', 0.05],
    ['withdrawn', 0.04],
    ['climbing', 0.16],
    ['returned', 0.05],
    ['failed', 0.06],
    ['waiting', 0.2],
    ['correcting', 0.04],
    ['accepted', 0.4],
  ],
  over: [
    ['filling', 0.05],
    ['withdrawn', 0.04],
    ['failed', 0.08],
    ['late', 0.2],
    ['accepted', 0.63],
  ],
}
const EXPERT: Shares = [
  ['filling', 0.14],
  ['withdrawn', 0.04],
  ['climbing', 0.38],
  ['returned', 0.08],
  ['failed', 0.06],
  ['pooled', 0.3],
]

function drawn(chance: Chance, shares: Shares): DeclarationState {
  let x = chance.next() * shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [state, share] of shares) {
    x -= share
    if (x < 0) return state
  }
  return shares.at(-1)![0]
}

/** Half of what is on its way lies with the unit or the level above it; the rest is higher. */
const placeOf = (chance: Chance, steps: number): number =>
  chance.maybe(0.5) ? chance.between(0, Math.min(3, steps - 1)) : chance.between(0, steps - 1)

/** What becomes of it, on a way of so many steps. Where no times are set nothing can have been handed in. */
export function fateOf(chance: Chance, kind: DeclarationKind, phase: Phase, steps: number): Fate {
  if (kind === 'title' && phase === 'unset') return { state: 'filling', passed: 0 }
  const state = drawn(chance, kind === 'expert' || phase === 'unset' ? EXPERT : TITLE[phase])
  const again = chance.maybe(0.15)
  switch (state) {
    case 'filling':
      return { state, passed: 0, recalled: phase === 'open' && chance.maybe(0.15) }
    case 'withdrawn':
      return { state, passed: 0, recalled: chance.maybe(0.3) }
    case 'climbing':
      return { state, passed: placeOf(chance, steps), part: chance.maybe(0.3), again }
    case 'late':
      return { state, passed: chance.between(1, steps), again }
    case 'returned':
      return { state, passed: placeOf(chance, steps) }
    case 'failed': {
      const atCommittee = kind === 'title' && chance.maybe(0.3)
      return { state, passed: atCommittee ? steps : chance.between(1, steps - 1), atCommittee, again }
    }
    default:
      return { state, passed: steps, again }
  }
}
