import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { Org, OrgAction } from './queries.ts'

const found = (org: Org, action: OrgAction): Problem | null | undefined =>
  org.actions.find((each) => each.action === action)?.problem as Problem | null | undefined

const wrongState = (problem: Problem | null | undefined): boolean => problem?.code === 'workflow.wrong_state'

/** Nobody has looked at this unit's data yet, and there is nothing to look at. */
const notSubmitted = (org: Org): boolean => org.state === 'blank' || org.state === 'returned'

/**
 * Whether the step has a place on the page: greyed where a person would look for it, absent where it makes no sense
 * (启用 of a unit at work) or is none of this person's business.
 */
export function offers(org: Org, action: OrgAction): boolean {
  const problem = found(org, action)
  if (problem === undefined || problem?.code === 'auth.forbidden') return false
  return !wrongState(problem) || (action === 'approve' && notSubmitted(org))
}

/** Why the step is not to be had now, in words, or null. */
export function whyNot(org: Org, action: OrgAction): string | null {
  const problem = found(org, action)
  if (!problem) return null
  return wrongState(problem) && notSubmitted(org) ? t('org.why.not_submitted') : problemText(problem)
}
