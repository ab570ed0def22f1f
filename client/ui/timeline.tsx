import { For, type JSX, Show } from 'solid-js'
import './timeline.css'
import { t } from '../lib/i18n.ts'
import { dayClock, type Instant } from '../lib/time.ts'

export interface TimelineStep {
  /** When, as shown: `10-28`. */
  at?: string
  title: JSX.Element
  text?: JSX.Element
  state: 'done' | 'here' | 'next' | 'back'
}

/** A step of the 办理记录 that is over: when, its words, then by whom and why. */
export const pastStep = (
  step: { at: Instant; orgName: string; actorName: string },
  title: JSX.Element,
  why?: string | null,
): TimelineStep => ({
  at: dayClock(step.at).slice(5),
  title,
  text: [[step.orgName, step.actorName].filter(Boolean).join(' '), why].filter(Boolean).join(' · '),
  state: 'done',
})

/** Where it has been, where it is and since when, what comes next. One line down, no cards. */
export function Timeline(props: { steps: readonly TimelineStep[] }) {
  return (
    <ol class="timeline">
      <For each={props.steps}>
        {(step) => (
          <li data-state={step.state} aria-current={step.state === 'here' ? 'step' : undefined}>
            <time>{step.at ?? '–'}</time>
            <div>
              {step.title}
              <Show when={step.state === 'here' || step.state === 'next'}>
                <span class="sr-only">{t(step.state === 'here' ? 'timeline.now' : 'timeline.next')}</span>
              </Show>
              <Show when={step.text}>
                <p class="meta">{step.text}</p>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
