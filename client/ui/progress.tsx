import { For, type JSX, Show } from 'solid-js'
import './progress.css'
import { t } from '../lib/i18n.ts'

export type SegmentState = 'done' | 'todo' | 'locked'

/** A count first, then one piece per item: filled, empty, hatched for 回避. Never a percentage. */
export function ProgressSegments(props: {
  states: readonly SegmentState[]
  label?: string
  meta?: JSX.Element
}) {
  const count = (state: SegmentState) => props.states.filter((each) => each === state).length
  const due = () => props.states.length - count('locked')
  return (
    <div class="progress">
      <p>
        <b>
          {props.label ?? t('progress.done')} {count('done')}
        </b>{' '}
        <span class="faint">
          / {due()} <Show when={props.meta}>{props.meta}</Show>
        </span>
      </p>
      <div class="progress-bar" aria-hidden="true">
        <For each={props.states}>{(state) => <i data-state={state} />}</For>
      </div>
    </div>
  )
}

/** How far something above a second has come, in numbers and as a line. */
export function Meter(props: { n: number; of: number; label: string; unit?: string }) {
  return (
    <div class="progress">
      <p>
        {props.label} <b>{props.n}</b>{' '}
        <span class="faint">
          / {props.of} {props.unit}
        </span>
      </p>
      <progress class="meter" value={props.n} max={props.of || 1} aria-label={props.label} />
    </div>
  )
}
