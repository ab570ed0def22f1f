import { t } from '../../lib/i18n.ts'
import { Select } from '../../ui/select.tsx'
import type { usePlanYear } from './queries.ts'

/** For which year the unit plans: next year's plan is made before that year begins. */
export const YearSelect = (props: { year: ReturnType<typeof usePlanYear> }) => (
  <Select
    size="small"
    prefix={t('plan.mine.year')}
    options={props.year.years().map((each) => ({ value: String(each), label: String(each) }))}
    value={String(props.year.year())}
    onChange={(next) => props.year.set(Number(next))}
  />
)
