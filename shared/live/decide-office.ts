import { problem } from '../problem.ts'
import type { Env, Verdict } from './decide.ts'
import { running } from './facts.ts'
import { roundAfter } from './seal.ts'
import type { LiveState, SeatRole } from './state.ts'

export type OfficeCommand =
  | { name: 'recuse'; seatId: string; candidateId: string; reason: string }
  | { name: 'unrecuse'; seatId: string; candidateId: string }
  | { name: 'setRole'; seatId: string; role: SeatRole }
  | { name: 'unlockScore'; seatId: string; candidateId: string }
  | { name: 'withdraw'; candidateId: string; reason: string }
  | { name: 'sendBack'; reason: string; candidateIds: string[] | null }

/** Decides what the supervising office does to a panel of a running review (M-5.6.2, M-5.8.6, M-5.10). Pure. */
export function decideOffice(state: LiveState, command: OfficeCommand, env: Env): Verdict {
  const { round } = state
  const early = round.state === 'preparing' || round.state === 'drafting'
  const unsealed = early || round.state === 'open' || round.state === 'paused'
  const wrong = () => problem('workflow.wrong_state', { action: command.name, state: round.state })
  if ('seatId' in command && !state.seats[command.seatId]) return problem('not_found')
  if ('candidateId' in command && !state.candidates[command.candidateId]) return problem('not_found')
  switch (command.name) {
    case 'recuse': {
      if (!unsealed) return wrong()
      const { seatId, candidateId, reason } = command
      if (state.recusals[seatId]?.[candidateId]) return { changes: [], answer: {} }
      return {
        changes: [{ type: 'recused', seatId, candidateId, by: 'office', reason, at: env.now }],
        answer: {},
      }
    }
    case 'unrecuse': {
      if (!early) return wrong()
      const { seatId, candidateId } = command
      return { changes: [{ type: 'unrecused', seatId, candidateId }], answer: {} }
    }
    case 'setRole': {
      if (!early) return wrong()
      const leader = Object.values(state.seats).find((seat) => seat.role === 'leader')
      const swap =
        command.role === 'leader' && leader && leader.id !== command.seatId
          ? [{ type: 'role' as const, seatId: leader.id, role: 'member' as const }]
          : []
      return { changes: [...swap, { type: 'role', seatId: command.seatId, role: command.role }], answer: {} }
    }
    case 'unlockScore': {
      if (!early) return wrong()
      const score = state.scores[command.seatId]?.[command.candidateId]
      if (!score) return problem('not_found')
      const { seatId, candidateId } = command
      return {
        changes: [{ type: 'scored', seatId, candidateId, score: { ...score, submitted: false } }],
        answer: {},
      }
    }
    case 'withdraw':
      if (!unsealed) return wrong()
      return {
        changes: [{ type: 'withdrawn', candidateId: command.candidateId, reason: command.reason }],
        answer: {},
      }
    case 'sendBack': {
      const scope = command.candidateIds ?? round.scope
      if (command.candidateIds && !isReturnable(state, command.candidateIds)) return problem('not_found')
      const next = {
        type: 'next_round' as const,
        round: roundAfter(state, env, 'return', command.reason, scope),
      }
      // Only some candidates go back: this round's results keep standing for the others.
      if (command.candidateIds && round.state === 'decided') return { changes: [next], answer: {} }
      return { changes: [{ type: 'moved', to: 'void', at: env.now }, next], answer: {} }
    }
  }
}

function isReturnable(state: LiveState, ids: string[]): boolean {
  const known = (id: string) => running(state).includes(id) || state.past.some(({ outcomes }) => outcomes[id])
  return ids.length > 0 && ids.every(known)
}
