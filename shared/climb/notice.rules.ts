import { addDays, isDay } from '../calendar/days.rules.ts'
import { type Calendar, isWorkingDay } from '../calendar/working-days.rules.ts'
import type { UnitPart } from '../declare/declaration.ts'
import { type Problem, problem } from '../problem.ts'

/** Days of 展示, and working days of 公示, that a unit owes its applicants (setting `climb.notice`; Order 40). */
export interface NoticeDays {
  shown: number
  notice: number
}

type Dates = Pick<UnitPart, 'shownFrom' | 'shownTo' | 'noticeFrom' | 'noticeTo'>

/** The last month of the calendar: beyond it days have other texts, and counting them would never end. */
const END = '9999-12'

/** The day on which `days` working days are full, the first day counted. */
function fullOn(from: string, days: number, calendar: Calendar): string {
  let day = from
  for (let left = days; day < END; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) left--
    if (left <= 0) return day
  }
  return day
}

/** The earliest days on which 展示 and 公示 that begin on these may end; none for a day that is none. */
export const earliestEnds = (
  { shownFrom, noticeFrom }: Pick<Dates, 'shownFrom' | 'noticeFrom'>,
  { shown, notice }: NoticeDays,
  calendar: Calendar,
) => ({
  shownTo: isDay(shownFrom) ? addDays(shownFrom, Math.max(shown, 1) - 1) : '',
  noticeTo: isDay(noticeFrom) ? fullOn(noticeFrom, notice, calendar) : '',
})

export interface DateFault {
  field: keyof Dates
  code: 'day' | 'order' | 'short'
  /** The earliest day that would do. */
  earliest: string
}

/** What is wrong with each of the dates; empty ones are still to come. */
export function dateFaults(part: Dates, days: NoticeDays, calendar: Calendar): DateFault[] {
  const earliest = earliestEnds(part, days, calendar)
  const strange = (['shownFrom', 'shownTo', 'noticeFrom', 'noticeTo'] as const).filter(
    (field) => part[field] && !isDay(part[field]),
  )
  const spans = [
    ['shownTo', part.shownFrom],
    ['noticeTo', part.noticeFrom],
  ] as const
  return [
    ...strange.map((field): DateFault => ({ field, code: 'day', earliest: '' })),
    ...spans.flatMap(([field, from]): DateFault[] => {
      const to = part[field]
      if (!isDay(from) || !isDay(to)) return []
      if (to < from) return [{ field, code: 'order', earliest: earliest[field] }]
      return to < earliest[field] ? [{ field, code: 'short', earliest: earliest[field] }] : []
    }),
  ]
}

/** Dates that are no days, end before they begin, or are too short. */
export const datesProblem = (part: Dates, days: NoticeDays, calendar: Calendar): Problem | null =>
  dateFaults(part, days, calendar).length ? problem('climb.notice_order', { ...days }) : null

/**
 * Why the unit's 负责人 may not pass the file on yet, or null: 展示 and 公示 must be entered, and both be over before
 * `today` (domain 1.3, 4.5 row 2).
 */
export function noticeProblem(
  part: Dates | null,
  days: NoticeDays,
  calendar: Calendar,
  today: string,
): Problem | null {
  const ends = [days.shown > 0 ? part?.shownTo : undefined, days.notice > 0 ? part?.noticeTo : undefined]
  const begun = (days.shown === 0 || part?.shownFrom) && (days.notice === 0 || part?.noticeFrom)
  if (!begun || (days.shown > 0 && !ends[0]) || (days.notice > 0 && !ends[1]))
    return days.shown + days.notice > 0 ? problem('climb.notice_missing') : null
  const full = days.notice > 0 ? fullOn(part!.noticeFrom, days.notice, calendar) : ''
  const to = [...ends.map((end) => end ?? ''), full].reduce((a, b) => (a > b ? a : b))
  return to >= today ? problem('climb.notice_running', { to, days: days.notice }) : null
}
