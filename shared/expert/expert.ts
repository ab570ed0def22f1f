import { addYears, isDay } from '../calendar/days.rules.ts'
import { type Problem, problem } from '../problem.ts'
import type { TitleLevel } from '../reference/reference.ts'

/** 在库 · 暂停 · 出库 · 取消资格. 到期 follows from `validTo`. */
export const EXPERT_STATES = ['in', 'suspended', 'out', 'disqualified'] as const
export type ExpertState = (typeof EXPERT_STATES)[number]
/** Applied and climbed · imported or typed in by the province. */
export const EXPERT_SOURCES = ['applied', 'entered'] as const
export type ExpertSource = (typeof EXPERT_SOURCES)[number]

/** Longest validity in years (Order 40). */
export const EXPERT_YEARS = 3

/** Whether the expert may be drawn on this day: in the pool, and valid. */
export const isDrawable = (
  { state, validTo }: { state: ExpertState; validTo: string },
  day: string,
): boolean => state === 'in' && day <= validTo

/** Whether a level is at least as high as another: 正高级 is `1`. */
export const atLeast = (level: string, asked: TitleLevel): boolean => level !== '' && level <= asked

/** 暂停 · 恢复 · 出库 · 取消资格: where an expert may go from where he stands (domain 4.6). Each needs a reason. */
export const EXPERT_MOVES: Record<ExpertState, readonly ExpertState[]> = {
  in: ['suspended', 'out', 'disqualified'],
  suspended: ['in', 'out', 'disqualified'],
  out: ['in'],
  /** Only when the disqualification itself was wrong. */
  disqualified: ['in'],
}

const wrong = (state: ExpertState): Problem =>
  problem('expert.wrong_state', { state: `expert.state.${state}` })

export const moveProblem = (from: ExpertState, to: ExpertState): Problem | null =>
  EXPERT_MOVES[from].includes(to) ? null : wrong(from)

/** A new term is for who is in the pool, suspended or not. */
export const renewProblem = (state: ExpertState): Problem | null =>
  state === 'in' || state === 'suspended' ? null : wrong(state)

/** The last day a term that begins on `today` may have. */
export const lastValid = (today: string): string => addYears(today, EXPERT_YEARS)

/** Why this cannot be the last day of a term, or null: after today, three years at most (Order 40). */
export const validityProblem = (validTo: string, today: string): Problem | null =>
  isDay(validTo) && validTo > today && validTo <= lastValid(today)
    ? null
    : problem('expert.validity', { years: EXPERT_YEARS })

/** Days before its end on which a person is told that the term ends. */
export const EXPIRY_DAYS = [90, 30] as const
