import { t } from './i18n.ts'
import { serverNow } from './server-time.ts'
import { day, span } from './time.ts'

/** 「2 天 3 小时」「12 分钟」「40 秒」: the two largest units, nothing finer than a person would say. */
export function durationText(milliseconds: number): string {
  const { days, hours, minutes, seconds } = span(milliseconds)
  if (days) return join(t('time.days', { n: days }), hours && t('time.hours', { n: hours }))
  if (hours) return join(t('time.hours', { n: hours }), minutes && t('time.minutes', { n: minutes }))
  if (minutes) return t('time.minutes', { n: minutes })
  return t('time.seconds', { n: seconds })
}

const join = (first: string, second: string | 0): string => (second ? `${first} ${second}` : first)

const DAY_MS = 86_400_000

/** Days since an instant, by the calendar: yesterday evening is one. */
export const daysSince = (at: number): number =>
  Math.max(0, Math.round((Date.parse(day(serverNow())) - Date.parse(day(at))) / DAY_MS))
