import type { Duty, Right } from '../permission.ts'
import { type Problem, problem } from '../problem.ts'

/** 草稿 · 已提交 · 已退回 · 已通过 (domain 4.4). An adjustment is a draft of the next edition. */
export const PLAN_STATES = ['draft', 'submitted', 'returned', 'approved'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Kinds of organisations that plan; an office reviews. */
export const PLANNING_KINDS = ['department', 'unit'] as const

/** How a unit stands that has nothing handed in: 未填报 · 草稿 · 已退回. */
export const MISSING_STATES = ['none', 'draft', 'returned'] as const
export type MissingState = (typeof MISSING_STATES)[number]
/** So many are acted on with one press; a page of a list is no longer. */
export const PLAN_MANY = 200

/** Who may act where a plan lies: either role (the manual), or one after the other where an office wants two steps (A22). */
export const DESK_DUTIES = ['either', 'handler', 'principal'] as const
export type DeskDuty = (typeof DESK_DUTIES)[number]

/** What a history of a plan (详情, M-3.10) is made of. A final 通过 is a `pass` that ends in 已通过. */
export const PLAN_STEPS = [
  'begin',
  'import',
  'submit',
  'recall',
  'pass',
  'sendBack',
  'adjust',
  'discard',
] as const
export type PlanStep = (typeof PLAN_STEPS)[number]

/**
 * The last climb of an edition, after its last hand-in. The steps of an adjustment that was given up are told with
 * the plan it left in force, from its `adjust` to its `discard`: they are no climb of this one.
 */
export function lastClimb<S extends { action: string }>(steps: readonly S[]): S[] {
  const own: S[] = []
  for (const step of steps)
    if (step.action === 'discard') own.splice(own.findLastIndex(({ action }) => action === 'adjust'))
    else own.push(step)
  return own.slice(own.findLastIndex(({ action }) => action === 'submit') + 1)
}

export const PLAN_ACTIONS = ['save', 'discard', 'submit', 'recall', 'pass', 'sendBack', 'adjust'] as const
export type PlanAction = (typeof PLAN_ACTIONS)[number]

/** What the rules look at; the page's buttons and the writes alike are decided from it. */
export interface PlanFacts {
  state: PlanState
  /** The plan is of the asker's own unit. */
  own: boolean
  /** It lies at the asker's organisation, for this duty. */
  atDesk: boolean
  deskDuty: DeskDuty | null
  duties: readonly Duty[]
  /** The asker himself took the 经办人 step that now waits for the 负责人. */
  sameHand: boolean
  /** Every series of the plan is within the asker's 审查权限. */
  covers: boolean
  /** An office has decided since it was submitted. */
  decided: boolean
  /** How often it has been submitted. */
  climb: number
  edition: number
  inForce: boolean
  /** A later edition is under way. */
  adjusting: boolean
  /** Why plans of this year cannot be handed in now. */
  window: Problem | null
  /** The first rule its lines break. */
  fault: Problem | null
}

interface PlanTransition {
  by: Right
  /** Who acts: the unit the plan is of, or the office whose desk it lies at. */
  side: 'unit' | 'desk'
  from: readonly PlanState[]
  allow: (facts: PlanFacts) => Problem | null
  /** Whether the page shows it at all. */
  offered?: (facts: PlanFacts) => boolean
}

const scoped = (facts: PlanFacts) => (facts.covers ? null : problem('plan.out_of_scope'))
const wrong = (action: string, { state }: PlanFacts) =>
  problem('workflow.wrong_state', { action, state: `plan.state.${state}` })

/** Either role, or 经办人 then 负责人 and not by one hand (A22); and only who may see the whole plan. */
const decides = (facts: PlanFacts): Problem | null => {
  const { deskDuty, duties, sameHand } = facts
  if (deskDuty && deskDuty !== 'either' && !duties.includes(deskDuty))
    return problem('plan.wrong_duty', { duty: deskDuty })
  return sameHand ? problem('plan.same_person') : scoped(facts)
}

/** The life of a plan (domain 4.4, A6, A22). */
export const planWorkflow: Record<PlanAction, PlanTransition> = {
  save: { by: 'plan.edit', side: 'unit', from: ['draft', 'returned'], allow: () => null },
  /** A first edition that was handed in once stays; an adjustment may be given up, its history stays. */
  discard: {
    by: 'plan.edit',
    side: 'unit',
    from: ['draft', 'returned'],
    allow: (f) => scoped(f) ?? (f.climb > 0 && f.edition === 1 ? wrong('discard', f) : null),
  },
  /** The window bounds the first hand-in: what an office has sent back may come again after it. */
  submit: {
    by: 'plan.edit',
    side: 'unit',
    from: ['draft', 'returned'],
    allow: (f) => scoped(f) ?? (f.state === 'draft' ? f.window : null) ?? f.fault,
  },
  /** 撤销提交 (A6). */
  recall: {
    by: 'plan.edit',
    side: 'unit',
    from: ['submitted'],
    allow: (f) => scoped(f) ?? (f.decided ? problem('plan.decided') : null),
  },
  pass: { by: 'plan.audit', side: 'desk', from: ['submitted'], allow: decides },
  /** 【撤回】 (M-3.8). */
  sendBack: { by: 'plan.audit', side: 'desk', from: ['submitted'], allow: decides },
  adjust: {
    by: 'plan.edit',
    side: 'unit',
    from: ['approved'],
    offered: (f) => f.inForce,
    allow: (f) =>
      scoped(f) ?? (f.adjusting ? problem('plan.has_adjustment') : f.inForce ? f.window : wrong('adjust', f)),
  },
}

/** Whether it is the asker's turn at all, whatever stands in his way. */
const isTurn = ({ side }: PlanTransition, facts: PlanFacts): boolean =>
  side === 'unit' ? facts.own : facts.atDesk

/** Why this step of the plan is not to be had now, or null; `rights` are the asker's. */
export function mayPlan(action: PlanAction, facts: PlanFacts, rights: ReadonlySet<Right>): Problem | null {
  const transition = planWorkflow[action]
  if (!rights.has(transition.by)) return problem('auth.forbidden')
  if (!isTurn(transition, facts))
    return problem(transition.side === 'unit' ? 'auth.forbidden' : 'plan.not_at_desk')
  return transition.from.includes(facts.state) ? transition.allow(facts) : wrong(action, facts)
}

/** The steps that are this person's in this state, each with why not now. */
export const planActions = (facts: PlanFacts, rights: ReadonlySet<Right>) =>
  PLAN_ACTIONS.filter((action) => {
    const transition = planWorkflow[action]
    const { by, from, offered } = transition
    return (
      rights.has(by) && isTurn(transition, facts) && from.includes(facts.state) && (offered?.(facts) ?? true)
    )
  }).map((action) => ({ action, problem: mayPlan(action, facts, rights) }))
