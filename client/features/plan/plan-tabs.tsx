import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Segment } from '../../ui/segment.tsx'
import { useYearShown } from './queries.ts'

/** As the router has them, below the portal's own address. */
const PLACES = { handed: '/plans', missing: '/plans?tab=missing' } as const
type Tab = keyof typeof PLACES

/** What was handed in, and who has handed in nothing, with how many. A tab begins anew: its filters are others. */
export function PlanTabs(props: { value: Tab }) {
  const navigate = useNavigate()
  const staff = useStaff()
  const year = useYearShown()
  const missing = useAsk('plan.missing', () => ({ year: year(), size: 1 }), { keep: true })
  const label = (tab: Tab): string => {
    const n = tab === 'missing' ? dataOf(missing)?.total : undefined
    return n === undefined ? t(`plan.tab.${tab}`) : `${t(`plan.tab.${tab}`)} ${n}`
  }
  // most units have none below them, and nobody to wait for
  const shown = () =>
    staff.me.actor.orgKind !== 'unit' || props.value === 'missing' || Boolean(dataOf(missing)?.total)
  return (
    <Show when={shown()}>
      <Segment
        label={t('plan.tabs')}
        value={props.value}
        options={(['handed', 'missing'] as const).map((tab) => ({ value: tab, label: label(tab) }))}
        onChange={(tab) => navigate(PLACES[tab])}
      />
    </Show>
  )
}
