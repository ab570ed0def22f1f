import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'

/** A whole number within a range, typed; what is none, or lies outside, is `null` and says so. */
export function NumberField(props: {
  label: string
  unit: string
  range: readonly [from: number, to: number]
  value: number
  onChange: (value: number | null) => void
}) {
  const [text, setText] = createSignal(String(props.value))
  const [from, to] = props.range
  const number = (typed: string): number | null => {
    const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN
    return value >= from && value <= to ? value : null
  }
  const hint = () => t('setting.range', { from, to, unit: props.unit })
  return (
    <Field label={props.label} required hint={hint()} error={number(text()) === null ? hint() : null}>
      <TextInput
        value={text()}
        inputmode="numeric"
        maxlength={4}
        onInput={(typed) => {
          setText(typed)
          props.onChange(number(typed))
        }}
      />
    </Field>
  )
}
