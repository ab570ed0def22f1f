import type { Right } from '../permission.ts'
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

interface OrgTransition {
  by: Right
  from: readonly OrgState[]
  to: OrgState | ((stand: OrgStand, facts: OrgFacts) => OrgState)
}

const LIVING: readonly OrgState[] = ['blank', 'submitted', 'returned', 'approved', 'changing']

/**
 * The life of an organisation (domain 4.1, A35). While a change of an audited one waits, the data in force stay; sent
 * back, it is 已审核 again with its draft and the reason kept.
 */
export const orgWorkflow: Record<OrgStep, OrgTransition> = {
  /** To the one above; without one, and where nothing changes that is audited, it is in force at once. */
  submit: {
    by: 'org.own',
    from: ['blank', 'returned', 'approved'],
    to: ({ state }, { root, keyData }) => {
      if (root) return 'approved'
      if (state !== 'approved') return 'submitted'
      return keyData ? 'changing' : 'approved'
    },
  },
  /** 撤销提交 (A6): as it was before. */
  recall: {
    by: 'org.own',
    from: ['submitted', 'changing'],
    to: ({ state, returnReason }) =>
      state === 'changing' ? 'approved' : returnReason === null ? 'blank' : 'returned',
  },
  approve: { by: 'org.manage', from: ['submitted', 'changing'], to: 'approved' },
  /** 退回 (A35). */
  sendBack: {
    by: 'org.manage',
    from: ['submitted', 'changing'],
    to: ({ state }) => (state === 'changing' ? 'approved' : 'returned'),
  },
  disable: { by: 'org.manage', from: LIVING, to: 'disabled' },
  enable: { by: 'org.manage', from: ['disabled'], to: ({ disabledFrom }) => disabledFrom ?? 'blank' },
  remove: { by: 'org.manage', from: [...LIVING, 'disabled'], to: 'deleted' },
}

/** Why the step is not to be had in this state, or null. */
export const stepProblem = (step: OrgStep, state: OrgState): Problem | null =>
  orgWorkflow[step].from.includes(state)
    ? null
    : problem('workflow.wrong_state', { action: step, state: `org.state.${state}` })

/** How the organisation stands after a step its state allows; throws on one it does not. */
export function afterStep(step: OrgStep, stand: OrgStand, facts: OrgFacts = {}): OrgStand {
  const { from, to } = orgWorkflow[step]
  if (!from.includes(stand.state)) throw new Error(`no ${step} from ${stand.state}`)
  const state = typeof to === 'string' ? to : to(stand, facts)
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
export const mayFillIn = (state: OrgState): boolean => orgWorkflow.submit.from.includes(state)
