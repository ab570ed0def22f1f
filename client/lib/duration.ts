import { t } from './i18n.ts'
import { span } from './time.ts'

/** 「2 天 3 小时」「12 分钟」「40 秒」: the two largest units, nothing finer than a person would say. */
export function durationText(milliseconds: number): string {
  const { days, hours, minutes, seconds } = span(milliseconds)
  if (days) return join(t('time.days', { n: days }), hours && t('time.hours', { n: hours }))
  if (hours) return join(t('time.hours', { n: hours }), minutes && t('time.minutes', { n: minutes }))
  if (minutes) return t('time.minutes', { n: minutes })
  return t('time.seconds', { n: seconds })
}

const join = (first: string, second: string | 0): string => (second ? `${first} ${second}` : first)
