import type { Actor } from '../../shared/actor.ts'
import type { LiveState } from '../../shared/live/state.ts'
import type { Audience } from '../../shared/live/view.ts'
import { rightsOf } from '../../shared/permission.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { seatOf } from './engine.ts'
import type { ReviewLive } from './live.store.ts'

export interface Place {
  audience: Audience
  seatId: string | null
}

/** As whom this person looks at a panel, or why not at all; another review's panel is as if it were not there. */
export function placeOf(actor: Actor, live: ReviewLive, state: LiveState): Place | Problem {
  if (actor.kind === 'staff') {
    const watches =
      rightsOf(actor).has('live.watch') && actor.orgPath && live.orgPath.startsWith(actor.orgPath)
    return watches ? { audience: 'supervisor', seatId: null } : problem('not_found')
  }
  if (actor.reviewId !== live.reviewId) return problem('not_found')
  if (actor.kind === 'screen') return { audience: 'screen', seatId: null }
  const seatId = seatOf(state, actor.expertId)
  if (seatId) return { audience: state.seats[seatId]!.role === 'leader' ? 'leader' : 'member', seatId }
  if (actor.expertId && live.reporters.has(actor.expertId)) return { audience: 'reporter', seatId: null }
  return problem('live.not_a_seat')
}

export const isPlace = (found: Place | Problem): found is Place => 'audience' in found
