/** Days of the calendar, `YYYY-MM-DD`: compared as text, counted without hours or time zones. */
const DAY_MS = 86_400_000

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(Date.parse(text)).toISOString().slice(0, 10) === text

export const isMonth = (text: string): boolean => isDay(`${text}-01`)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day `years` later; 29 February becomes 28 February where that year has none. */
export function addYears(day: string, years: number): string {
  const [year, rest] = [Number(day.slice(0, 4)) + years, day.slice(4)]
  const moved = `${String(year).padStart(4, '0')}${rest}`
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** Whole years from one day to another. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** Both ends included. */
export const isWithinDays = (day: string, from: string, to: string): boolean => from <= day && day <= to
