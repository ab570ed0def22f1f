import { Show } from 'solid-js'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import type { Way } from './queries.ts'

const DAY_MS = 24 * 60 * 60_000
/** 2026-11-22 10:42 → 11-22: the year stands above. */
const short = (at: number): string => dayClock(at).slice(5, 10)

/** Whole days waited since, for words that leave it out on the first. */
export const waited = (since: number): { days?: number } => {
  const days = Math.floor((serverNow() - since) / DAY_MS)
  return days > 0 ? { days } : {}
}

export const lasts = (ms: number): string => durationText(Math.max(0, ms))

/** Where the file has been, where it is and since when, what comes next: offices, never people. */
export function LifeLine(props: { way: Way; brief?: boolean }) {
  /** In brief: the last step behind, the one it is at and the next. */
  const seen = (): Way => {
    const here = props.way.findIndex(({ state }) => state !== 'done')
    if (!props.brief || here < 0) return props.brief ? props.way.slice(-1) : props.way
    return props.way.slice(Math.max(0, here - 1), here + 2)
  }
  const rest = () => props.way.filter((step) => step.state === 'next' && !seen().includes(step)).length
  const steps = (): TimelineStep[] =>
    seen().map(({ orgName, duty, state, at }) => ({
      ...(at ? { at: short(at) } : {}),
      title: `${orgName} · ${t(`form.duty.${duty}`)}`,
      state,
      ...(state === 'here' && at
        ? { text: t('declare.way.since', { time: dayClock(at), ...waited(at) }) }
        : {}),
    }))
  return (
    <>
      <Timeline steps={steps()} />
      <Show when={rest() > 0}>
        <p class="meta">{t('declare.way.rest', { n: rest() })}</p>
      </Show>
    </>
  )
}
