import type { JSX } from 'solid-js'
import { Field } from './field.tsx'
import { TextInput } from './text-input.tsx'

/** What of a form a line of text needs: every form that holds texts under these names is one. */
export interface TextForm<Name extends string> {
  values: { readonly [K in Name]: string }
  set: (name: Name, value: string) => void
  blur: (name: Name) => void
  error: (name: Name) => string | null
}

/** A line of text of a form with its label; what is wrong with it shows once it was left. */
export function TextField<Name extends string>(props: {
  form: TextForm<NoInfer<Name>>
  name: Name
  label: JSX.Element
  maxlength: number
  type?: 'tel' | 'email'
  required?: boolean
  hint?: JSX.Element
}) {
  return (
    <Field
      label={props.label}
      required={props.required ?? false}
      hint={props.hint}
      error={props.form.error(props.name)}
    >
      <TextInput
        type={props.type ?? 'text'}
        value={props.form.values[props.name]}
        onInput={(next) => props.form.set(props.name, next)}
        onBlur={() => props.form.blur(props.name)}
        maxlength={props.maxlength}
      />
    </Field>
  )
}
