import { useNavigate } from '@solidjs/router'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dataOf } from '../../ui/loaded.tsx'
import { Segment } from '../../ui/segment.tsx'
import { useYearShown } from './queries.ts'

/** As the router has them, below the portal's own address. */
const PLACES = { handed: '/plans', missing: '/plans?tab=missing' } as const
type Tab = keyof typeof PLACES

/** What was handed in, and who has handed in nothing, with how many. A tab begins anew: its filters are others. */
export function PlanTabs(props: { value: Tab }) {
  const navigate = useNavigate()
  const year = useYearShown()
  const missing = useAsk('plan.missing', () => ({ year: year(), size: 1 }), { keep: true })
  const label = (tab: Tab): string => {
    const n = tab === 'missing' ? dataOf(missing)?.total : undefined
    return n === undefined ? t(`plan.tab.${tab}`) : `${t(`plan.tab.${tab}`)} ${n}`
  }
  return (
    <Segment
      label={t('plan.tabs')}
      value={props.value}
      options={(['handed', 'missing'] as const).map((tab) => ({ value: tab, label: label(tab) }))}
      onChange={(tab) => navigate(PLACES[tab])}
    />
  )
}
