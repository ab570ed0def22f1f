import { For } from 'solid-js'
import './checkbox.css'

let made = 0

/** One of several, each on its line with what it means. Put it in a `FieldGroup`, which asks the question. */
export function RadioGroup<T extends string>(props: {
  options: readonly { value: T; label: string; hint?: string; why?: string | null }[]
  value: T | null
  onChange: (value: T) => void
  inline?: boolean
  /** Lines as high as a finger needs. */
  touch?: boolean
}) {
  const name = `radio-${++made}`
  return (
    <div class="radios" data-inline={props.inline ? '' : undefined} data-touch={props.touch ? '' : undefined}>
      <For each={props.options}>
        {(option) => (
          <label class="radio" data-off={option.why ? '' : undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              disabled={Boolean(option.why)}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              <span class="meta">{option.why ?? option.hint}</span>
            </span>
          </label>
        )}
      </For>
    </div>
  )
}
