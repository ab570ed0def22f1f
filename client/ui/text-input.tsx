import { useField } from './field.tsx'

/** One line of text. `onInput` gets the text; set `label` only outside a `Field`. */
export function TextInput(props: {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'search' | 'email' | 'tel' | 'url'
  size?: 'small' | 'normal' | 'large'
  placeholder?: string
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'search'
  maxlength?: number
  label?: string
  readonly?: boolean
  disabled?: boolean
  name?: string
}) {
  const field = useField()
  return (
    <input
      class="input"
      id={field?.id}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value}
      data-size={props.size}
      placeholder={props.placeholder}
      autocomplete={props.autocomplete ?? 'off'}
      autocapitalize="off"
      spellcheck={false}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      readonly={props.readonly}
      disabled={props.disabled}
      aria-label={field ? undefined : props.label}
      aria-required={field?.required() || undefined}
      aria-invalid={field?.invalid() || undefined}
      aria-describedby={field?.describedBy()}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={() => props.onBlur?.()}
    />
  )
}
