import { t } from '../lib/i18n.ts'
import { serverNow } from '../lib/server-time.ts'
import { day } from '../lib/time.ts'
import { Select } from '../ui/select.tsx'

export const yearNow = (): number => Number(day(serverNow()).slice(0, 4))

/**
 * The year looked at. On offer are those that have plans or reviews, the present one and the next: its plan is made
 * before it begins.
 */
export function YearSwitch(props: {
  year: number | null
  years: readonly number[]
  isOne: boolean
  onYear: (year: number | null) => void
}) {
  const years = () =>
    [...new Set([...props.years, yearNow(), yearNow() + 1, ...(props.year ? [props.year] : [])])].sort(
      (a, b) => b - a,
    )
  return (
    <Select
      size="small"
      prefix={t('manage.year')}
      empty={props.isOne ? false : t('manage.year.all')}
      options={years().map((year) => ({ value: String(year), label: String(year) }))}
      value={props.year ? String(props.year) : ''}
      onChange={(next) => props.onYear(next ? Number(next) : null)}
    />
  )
}
