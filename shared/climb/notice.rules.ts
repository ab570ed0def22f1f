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

/** The day on which `days` working days are full, the first day counted. */
function fullOn(from: string, days: number, calendar: Calendar): string {
  let day = from
  for (let left = days; ; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) left--
    if (left <= 0) return day
  }
}

/** Dates that are no days, end before they begin, or are too short. Empty ones are still to come. */
export function datesProblem(part: Dates, days: NoticeDays, calendar: Calendar): Problem | null {
  const { shownFrom, shownTo, noticeFrom, noticeTo } = part
  const given = [shownFrom, shownTo, noticeFrom, noticeTo].filter(Boolean)
  const shown =
    !shownFrom || !shownTo || (shownFrom <= shownTo && addDays(shownFrom, days.shown - 1) <= shownTo)
  const noticed = () =>
    !noticeFrom ||
    !noticeTo ||
    (noticeFrom <= noticeTo && fullOn(noticeFrom, days.notice, calendar) <= noticeTo)
  return given.every(isDay) && shown && noticed() ? null : problem('climb.notice_order', { ...days })
}

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
