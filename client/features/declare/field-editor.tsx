import { Match, Show, Switch } from 'solid-js'
import { type Field as Asked, OPTIONS, type Values } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { MonthInput, YearInput } from '../../ui/month-input.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import type { Reference } from './queries.ts'

/** Lines of a text that may be long. */
const ROWS = 5
const LONG_ROWS = 14
const LONG = 2000

/** One field of the form as data, with its label, help and what is wrong with it. */
export function FieldEditor(props: {
  section: Section
  field: Asked
  values: Values
  reference: Reference
  /** What forbids the hand-in, and what is only worth a second look. */
  error: string | null
  warning: string | null
  /** What a reviewer asked to be mended here. */
  point: string | null
  onInput: (value: string) => void
  onBlur: () => void
}) {
  const value = () => props.values[props.field.key] ?? ''
  const label = () => t(`form.${props.section}.${props.field.key}` as 'form.basic.name')
  const hint = () => tMaybe(`declare.hint.${props.section}.${props.field.key}`)
  const is = (...kinds: Asked['kind'][]) => kinds.includes(props.field.kind)
  const line = () => ({ value: value(), onInput: props.onInput, onBlur: props.onBlur })
  return (
    <div
      class="declare-field"
      data-field={props.field.key}
      data-half={props.field.half ? '' : undefined}
      data-returned={props.point ? '' : undefined}
    >
      <Show
        when={!is('mark')}
        fallback={
          <div class="declare-mark">
            <Checkbox
              checked={value() === 'yes'}
              onChange={(checked) => {
                props.onInput(checked ? 'yes' : '')
                props.onBlur()
              }}
            >
              {label()}
            </Checkbox>
            <Show when={props.error ?? props.warning}>
              {(said) => <p class={props.error ? 'meta bad' : 'meta'}>{said()}</p>}
            </Show>
          </div>
        }
      >
        <Field
          label={label()}
          {...(props.field.required ? { required: true } : {})}
          error={props.error}
          hint={
            <Show when={props.warning} fallback={hint()}>
              <span class="declare-warning">
                <Mark kind="hold" /> {props.warning}
              </span>
            </Show>
          }
        >
          <Switch
            fallback={<TextInput {...line()} {...(props.field.max ? { maxlength: props.field.max } : {})} />}
          >
            <Match when={is('area')}>
              <TextArea
                {...line()}
                rows={(props.field.max ?? 0) >= LONG ? LONG_ROWS : ROWS}
                {...(props.field.max ? { max: props.field.max } : {})}
              />
            </Match>
            <Match when={is('date')}>
              <DateInput
                value={value()}
                onChange={props.onInput}
                onBlur={props.onBlur}
                {...(props.field.past ? { max: day(serverNow()) } : {})}
              />
            </Match>
            <Match when={is('month')}>
              <MonthInput label={label()} value={value()} onChange={props.onInput} onBlur={props.onBlur} />
            </Match>
            <Match when={is('year')}>
              <YearInput value={value()} onChange={props.onInput} onBlur={props.onBlur} />
            </Match>
            <Match when={is('number')}>
              <TextInput {...line()} inputmode={props.field.step ? 'decimal' : 'numeric'} maxlength={8} />
            </Match>
            <Match when={is('phone')}>
              <TextInput {...line()} type="tel" inputmode="numeric" maxlength={11} />
            </Match>
            <Match when={is('mail')}>
              <TextInput {...line()} type="email" maxlength={props.field.max ?? 80} />
            </Match>
            <Match when={is('choice')}>
              <Select
                empty
                value={value()}
                onChange={props.onInput}
                onBlur={props.onBlur}
                options={OPTIONS[props.field.options!].map((code) => ({
                  value: code,
                  label: tMaybe(`form.option.${props.field.options}.${code}`) ?? code,
                }))}
              />
            </Match>
            <Match when={is('reference')}>
              <Select
                empty
                value={value()}
                onChange={props.onInput}
                onBlur={props.onBlur}
                options={props.reference.options(
                  props.field.reference!,
                  props.field.parent ? (props.values[props.field.parent] ?? '') : undefined,
                )}
              />
            </Match>
          </Switch>
        </Field>
      </Show>
      <Show when={props.point}>
        {(text) => <p class="declare-point">{t('declare.point', { text: text() })}</p>}
      </Show>
    </div>
  )
}
