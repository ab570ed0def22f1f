import { createContext, type JSX, type ParentProps, Show, useContext } from 'solid-js'
import './field.css'
import { t } from '../lib/i18n.ts'
import { Mark } from './mark.tsx'

interface FieldState {
  id: string
  required: () => boolean
  invalid: () => boolean
  describedBy: () => string | undefined
}

const FieldContext = createContext<FieldState>()
let made = 0

/** What an input inside a `Field` takes from it; outside of one it needs a `label` of its own. */
export const useField = (): FieldState | undefined => useContext(FieldContext)

interface FieldProps {
  label: JSX.Element
  required?: boolean
  hint?: JSX.Element
  /** What is wrong and what to do, in words; `null` when nothing is. */
  error?: string | null
  /** Said when the value has been checked and is right. */
  good?: string | null
  /** Stands at the right of the label: a count, a saved time. */
  end?: JSX.Element
}

/** Label above, help and error in words below, tied to the one input inside. */
export function Field(props: ParentProps<FieldProps>) {
  const id = `field-${++made}`
  return (
    <div class="field" data-bad={props.error ? '' : undefined}>
      <div class="field-head">
        <label for={id}>{props.label}</label>
        <Needed required={props.required} />
        <span class="push meta">{props.end}</span>
      </div>
      <FieldContext.Provider value={stateOf(id, props)}>{props.children}</FieldContext.Provider>
      <Notes id={id} {...props} />
    </div>
  )
}

/** The same for several inputs under one question: radios, checkboxes, a pair of dates. */
export function FieldGroup(props: ParentProps<FieldProps>) {
  const id = `field-${++made}`
  return (
    <fieldset
      class="field"
      data-bad={props.error ? '' : undefined}
      aria-describedby={stateOf(id, props).describedBy()}
    >
      <legend class="field-head">
        {props.label}
        <Needed required={props.required} />
      </legend>
      {props.children}
      <Notes id={id} {...props} />
    </fieldset>
  )
}

function stateOf(id: string, props: FieldProps): FieldState {
  return {
    id,
    required: () => props.required === true,
    invalid: () => Boolean(props.error),
    describedBy: () => (props.error || props.good || props.hint ? `${id}-note` : undefined),
  }
}

const Needed = (props: { required?: boolean }) => (
  <Show when={props.required}>
    <span class="field-required">{t('form.required')}</span>
  </Show>
)

const Notes = (props: FieldProps & { id: string }) => (
  <div id={`${props.id}-note`} class="field-note" aria-live="polite">
    <Show when={props.error}>
      <span class="bad">
        <Mark kind="alert" /> {props.error}
      </span>
    </Show>
    <Show when={!props.error && props.good}>
      <span class="good">
        <Mark kind="tick" /> {props.good}
      </span>
    </Show>
    <Show when={!props.error && !props.good}>{props.hint}</Show>
  </div>
)
