import { createEffect, type JSX, Show } from 'solid-js'
import './checkbox.css'

/** A tick. `partial` is for 'some of them'; `label` names it where no text stands beside (table rows). */
export function Checkbox(props: {
  checked: boolean
  onChange: (checked: boolean) => void
  children?: JSX.Element
  partial?: boolean
  label?: string
  why?: string | null
}) {
  return (
    <label class="checkbox" data-off={props.why ? '' : undefined}>
      <input
        type="checkbox"
        checked={props.checked}
        ref={(element) => createEffect(() => (element.indeterminate = props.partial === true))}
        disabled={Boolean(props.why)}
        aria-label={props.label}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <Show when={props.children || props.why}>
        <span>
          {props.children} <span class="meta">{props.why}</span>
        </span>
      </Show>
    </label>
  )
}
