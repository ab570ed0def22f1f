import type { Duty, Right } from '../permission.ts'
import { type Problem, problem } from '../problem.ts'
import { type ClimbDuty, type DeclarationState, EDITABLE, RUNNING } from './declaration.ts'
import type { Section } from './sections.ts'

/** What a history of a declaration is made of. `late` and `stopped` are the system's. */
export const DECLARATION_STEPS = [
  'begin',
  'apply',
  'submit',
  'recall',
  'withdraw',
  'pass',
  'passPart',
  'sendBack',
  'fail',
  'arrive',
  'accept',
  'correct',
  'late',
  'stopped',
  'reopen',
  'pool',
] as const
export type DeclarationStep = (typeof DECLARATION_STEPS)[number]

export const DECLARATION_ACTIONS = [
  'save',
  'submit',
  'recall',
  'withdraw',
  'pass',
  'sendBack',
  'fail',
  'accept',
  'correct',
  'reopen',
] as const
export type DeclarationAction = (typeof DECLARATION_ACTIONS)[number]

/** What the rules look at; the page's buttons and the writes alike are decided from it. */
export interface DeclarationFacts {
  state: DeclarationState
  /** The asker is the applicant. */
  mine: boolean
  /** It lies at the asker's organisation, or at the asker's committee. */
  atDesk: boolean
  deskDuty: ClimbDuty | null
  duties: readonly Duty[]
  /** The asker's office supervises the committee, or it ended at the asker's desk. */
  supervises: boolean
  /** The asker himself passed the 经办人 step that now waits for the 负责人. */
  sameHand: boolean
  /** Sections still open at this step, and those of them within the asker's 审查权限 (M-4.2.3). */
  open: readonly Section[]
  openMine: readonly Section[]
  /** An organisation has decided since it was handed in. */
  decided: boolean
  /** The committee has asked for a correction before: it may once (Order 40, art. 19). */
  corrected: boolean
  /** 接收材料截止时间 is over. */
  deadline: Problem | null
  /** Why it cannot be handed in: checks, window, quota, blacklist; the first of them. */
  fault: Problem | null
  /** 公示 is not over, or not entered (unit's 负责人). */
  notice: Problem | null
}

interface Transition {
  by: Right
  side: 'applicant' | 'desk' | 'committee' | 'supervisor'
  from: readonly DeclarationState[]
  allow: (facts: DeclarationFacts) => Problem | null
}

/** By the duty whose step it is, not by one hand for both, and for something within the own scope. */
const decides = (facts: DeclarationFacts): Problem | null => {
  const { deskDuty, duties, sameHand, openMine } = facts
  if (deskDuty && deskDuty !== 'committee' && !duties.includes(deskDuty))
    return problem('climb.wrong_duty', { duty: deskDuty })
  if (sameHand) return problem('climb.same_person')
  return openMine.length || deskDuty === 'committee' ? null : problem('climb.sections_done')
}

/** The life of a declaration (domain 4.5, 4.6, A13, A14, A21). */
export const declarationWorkflow: Record<DeclarationAction, Transition> = {
  save: { by: 'declare.own', side: 'applicant', from: EDITABLE, allow: () => null },
  submit: { by: 'declare.own', side: 'applicant', from: EDITABLE, allow: (f) => f.fault },
  /** Back to filling in, until somebody has decided. */
  recall: {
    by: 'declare.own',
    side: 'applicant',
    from: ['climbing'],
    allow: (f) => (f.decided ? problem('declare.decided') : null),
  },
  /** Given up for this year; the place of the quota is free again. */
  withdraw: {
    by: 'declare.own',
    side: 'applicant',
    from: ['filling', 'returned'],
    allow: () => null,
  },
  pass: {
    by: 'declare.audit',
    side: 'desk',
    from: ['climbing'],
    allow: (f) => f.deadline ?? decides(f) ?? f.notice,
  },
  sendBack: { by: 'declare.audit', side: 'desk', from: ['climbing', 'waiting'], allow: decides },
  fail: { by: 'declare.audit', side: 'desk', from: ['climbing', 'waiting'], allow: decides },
  accept: { by: 'declare.accept', side: 'committee', from: ['waiting'], allow: (f) => f.deadline },
  /** 补正: everything at once, and only once. */
  correct: {
    by: 'declare.accept',
    side: 'committee',
    from: ['waiting'],
    allow: (f) => f.deadline ?? (f.corrected ? problem('climb.corrected') : null),
  },
  reopen: { by: 'declare.audit', side: 'supervisor', from: ['failed', 'late'], allow: () => null },
}

const isTurn = ({ side }: Transition, facts: DeclarationFacts): boolean => {
  if (side === 'applicant') return facts.mine
  if (side === 'supervisor') return facts.supervises
  return facts.atDesk && (side === 'desk' || facts.deskDuty === 'committee')
}

const wrong = (action: string, { state }: DeclarationFacts) =>
  problem('workflow.wrong_state', { action, state: `form.state.${state}` })

/** Why this step is not to be had now, or null; `rights` are the asker's. */
export function mayDeclare(
  action: DeclarationAction,
  facts: DeclarationFacts,
  rights: ReadonlySet<Right>,
): Problem | null {
  const transition = declarationWorkflow[action]
  if (!rights.has(transition.by)) return problem('auth.forbidden')
  if (!transition.from.includes(facts.state)) return wrong(action, facts)
  if (!isTurn(transition, facts))
    return problem(transition.side === 'applicant' ? 'auth.forbidden' : 'climb.not_at_desk')
  return transition.allow(facts)
}

/** The steps that are this person's in this state, each with why not now. */
export const declarationActions = (facts: DeclarationFacts, rights: ReadonlySet<Right>) =>
  DECLARATION_ACTIONS.filter((action) => {
    const transition = declarationWorkflow[action]
    return rights.has(transition.by) && isTurn(transition, facts) && transition.from.includes(facts.state)
  }).map((action) => ({ action, problem: mayDeclare(action, facts, rights) }))

export const isRunning = (state: DeclarationState): boolean => RUNNING.includes(state)
