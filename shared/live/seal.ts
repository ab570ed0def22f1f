import type { Ballot, Change } from './change.ts'
import type { Env } from './decide.ts'
import { running, votesOn } from './facts.ts'
import type { Choice, LiveState, Outcome, Round } from './state.ts'
import { outcomeOf, quorumOf, tallyOf } from './tally.ts'

/**
 * When nobody is waited for any more, the round is sealed in the same act: the held-back drafts become ballots in
 * shuffled order, candidate by candidate, so that neither order nor time joins a ballot to a seat; all drafts are
 * erased. When too few remain for the quorum, the round is void and the next begins.
 * @param but the seat that submits or leaves in this very act.
 */
export function sealIfComplete(
  state: LiveState,
  env: Env,
  but: { submitting?: string; leaving?: string },
): Change[] {
  const counted = Object.values(state.seats).filter((seat) => seat.counted)
  const submitted = counted.filter((seat) => seat.submittedAt !== null || seat.id === but.submitting)
  const gone = counted.filter(
    (seat) => !submitted.includes(seat) && (seat.absent !== null || seat.id === but.leaving),
  )
  const need = quorumOf(state.review.rules, state.panel.kind, Object.keys(state.seats).length)
  if (counted.length - gone.length < need)
    return [
      { type: 'moved', to: 'void', at: env.now },
      { type: 'next_round', round: roundAfter(state, env, 'quorum', null) },
    ]
  if (submitted.length + gone.length < counted.length) return []
  const named = state.panel.kind === 'group' && state.review.rules.groupBallots === 'named'
  const ballots: Ballot[] = []
  const outcomes: Record<string, Outcome> = {}
  for (const candidateId of running(state)) {
    const cast = submitted.flatMap(({ id }) => {
      const choice = state.drafts[id]?.[candidateId]
      return choice && votesOn(state, id, candidateId) ? [{ choice, seatId: named ? id : null }] : []
    })
    ballots.push(...env.shuffle(cast).map((ballot) => ({ id: env.token(), candidateId, ...ballot })))
    outcomes[candidateId] = outcomeOf(state.review.rules, state.panel.kind, {
      counted: counted.length,
      recused: counted.filter(({ id }) => !votesOn(state, id, candidateId)).length,
      tally: tallyOf(cast.map(({ choice }): Choice => choice)),
    })
  }
  // By random id, so that even the order of the rows in the file says nothing.
  ballots.sort((a, b) => (a.id < b.id ? -1 : 1))
  return [
    { type: 'sealed', at: env.now, ballots, outcomes },
    { type: 'moved', to: 'submitted', at: env.now },
  ]
}

/** A fresh round after the present one. A tie round begins with drafting at once, the others with sign-in. */
export function roundAfter(
  state: LiveState,
  env: Env,
  kind: Round['kind'],
  reason: string | null,
  scope: string[] = state.round.scope,
): Round {
  return {
    id: env.token(),
    no: state.round.no + 1,
    state: kind === 'tie' ? 'drafting' : 'preparing',
    reason,
    kind,
    scope,
    follows: kind === 'return' && scope === state.round.scope,
    startedAt: kind === 'tie' ? env.now : null,
    openedAt: null,
    sealedAt: null,
    decidedAt: null,
  }
}
