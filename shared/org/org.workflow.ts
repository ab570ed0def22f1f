import { type Problem, problem } from '../problem.ts'
import type { OrgState } from './org.ts'

/** What of an organisation its state depends on. */
export interface OrgStand {
  state: OrgState
  /** The state it goes back to when it is enabled again. */
  disabledFrom: OrgState | null
  returnReason: string | null
}

/** Facts only some steps ask for. */
export interface OrgFacts {
  /** Nobody is above it: it audits itself. */
  root?: boolean
  /** The submitted data differ from those in force in what must be audited. */
  keyData?: boolean
  reason?: string
}

export const ORG_STEPS = ['submit', 'recall', 'approve', 'sendBack', 'disable', 'enable', 'remove'] as const
export type OrgStep = (typeof ORG_STEPS)[number]

const never = (reason: string | null): boolean => reason === null

/**
 * Where each step leads from each state (domain 4.1, A35); a state that is missing does not allow the step. While a
 * change waits, the data in force stay; a returned change goes back to 已审核 with its draft and the reason kept.
 */
const NEXT: Record<OrgStep, Partial<Record<OrgState, (stand: OrgStand, facts: OrgFacts) => OrgState>>> = {
  submit: {
    blank: (_stand, { root }) => (root ? 'approved' : 'submitted'),
    returned: (_stand, { root }) => (root ? 'approved' : 'submitted'),
    approved: (_stand, { root, keyData }) => (root || !keyData ? 'approved' : 'changing'),
  },
  recall: {
    submitted: ({ returnReason }) => (never(returnReason) ? 'blank' : 'returned'),
    changing: () => 'approved',
  },
  approve: { submitted: () => 'approved', changing: () => 'approved' },
  sendBack: { submitted: () => 'returned', changing: () => 'approved' },
  disable: {
    blank: () => 'disabled',
    submitted: () => 'disabled',
    returned: () => 'disabled',
    approved: () => 'disabled',
    changing: () => 'disabled',
  },
  enable: { disabled: ({ disabledFrom }) => disabledFrom ?? 'blank' },
  remove: {
    blank: () => 'deleted',
    submitted: () => 'deleted',
    returned: () => 'deleted',
    approved: () => 'deleted',
    changing: () => 'deleted',
    disabled: () => 'deleted',
  },
}
/** Why the step is not to be had in this state, or null. */
export const stepProblem = (step: OrgStep, state: OrgState): Problem | null =>
  NEXT[step][state] ? null : problem('workflow.wrong_state', { action: step, state: `org.state.${state}` })

/** How the organisation stands after a step its state allows; throws on one it does not. */
export function afterStep(step: OrgStep, stand: OrgStand, facts: OrgFacts = {}): OrgStand {
  const next = NEXT[step][stand.state]
  if (!next) throw new Error(`no ${step} from ${stand.state}`)
  const state = next(stand, facts)
  return {
    state,
    disabledFrom: step === 'disable' ? stand.state : null,
    returnReason:
      step === 'sendBack' ? (facts.reason ?? '') : isSettled(step, state) ? null : stand.returnReason,
  }
}

/** New data have come into force: what they were once returned for is history. */
const isSettled = (step: OrgStep, state: OrgState): boolean =>
  step === 'approve' || (step === 'submit' && state === 'approved')

/** Handed in and waiting for the one above. */
export const isWaiting = (state: OrgState): boolean => state === 'submitted' || state === 'changing'

/** States in which the unit may write its form. */
export const mayFillIn = (state: OrgState): boolean => NEXT.submit[state] !== undefined
