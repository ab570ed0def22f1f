import { createMemo, Show } from 'solid-js'
import './text-area.css'
import { t } from '../lib/i18n.ts'
import { useField } from './field.tsx'

/** Several lines; with `max` it counts characters as people do, and says how many are too many instead of cutting. */
export function TextArea(props: {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  max?: number
  rows?: number
  placeholder?: string
  label?: string
  readonly?: boolean
}) {
  const field = useField()
  const length = createMemo(() => [...props.value].length)
  const over = () => (props.max === undefined ? 0 : Math.max(0, length() - props.max))
  return (
    <div class="text-area">
      <textarea
        class="input"
        id={field?.id}
        rows={props.rows ?? 3}
        value={props.value}
        placeholder={props.placeholder}
        readonly={props.readonly}
        aria-label={field ? undefined : props.label}
        aria-required={field?.required() || undefined}
        aria-invalid={field?.invalid() || over() > 0 || undefined}
        aria-describedby={field?.describedBy()}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => props.onBlur?.()}
      />
      <Show when={props.max !== undefined}>
        <span class={over() ? 'text-count bad' : 'text-count meta'} aria-live={over() ? 'polite' : 'off'}>
          {over() ? t('form.over', { n: over() }) : t('form.count', { n: length(), max: props.max! })}
        </span>
      </Show>
    </div>
  )
}
