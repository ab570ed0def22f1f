import { yearAt } from '../beijing.ts'

const DAY = 86_400_000
/** Days before now the demo's year begins at; early in January all of it moves together into the days there are. */
const SPAN = 90

/** Moments of the demo's year, so that whatever happened for this year happened in this year. */
export interface Past {
  year: number
  now: number
  /** There is room for a whole climb between the beginning of the year and now. */
  roomy: boolean
  /** So many days before now, at most 90. */
  ago: (days: number) => Date
  /** 18:00 in Beijing so many days from now. */
  ahead: (days: number) => Date
}

export function pastOf(now: Date): Past {
  const year = yearAt(now)
  const begun = Date.parse(`${year}-01-01T00:00:00+08:00`)
  const scale = Math.min(1, (+now - begun) / (SPAN * DAY))
  return {
    year,
    now: +now,
    roomy: scale === 1,
    ago: (days) => new Date(+now - days * DAY * scale),
    ahead: (days) => new Date(Math.floor((+now + days * DAY) / DAY) * DAY + 10 * 3_600_000),
  }
}
