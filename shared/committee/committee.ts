import { isWithinDays } from '../calendar/days.rules.ts'
import type { TitleLevel } from '../reference/reference.ts'

/** 高级 · 中级 · 初级评审委员会. */
export const COMMITTEE_BANDS = ['senior', 'middle', 'junior'] as const
export type CommitteeBand = (typeof COMMITTEE_BANDS)[number]
/** Levels of titles each band may review. */
export const BAND_LEVELS: Record<CommitteeBand, readonly TitleLevel[]> = {
  senior: ['1', '2'],
  middle: ['3'],
  junior: ['4', '5'],
}

/** 有效 · 已停用. Whether its approval is over follows from its days. */
export const COMMITTEE_STATES = ['active', 'stopped'] as const
export type CommitteeState = (typeof COMMITTEE_STATES)[number]

/** Longest validity in years (Order 40). */
export const COMMITTEE_YEARS = 3

/** Times of a year, ms; null is not set yet. */
export interface Window {
  opensAt: number | null
  closesAt: number | null
  deadlineAt: number | null
}

interface Fitting {
  state: CommitteeState
  series: string
  levels: readonly TitleLevel[]
  specialties: readonly string[]
  validFrom: string
  validTo: string
}

/** Whether a committee reviews such an application on this day; its area is the caller's question (M-7.1.5). */
export const fits = (
  committee: Fitting,
  asked: { series: string; level: string; specialty: string },
  day: string,
): boolean =>
  committee.state === 'active' &&
  committee.series === asked.series &&
  (committee.levels as readonly string[]).includes(asked.level) &&
  (committee.specialties.length === 0 || committee.specialties.includes(asked.specialty)) &&
  isWithinDays(day, committee.validFrom, committee.validTo)

/** 申报开始 < 申报结束 ≤ 接收截止 (domain 4.14): the first of the times that is out of order, or null. */
export function windowFault({ opensAt, closesAt, deadlineAt }: Window): 'closesAt' | 'deadlineAt' | null {
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) return 'closesAt'
  const last = closesAt ?? opensAt
  return deadlineAt !== null && last !== null && deadlineAt < last ? 'deadlineAt' : null
}
