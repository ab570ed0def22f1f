import type { Fraction, Rules } from '../review/rules.ts'
import type { Choice, Outcome, PanelKind } from './state.ts'

/** Smallest whole number that satisfies `n / of >= fraction`; exact. */
const atLeast = ({ num, den }: Fraction, of: number): number => Math.ceil((num * of) / den)

/** Consent passes ⇔ yes·den ≥ num·base, in integers; an empty base passes nobody. */
export const passes = ({ num, den }: Fraction, yes: number, base: number): boolean =>
  base > 0 && yes * den >= num * base

const passFraction = (rules: Rules, kind: PanelKind): Fraction =>
  kind === 'group' ? rules.groupPass : rules.pass

/** Seats that must attend: the quorum, and never fewer than the smallest group (art. 20, 22). */
export const quorumOf = (rules: Rules, kind: PanelKind, seats: number): number =>
  Math.max(atLeast(rules.quorum, seats), kind === 'group' ? Math.min(rules.groupMin, seats) : 1)

export type Tally = Record<Choice, number>

export function tallyOf(choices: Iterable<Choice>): Tally {
  const count: Tally = { yes: 0, no: 0, abstain: 0 }
  for (const choice of choices) count[choice]++
  return count
}

/**
 * The sum behind a verdict. `counted` is the number of seats signed in when the switch opened, `recused` those of
 * them recused for this candidate. Abstentions stay in the base; recused seats leave it unless the scheme keeps them.
 */
export function outcomeOf(
  rules: Rules,
  kind: PanelKind,
  { counted, recused, tally }: { counted: number; recused: number; tally: Tally },
): Outcome {
  const base = rules.recusedInBase ? counted : counted - recused
  const fraction = passFraction(rules, kind)
  return {
    ...tally,
    missing: counted - recused - tally.yes - tally.no - tally.abstain,
    recused,
    base,
    need: Math.max(1, atLeast(fraction, base)),
    rule: passes(fraction, tally.yes, base),
    pass: null,
    opinion: '',
    reason: null,
    capped: false,
  }
}

export interface CapOutcome {
  /** Places the cap leaves, or null without a cap. */
  places: number | null
  passed: string[]
  refused: string[]
  /** Candidates with equal yes-votes around the last place: another round decides among them. */
  tied: string[]
}

/**
 * 通过率上限: at most `cap` of `total` candidates may pass, the fraction cut to whole people. When more pass by the
 * rule, the yes-votes rank them, earlier rounds first; who cannot be told apart around the last place is tied.
 * @param passing candidates passed by the rule, each with its yes-votes, first round first.
 */
export function capOutcome(
  cap: Fraction | null,
  total: number,
  passing: readonly { id: string; yes: readonly number[] }[],
): CapOutcome {
  const places = cap ? Math.floor((cap.num * total) / cap.den) : null
  if (places === null || passing.length <= places)
    return { places, passed: passing.map(({ id }) => id), refused: [], tied: [] }
  const ranked = [...passing].sort((a, b) => compareVotes(b.yes, a.yes) || (a.id < b.id ? -1 : 1))
  const last = ranked[places - 1]
  const next = ranked[places]
  if (!last || !next || compareVotes(last.yes, next.yes) !== 0)
    return {
      places,
      passed: ranked.slice(0, places).map(({ id }) => id),
      refused: ranked.slice(places).map(({ id }) => id),
      tied: [],
    }
  return {
    places,
    passed: ranked.filter(({ yes }) => compareVotes(yes, last.yes) > 0).map(({ id }) => id),
    refused: ranked.filter(({ yes }) => compareVotes(yes, last.yes) < 0).map(({ id }) => id),
    tied: ranked.filter(({ yes }) => compareVotes(yes, last.yes) === 0).map(({ id }) => id),
  }
}

function compareVotes(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const gap = (a[i] ?? 0) - (b[i] ?? 0)
    if (gap !== 0) return gap
  }
  return 0
}
