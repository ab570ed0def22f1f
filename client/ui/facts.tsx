import { For, type JSX } from 'solid-js'
import './facts.css'

export type Fact = readonly [label: string, value: JSX.Element, width?: 'wide']

/** Facts as on a printed form: label cells and values between thin rules, two pairs a line; `wide` takes a line. */
export function Facts(props: { facts: readonly Fact[]; columns?: 1 | 2 }) {
  return (
    <dl class="facts" data-columns={props.columns ?? 2}>
      <For each={props.facts}>
        {([label, value, width]) => (
          <div data-wide={width === 'wide' ? '' : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
