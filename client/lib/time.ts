/** Everything is shown in Asia/Shanghai, whatever clock zone the tablet was delivered with. */
export type Instant = Date | string | number

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function cut(instant: Instant): Record<string, string> | null {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return null
  return Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]))
}

const NOTHING = '–'

/** 2026-11-22 */
export function day(instant: Instant): string {
  const at = cut(instant)
  return at ? `${at.year}-${at.month}-${at.day}` : NOTHING
}

/** 10:42 */
export function clock(instant: Instant): string {
  const at = cut(instant)
  return at ? `${at.hour}:${at.minute}` : NOTHING
}

/** 10:42:07 */
export function clockSeconds(instant: Instant): string {
  const at = cut(instant)
  return at ? `${at.hour}:${at.minute}:${at.second}` : NOTHING
}

/** 2026-11-22 10:42 */
export const dayClock = (instant: Instant): string => `${day(instant)} ${clock(instant)}`

/** 2026-11-22 10:42:07 */
export const dayClockSeconds = (instant: Instant): string => `${day(instant)} ${clockSeconds(instant)}`

/** The value of a datetime-local input for an instant, and back. Shanghai has kept +08:00 without summer time. */
export const toLocalInput = (instant: Instant): string => `${day(instant)}T${clock(instant)}`

export function fromLocalInput(value: string): string | null {
  const date = new Date(`${value.slice(0, 16)}:00+08:00`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** A span in whole units for `t('time.span', …)`-like words: milliseconds to days, hours, minutes, seconds. */
export function span(milliseconds: number): {
  days: number
  hours: number
  minutes: number
  seconds: number
} {
  const total = Math.max(0, Math.floor(milliseconds / 1000))
  return {
    days: Math.floor(total / 86400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  }
}
