import { apply, type Change } from '../../shared/live/change.ts'
import type { LiveState } from '../../shared/live/state.ts'

/**
 * Makes in the review's other panels what a change means there: a recusal is the person's, a withdrawal and a lot
 * the candidate's. Memory only, for the rows are shared. Returns the panels that changed.
 */
export function mirror(state: LiveState, change: Change, others: readonly LiveState[]): LiveState[] {
  switch (change.type) {
    case 'recused':
    case 'unrecused': {
      const { expertId } = state.seats[change.seatId]!
      return others.filter((other) => {
        const seat = Object.values(other.seats).find((seat) => seat.expertId === expertId)
        if (seat) apply(other, { ...change, seatId: seat.id })
        return seat !== undefined
      })
    }
    case 'withdrawn':
      return others.filter((other) => {
        const known = change.candidateId in other.candidates
        if (known) apply(other, change)
        return known
      })
    case 'lots':
      return others.filter((other) => {
        const lots = Object.fromEntries(Object.entries(change.lots).filter(([id]) => id in other.candidates))
        apply(other, { type: 'lots', lots })
        return Object.keys(lots).length > 0
      })
    default:
      return []
  }
}
