import type { Right } from '../permission.ts'
import { type Problem, problem } from '../problem.ts'

export type ReviewStatus = 'draft' | 'approved' | 'reported' | 'accepted' | 'closed'

export interface ReviewFacts {
  status: ReviewStatus
  /** Lines of the readiness checklist that are still red. */
  red: number
  now: number
  startsAt: number
  endsAt: number
}

export interface ReviewTransition {
  by: Right
  from: readonly ReviewStatus[]
  to: ReviewStatus
  allow: (facts: ReviewFacts) => Problem | null
  /** A written reason is required. */
  reason?: boolean
}

const always = () => null

/** The life of a review: the scheme is approved, the result reported, accepted or sent back. */
export const reviewWorkflow = {
  /** 审核通过 by the 负责人: freezes the rules, makes the accounts (M-5.13.1). */
  approve: {
    by: 'review.approve',
    from: ['draft'],
    to: 'approved',
    allow: (f) =>
      f.red > 0
        ? problem('review.not_ready', { n: f.red })
        : f.endsAt <= f.now
          ? problem('review.window_order')
          : null,
  },
  /** 上报 by the reporter; the review ends by itself. */
  report: { by: 'live.report', from: ['approved'], to: 'reported', allow: always },
  /** 退回 by the office, while the review runs or after the report (M-5.10.2). */
  return: {
    by: 'review.supervise',
    from: ['approved', 'reported'],
    to: 'approved',
    allow: always,
    reason: true,
  },
  /** 接收结果 by the 负责人. */
  accept: { by: 'review.approve', from: ['reported'], to: 'accepted', allow: always },
  /** 终止评审. */
  close: { by: 'review.approve', from: ['draft', 'approved'], to: 'closed', allow: always, reason: true },
} as const satisfies Record<string, ReviewTransition>

export type ReviewAction = keyof typeof reviewWorkflow

/** Why this step of the review is not to be had now, or null; `rights` are the asker's. */
export function mayMove(
  action: ReviewAction,
  facts: ReviewFacts,
  rights: ReadonlySet<Right>,
): Problem | null {
  const transition: ReviewTransition = reviewWorkflow[action]
  if (!rights.has(transition.by)) return problem('auth.forbidden')
  if (!transition.from.includes(facts.status))
    return problem('workflow.wrong_state', { action, state: facts.status })
  return transition.allow(facts)
}
