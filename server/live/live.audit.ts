import type { AuditDetails } from '../../shared/audit/audit.api.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { Change } from '../../shared/live/change.ts'
import type { LiveState } from '../../shared/live/state.ts'

export interface LiveEntry {
  action: AuditAction
  details: AuditDetails
  from?: string
  to?: string
  reason?: string
}

/**
 * What the log says of a change: that it was done, to what, by whom. Drafts and opened files are not logged one by
 * one; no row ever holds a choice, a score or a decision. `state` is the panel before the change.
 */
export function entryOf(state: LiveState, change: Change): LiveEntry | null {
  const { no, state: from } = state.round
  const at = (action: AuditAction, details: AuditDetails = {}, more: Partial<LiveEntry> = {}): LiveEntry => ({
    action,
    details: { panelId: state.panel.id, round: no, ...details },
    ...more,
  })
  switch (change.type) {
    case 'signed_in':
      return at('live.signed_in', { seatId: change.seatId })
    case 'absent':
      return at('live.marked_absent', { seatId: change.seatId }, { reason: change.reason })
    case 'returned':
      return at('live.marked_present', { seatId: change.seatId })
    case 'recused':
      return at(
        'live.recused',
        { seatId: change.seatId, candidateId: change.candidateId },
        { reason: change.reason },
      )
    case 'unrecused':
      return at('live.unrecused', { seatId: change.seatId, candidateId: change.candidateId })
    case 'scored':
      if (change.score.submitted)
        return at('live.scored', { seatId: change.seatId, candidateId: change.candidateId })
      return state.scores[change.seatId]?.[change.candidateId]?.submitted
        ? at('live.score_unlocked', { seatId: change.seatId, candidateId: change.candidateId })
        : null
    case 'opined':
      return at('live.opined', { seatId: change.seatId, candidateId: change.candidateId })
    case 'questioned':
      return at('live.questioned', { seatId: change.seatId, candidateId: change.candidateId })
    case 'assigned':
      return at('live.assigned', { count: Object.keys(change.leads).length })
    case 'submitted':
      return at('live.submitted', { seatId: change.seatId })
    case 'moved':
      return at('live.moved', {}, { from, to: change.to })
    case 'sealed':
      return at('live.sealed', { count: Object.keys(change.outcomes).length })
    case 'outcomes':
      return at('live.outcome', { count: Object.keys(change.outcomes).length })
    case 'next_round':
      return at(
        'live.next_round',
        { round: change.round.no },
        change.round.reason ? { reason: change.round.reason } : {},
      )
    case 'lots':
      return at('live.lots_drawn', { count: Object.keys(change.lots).length })
    case 'shown':
      return at('live.shown')
    case 'role':
      return at('live.role', { seatId: change.seatId })
    case 'withdrawn':
      return at('live.withdrawn', { candidateId: change.candidateId }, { reason: change.reason })
    default:
      return null
  }
}
