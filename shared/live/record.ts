import { isUnfinished, present, progressOf, running, votesOn } from './facts.ts'
import type { LiveState, Round } from './state.ts'
import type { PanelRecord, Presence, ProgressRecord, SeatRecord } from './view.ts'

/** States in which the ballots of the round are counted. */
export const SEALED: readonly Round['state'][] = ['submitted', 'deliberating', 'decided']

export function panelRecord({ review, panel }: LiveState): PanelRecord {
  const {
    requireOpened,
    againstTally,
    opinionRequired,
    groupBallots,
    score,
    groupPass,
    pass,
    groupFilter,
    leadsPer,
    passCap,
  } = review.rules
  return {
    kind: 'panel',
    panelId: panel.id,
    panelKind: panel.kind,
    name: panel.name,
    reviewId: review.id,
    title: review.title,
    committee: review.committee,
    year: review.year,
    mode: review.mode,
    hasGroups: review.hasGroups,
    rehearsal: review.rehearsal,
    startsAt: review.startsAt,
    endsAt: review.endsAt,
    rules: {
      requireOpened,
      againstTally,
      opinionRequired,
      groupBallots,
      score,
      groupPass,
      pass,
      groupFilter,
      leadsPer,
      passCap,
    },
  }
}

export function progressRecord(state: LiveState): ProgressRecord {
  const ids = running(state)
  const seats = Object.values(state.seats)
  const open = ['open', 'paused', ...SEALED].includes(state.round.state)
  const awaited = seats.filter((seat) =>
    open ? seat.counted && !(seat.absent && !seat.submittedAt) : present(seat),
  )
  return {
    kind: 'progress',
    state: state.round.state,
    seats: seats.length,
    present: seats.filter(present).length,
    awaited: awaited.length,
    finished: awaited.filter((seat) => !isUnfinished(state, seat, ids)).length,
    candidates: ids.length,
  }
}

export function seatRecord(state: LiveState, seatId: string, presence: Presence): SeatRecord {
  const seat = state.seats[seatId]!
  const ids = running(state)
  const { due, drafted } = progressOf(state, seatId, ids)
  const seen = presence[seatId]
  return {
    kind: 'seat',
    id: seatId,
    no: seat.no,
    name: seat.name,
    unit: seat.unit,
    role: seat.role,
    signedInAt: seat.signedInAt,
    absent: seat.absent?.reason ?? null,
    online: seen?.online ?? false,
    offlineSince: seen && !seen.online ? seen.since : null,
    unfinished: isUnfinished(state, seat, ids),
    due,
    drafted: seat.submittedAt === null ? drafted : due,
    submitted: seat.submittedAt !== null,
    done: ids
      .map((id) =>
        votesOn(state, seatId, id)
          ? state.drafts[seatId]?.[id] || seat.submittedAt !== null
            ? '1'
            : '0'
          : 'x',
      )
      .join(''),
  }
}
