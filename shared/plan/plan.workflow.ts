/** 草稿 · 已提交 · 已退回 · 已通过 (domain 4.4). An adjustment is a draft of the next edition. */
export const PLAN_STATES = ['draft', 'submitted', 'returned', 'approved'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Who may act where a plan lies: either role (the manual), or one after the other where an office wants two steps (A22). */
export const DESK_DUTIES = ['either', 'handler', 'principal'] as const
export type DeskDuty = (typeof DESK_DUTIES)[number]
