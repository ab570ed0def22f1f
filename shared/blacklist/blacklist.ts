import { addDays, addYears, isDay } from '../calendar/days.rules.ts'
import { type Problem, problem } from '../problem.ts'

/** 拟加入 (suspected: told, not punished, A37) · 生效 · 提前解除. 到期解除 follows from the days. */
export const BLACKLIST_STATES = ['suspected', 'active', 'lifted', 'dropped'] as const
export type BlacklistState = (typeof BLACKLIST_STATES)[number]
/** What a list shows: an active entry whose last day is past has expired. */
export const BLACKLIST_STANDINGS = [
  'suspected',
  'upcoming',
  'active',
  'expired',
  'lifted',
  'dropped',
] as const
export type BlacklistStanding = (typeof BLACKLIST_STANDINGS)[number]

/** Years without declaration (M-7.2.3). */
export const BLACKLIST_GRADES = [1, 3, 5] as const
export type BlacklistGrade = (typeof BLACKLIST_GRADES)[number]

interface Entry {
  state: BlacklistState
  startOn: string | null
  endOn: string | null
}

/** Last day of the term: start plus the years less one day (domain 4.13). */
export const endOf = (startOn: string, grade: BlacklistGrade): string => addDays(addYears(startOn, grade), -1)

/** How an entry stands on a day. */
export function standingOn({ state, startOn, endOn }: Entry, day: string): BlacklistStanding {
  if (state !== 'active') return state
  if (startOn !== null && day < startOn) return 'upcoming'
  return endOn !== null && day > endOn ? 'expired' : 'active'
}

/** Whether it forbids declaring on this day: from its first day to its last, both included (M-7.2.3). */
export const forbids = (entry: Entry, day: string): boolean => standingOn(entry, day) === 'active'

/** 生效 · 不予认定 · 提前解除 · 记录申诉. */
export const BLACKLIST_STEPS = ['activate', 'drop', 'lift', 'note'] as const
export type BlacklistStep = (typeof BLACKLIST_STEPS)[number]

const FROM: Record<BlacklistStep, readonly BlacklistStanding[]> = {
  activate: ['suspected'],
  drop: ['suspected'],
  lift: ['upcoming', 'active'],
  note: BLACKLIST_STANDINGS,
}

/** Why this step is not to be had as the entry stands, or null (domain 4.13). */
export const mayStep = (step: BlacklistStep, standing: BlacklistStanding): Problem | null =>
  FROM[step].includes(standing)
    ? null
    : problem('workflow.wrong_state', { action: step, state: `blacklist.standing.${standing}` })

/**
 * Why a term cannot begin on this day, or null: a decision names a day of the calendar, its term is not over already,
 * and it begins within a year.
 */
export function startProblem(startOn: string, grade: BlacklistGrade, today: string): Problem | null {
  const sound = isDay(startOn) && endOf(startOn, grade) >= today && startOn <= addYears(today, 1)
  return sound ? null : problem('blacklist.day_order')
}
