import { mineOf, seatFacts, stagesFor } from './facts.ts'
import { stageOf } from './modes.ts'
import { outlierOf, totalsFor } from './score.ts'
import type { LiveState } from './state.ts'
import type { MineRecord, View } from './view.ts'

/** The part that belongs to one seat alone: depends on no other seat's drafts. */
export function ownView(state: LiveState, seatId: string): View {
  const seat = state.seats[seatId]
  if (!seat) return {}
  const view: View = { me: seatFacts(state, seat) }
  for (const id of state.round.scope)
    if (state.candidates[id]) view[`mine:${id}`] = ownRecord(state, seatId, id)
  return view
}

/** As `renewAudience`, for a seat's own part: `me` and `mine:<candidate id>`. */
export function renewOwn(state: LiveState, seatId: string, view: View, keys: Iterable<string>): View {
  const seat = state.seats[seatId]
  if (!seat) return {}
  const next = { ...view }
  for (const key of keys)
    if (key in next)
      next[key] = key === 'me' ? seatFacts(state, seat) : ownRecord(state, seatId, key.slice(5))
  return next
}

function ownRecord(state: LiveState, seatId: string, candidateId: string): MineRecord {
  const own = state.scores[seatId]?.[candidateId]
  const others = stageOf(stagesFor(state), 'score')
    ? totalsFor(state, candidateId).filter((score) => score.seatId !== seatId)
    : []
  const outlier = own?.submitted
    ? null
    : own &&
      outlierOf(
        state.review.rules,
        own.total,
        others.map(({ total }) => total),
      )
  return mineOf(state, seatId, candidateId, outlier ?? null)
}
