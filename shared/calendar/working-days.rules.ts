/**
 * Working days in Asia/Shanghai, which has no summer time. Days are `YYYY-MM-DD`. Saturdays and Sundays are free,
 * but for the weekends the State Council has worked in exchange; public holidays are free.
 */
export interface Calendar {
  holidays: ReadonlySet<string>
  /** Weekend days that are worked (调休). */
  worked: ReadonlySet<string>
}

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The day it is in Shanghai at a moment. */
export const dayOf = (at: Date): string => new Date(+at + SHANGHAI_MS).toISOString().slice(0, 10)

const nextDay = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

export function isWorkingDay(day: string, { holidays, worked }: Calendar): boolean {
  if (worked.has(day)) return true
  if (holidays.has(day)) return false
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The end (midnight in Shanghai) of the `days`-th working day after the day of `from`; the day itself does not count.
 * With 0 days it is the end of that day.
 */
export function addWorkingDays(from: Date, days: number, calendar: Calendar): Date {
  let day = dayOf(from)
  for (let left = days; left > 0; ) {
    day = nextDay(day)
    if (isWorkingDay(day, calendar)) left--
  }
  return new Date(Date.parse(nextDay(day)) - SHANGHAI_MS)
}

/** Working days after the day of `from`, up to and including the day of `to`. */
export function workingDaysBetween(from: Date, to: Date, calendar: Calendar): number {
  const last = dayOf(to)
  let count = 0
  for (let day = nextDay(dayOf(from)); day <= last; day = nextDay(day))
    if (isWorkingDay(day, calendar)) count++
  return count
}
