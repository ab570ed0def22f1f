import type { Rules } from '../review/rules.ts'
import type { LiveState, Outcome } from './state.ts'
import { capOutcome } from './tally.ts'

/** What the cap and the standing votes are reckoned from: of the whole state no more than a leader's view holds. */
export interface VoteHistory {
  round: Pick<LiveState['round'], 'kind'>
  past: readonly Pick<LiveState['past'][number], 'kind' | 'state' | 'outcomes'>[]
  outcomes: Record<string, Outcome>
}
export interface CapState extends VoteHistory {
  panel: Pick<LiveState['panel'], 'kind'>
  review: { rules: Pick<Rules, 'passCap'> }
  candidates: Record<string, { withdrawn: string | null }>
}

/** How many rounds were held to break a tie, the running one among them. */
export const tieRounds = (state: Pick<VoteHistory, 'round' | 'past'>): number =>
  state.past.filter(({ kind }) => kind === 'tie').length + (state.round.kind === 'tie' ? 1 : 0)

/** The cap over the whole committee: this round's outcomes over those of the rounds it repeats. */
export function capOf(state: CapState): ReturnType<typeof capOutcome> {
  const merged = standing(state)
  const passing = Object.entries(merged)
    .filter(([id, { rule }]) => rule && !state.candidates[id]?.withdrawn)
    .map(([id]) => ({ id, yes: votesByRound(state, id) }))
  const cap = state.panel.kind === 'committee' ? state.review.rules.passCap : null
  return capOutcome(cap, Object.keys(merged).length, passing)
}

/** Rounds that count, oldest first: all but the void ones, the running one last. */
function counting(state: VoteHistory): { kind: string; outcomes: Record<string, Outcome> }[] {
  return [
    ...state.past.filter((past) => past.state !== 'void'),
    { kind: state.round.kind, outcomes: state.outcomes },
  ]
}

/** The vote that stands for each candidate: the latest ordered one; a tie round only ranks, it replaces nothing. */
export function standing(state: VoteHistory): Record<string, Outcome> {
  const merged: Record<string, Outcome> = {}
  for (const { kind, outcomes } of counting(state))
    for (const [id, outcome] of Object.entries(outcomes))
      if (kind !== 'tie' || !merged[id]) merged[id] = outcome
  return merged
}

/** The decision that stands for each candidate, null while there is none. */
export function finalOf(state: VoteHistory, candidateId: string): boolean | null {
  const decided = counting(state)
    .map(({ outcomes }) => outcomes[candidateId]?.pass)
    .filter((pass) => pass != null)
  return decided.at(-1) ?? null
}

/** Yes-votes of the vote that stands, then of each tie round. */
function votesByRound(state: VoteHistory, id: string): number[] {
  const ties = counting(state).filter(({ kind }) => kind === 'tie')
  return [standing(state)[id]?.yes ?? 0, ...ties.map(({ outcomes }) => outcomes[id]?.yes ?? 0)]
}
