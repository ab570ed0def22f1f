import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import type { Way } from './queries.ts'

const DAY_MS = 24 * 60 * 60_000
/** 2026-11-22 10:42 → 11-22: the year stands above. */
const short = (at: number): string => dayClock(at).slice(5, 10)

/** Days waited since, at least the words 今天. */
export const waited = (since: number): string => {
  const days = Math.floor((serverNow() - since) / DAY_MS)
  return days > 0 ? t('declare.way.waited', { n: days }) : t('declare.way.today')
}

export const lasts = (ms: number): string => durationText(Math.max(0, ms))

/** Where the file has been, where it is and since when, what comes next: offices, never people. */
export function LifeLine(props: { way: Way }) {
  const steps = (): TimelineStep[] =>
    props.way.map(({ orgName, duty, state, at }) => ({
      ...(at ? { at: short(at) } : {}),
      title: `${orgName} · ${t(`form.duty.${duty}`)}`,
      state,
      ...(state === 'here' && at
        ? { text: t('declare.way.since', { time: dayClock(at), waited: waited(at) }) }
        : {}),
    }))
  return <Timeline steps={steps()} />
}
