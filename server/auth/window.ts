import type { Actor } from '../../shared/actor.ts'
import type { EndReason } from '../../shared/auth/session.rules.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'

/** When the accounts of a review work. */
export interface ReviewWindow {
  opensAt: Date
  closesAt: Date
  /** The result has been reported: experts' accounts are dead until a return revives them. */
  reported: boolean
}

/** How the review domain tells the window; `null` for a review that is not there or not approved. */
export type WindowOf = (reviewId: string) => Promise<ReviewWindow | null>

/** Why an account of a review may not be used now. The screen stays on after the report, till the window closes. */
export function outsideWindow(
  kind: Actor['kind'],
  window: ReviewWindow | null,
  now: Date,
): { problem: Problem; why: EndReason } | null {
  if (kind === 'staff' || kind === 'applicant') return null
  if (!window) return { problem: problem('auth.window_over'), why: 'window_over' }
  if (window.reported && kind === 'expert') return { problem: problem('auth.reported'), why: 'reported' }
  if (now < window.opensAt)
    return { problem: problem('auth.not_open_yet', { from: clockText(window.opensAt) }), why: 'window_over' }
  if (now >= window.closesAt)
    return { problem: problem('auth.window_over', { to: clockText(window.closesAt) }), why: 'window_over' }
  return null
}
