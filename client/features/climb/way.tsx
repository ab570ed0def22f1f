import { For, Show } from 'solid-js'
import { daysSince } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { day, dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import type { ClimbFile } from './queries.ts'
import './way.css'

type Way = ClimbFile['way']

/** Where it has been, where it lies since when, what comes next (M-4.1.2): each organisation with both its steps. */
export const WayLine = (props: { way: Way }) => (
  <Show when={props.way.length > 0} fallback={<p class="meta">{t('climb.way.none')}</p>}>
    <Timeline
      steps={props.way.map((each): TimelineStep => {
        const text =
          each.state === 'here' && each.at
            ? sinceText(each.at)
            : each.state === 'done'
              ? t('climb.way.passed')
              : t('climb.way.next')
        return {
          title: `${each.orgName} · ${t(`form.duty.${each.duty}`)}`,
          text,
          state: each.state,
          ...(each.at ? { at: day(each.at).slice(5) } : {}),
        }
      })}
    />
  </Show>
)

function sinceText(at: number): string {
  const n = daysSince(at)
  return t(n === 0 ? 'climb.way.here' : 'climb.way.since', { at: dayClock(at).slice(5), n })
}

interface Stop {
  orgId: string
  name: string
  state: Way[number]['state']
  duty: Way[number]['duty'] | null
}

/** One stop for each organisation: done when both its steps are, here with the step it is at. */
export function stopsOf(way: Way): Stop[] {
  const stops: Stop[] = []
  for (const { orgId, orgName, duty, state } of way) {
    const last = stops.at(-1)
    if (last?.orgId !== orgId) {
      stops.push({ orgId, name: orgName, state, duty: state === 'here' ? duty : null })
    } else if (state === 'here' || (last.state === 'done' && state === 'next')) {
      last.state = 'here'
      last.duty = duty
    }
  }
  return stops
}

/** The way in one line at the head of a file. */
export const WayStrip = (props: { way: Way }) => (
  <ol class="climb-way" aria-label={t('climb.way')}>
    <For each={stopsOf(props.way)}>
      {(stop) => (
        <li data-state={stop.state} aria-current={stop.state === 'here' ? 'step' : undefined}>
          <span>{stop.name}</span>
          <Show when={stop.duty}>{(duty) => <b>{t(`form.duty.${duty()}`)}</b>}</Show>
          <Show when={stop.state === 'done'}>
            <span class="sr-only">{t('climb.way.passed')}</span>
          </Show>
        </li>
      )}
    </For>
  </ol>
)
