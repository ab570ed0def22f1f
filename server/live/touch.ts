import type { Change } from '../../shared/live/change.ts'
import { stagesFor } from '../../shared/live/facts.ts'
import { stageOf } from '../../shared/live/modes.ts'
import type { LiveState } from '../../shared/live/state.ts'

/**
 * Which records of a panel's parts a change may alter; `all` when in doubt. The most frequent changes touch a few
 * records only: making 200 candidates' records anew for every draft would be the server's main work. A test holds
 * "snapshot + deltas" against a fresh view through random histories.
 */
export interface Touch {
  audience: 'all' | string[]
  /** By seat id. */
  own: 'all' | Record<string, string[]>
}

export const ALL: Touch = { audience: 'all', own: 'all' }

export function touchOf(state: LiveState, change: Change): Touch {
  switch (change.type) {
    case 'drafted':
      return {
        audience: ['progress', 'facts', `seat:${change.seatId}`],
        own: { [change.seatId]: ['me', ...Object.keys(change.choices).map((id) => `mine:${id}`)] },
      }
    case 'submitted':
      return {
        audience: ['progress', 'facts', `seat:${change.seatId}`],
        own: { [change.seatId]: ['me'] },
      }
    case 'opened':
      return { audience: [], own: { [change.seatId]: [`mine:${change.candidateId}`] } }
    case 'signed_in':
      // Where means are shown, one more present expert may unlock or lock them.
      return stageOf(stagesFor(state), 'score')
        ? { audience: 'all', own: { [change.seatId]: ['me'] } }
        : { audience: ['progress', 'facts', `seat:${change.seatId}`], own: { [change.seatId]: ['me'] } }
    case 'opined':
    case 'questioned':
      return {
        audience: ['facts', `candidate:${change.candidateId}`],
        own: { [change.seatId]: [`mine:${change.candidateId}`] },
      }
    case 'scored':
      // The others' hint of being far off depends on it.
      return {
        audience: ['facts', `candidate:${change.candidateId}`],
        own: Object.fromEntries(Object.keys(state.seats).map((id) => [id, [`mine:${change.candidateId}`]])),
      }
    default:
      return ALL
  }
}
