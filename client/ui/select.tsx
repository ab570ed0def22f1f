import { For, Show } from 'solid-js'
import './select.css'
import { t } from '../lib/i18n.ts'
import { useField } from './field.tsx'

export interface Option<T extends string = string> {
  value: T
  label: string
}

/** The system's own list. `prefix` stands inside before the value (年度 2026) and is its name outside a `Field`. */
export function Select<T extends string>(props: {
  options: readonly Option<T>[]
  value: T | ''
  onChange: (value: T) => void
  prefix?: string
  label?: string
  size?: 'small' | 'normal'
  /** Adds a first entry for 'none chosen'; a string is its word. */
  empty?: boolean | string
  disabled?: boolean
  /** Its name where a `Field` holds several lists; with `plain` it is not the one the field's label points to. */
  name?: string
  plain?: boolean
  onBlur?: () => void
}) {
  const field = useField()
  return (
    <span class="select" data-size={props.size} data-prefixed={props.prefix ? '' : undefined}>
      <Show when={props.prefix}>
        <span class="select-prefix" aria-hidden="true">
          {props.prefix}
        </span>
      </Show>
      <select
        class="input"
        id={props.plain ? undefined : field?.id}
        data-size={props.size}
        disabled={props.disabled}
        aria-label={props.name ?? (field ? undefined : (props.label ?? props.prefix))}
        aria-required={field?.required() || undefined}
        aria-invalid={field?.invalid() || undefined}
        aria-describedby={field?.describedBy()}
        onChange={(event) => props.onChange(event.currentTarget.value as T)}
        onBlur={() => props.onBlur?.()}
      >
        <Show when={props.empty}>
          <option value="" selected={props.value === ''}>
            {props.empty === true ? t('form.choose') : props.empty}
          </option>
        </Show>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </span>
  )
}
