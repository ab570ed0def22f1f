import { For, Show } from 'solid-js'
import './segment.css'
import { Why } from './button.tsx'

export interface SegmentOption<T extends string = string> {
  value: T
  label: string
  why?: string | null
}

let made = 0

/** One of a few, all in sight: filters, order, a decision. An option with `why` is greyed, its reason below. */
export function Segment<T extends string>(props: {
  options: readonly SegmentOption<T>[]
  value: T | null
  onChange: (value: T) => void
  label: string
  touch?: boolean
}) {
  const name = `segment-${++made}`
  const reason = () => props.options.find((option) => option.why)?.why
  return (
    <div class="segment-place">
      <div
        class="segment"
        role="radiogroup"
        aria-label={props.label}
        data-touch={props.touch ? '' : undefined}
      >
        <For each={props.options}>
          {(option) => (
            <label data-off={option.why ? '' : undefined}>
              <input
                class="sr-only"
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                disabled={Boolean(option.why)}
                aria-describedby={option.why ? `${name}-why` : undefined}
                onChange={() => props.onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={reason()}>{(text) => <Why id={`${name}-why`} text={text()} />}</Show>
    </div>
  )
}
