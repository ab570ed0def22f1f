import { fromLocalInput, toLocalInput } from '../lib/time.ts'
import { useField } from './field.tsx'

interface Common {
  label?: string
  size?: 'small' | 'normal'
  disabled?: boolean
  onBlur?: () => void
}

/** A day, `YYYY-MM-DD` or ''. The system's own calendar, which every tablet has and every hand knows. */
export function DateInput(
  props: Common & { value: string; onChange: (value: string) => void; min?: string; max?: string },
) {
  return <Native {...props} type="date" onText={(text) => props.onChange(text)} />
}

/** A moment as an ISO instant or `null`; shown and typed in Asia/Shanghai whatever zone the device is in. */
export function DateTimeInput(
  props: Common & {
    value: string | null
    onChange: (value: string | null) => void
    min?: string
    max?: string
  },
) {
  const local = (value?: string | null) => (value ? toLocalInput(value) : '')
  return (
    <Native
      {...props}
      type="datetime-local"
      value={local(props.value)}
      min={local(props.min) || undefined}
      max={local(props.max) || undefined}
      onText={(text) => props.onChange(text === '' ? null : fromLocalInput(text))}
    />
  )
}

function Native(
  props: Common & {
    type: 'date' | 'datetime-local'
    value: string
    min?: string
    max?: string
    onText: (text: string) => void
  },
) {
  const field = useField()
  return (
    <input
      class="input"
      id={field?.id}
      type={props.type}
      value={props.value}
      min={props.min}
      max={props.max}
      data-size={props.size}
      disabled={props.disabled}
      aria-label={field ? undefined : props.label}
      aria-required={field?.required() || undefined}
      aria-invalid={field?.invalid() || undefined}
      aria-describedby={field?.describedBy()}
      onChange={(event) => props.onText(event.currentTarget.value)}
      onBlur={() => props.onBlur?.()}
    />
  )
}
