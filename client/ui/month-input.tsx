import { createEffect, createSignal, on } from 'solid-js'
import './month-input.css'
import { t } from '../lib/i18n.ts'
import { serverNow } from '../lib/server-time.ts'
import { day } from '../lib/time.ts'
import { useField } from './field.tsx'
import { Select } from './select.tsx'

/** The oldest year anybody who still works can name. */
const FIRST = 1950

/** Years from this one back, and `ahead` years to come. */
const yearsBack = (ahead = 0): string[] => {
  const last = Number(day(serverNow()).slice(0, 4)) + ahead
  return Array.from({ length: last - FIRST + 1 }, (_, n) => String(last - n))
}

const MONTHS = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))

/**
 * A month, `YYYY-MM` or ''. Two lists instead of the browser's own field, which half of the browsers do not have.
 * While only one of the two is chosen nothing is told.
 */
export function MonthInput(props: {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** Names both lists: `入学时间 年`, `入学时间 月`. */
  label: string
}) {
  const field = useField()
  const [year, setYear] = createSignal('')
  const [month, setMonth] = createSignal('')
  createEffect(
    on(
      () => props.value,
      (value) => {
        // what is half chosen stays while the value is still nothing
        if (value === '' && !(year() && month())) return
        setYear(value.slice(0, 4))
        setMonth(value.slice(5, 7))
      },
    ),
  )
  function tell(): void {
    if (year() && month()) props.onChange(`${year()}-${month()}`)
    else if (props.value) props.onChange('')
  }
  return (
    <fieldset class="month-input" onFocusOut={() => props.onBlur?.()} aria-describedby={field?.describedBy()}>
      <legend class="sr-only">{props.label}</legend>
      <Select
        empty={t('date.year')}
        name={`${props.label} ${t('date.year')}`}
        value={year()}
        options={yearsBack().map((value) => ({ value, label: value }))}
        onChange={(value) => {
          setYear(value)
          tell()
        }}
      />
      <Select
        plain
        empty={t('date.month')}
        name={`${props.label} ${t('date.month')}`}
        value={month()}
        options={MONTHS.map((value) => ({ value, label: String(Number(value)) }))}
        onChange={(value) => {
          setMonth(value)
          tell()
        }}
      />
    </fieldset>
  )
}

/** A year from a list, newest first. */
export const YearInput = (props: {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
}) => (
  <Select
    empty
    value={props.value}
    options={yearsBack().map((value) => ({ value, label: value }))}
    onChange={(value) => {
      props.onChange(value)
      props.onBlur?.()
    }}
  />
)
