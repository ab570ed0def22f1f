import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Ledger } from '../../ui/ledger.tsx'
import type { Plan } from './queries.ts'

/** 指标: what the plan in force grants, how much of it is taken, and what is left (M-3.3). */
export const Quota = (props: { quota: Plan['quota']; reference: ReturnType<typeof useReference> }) => (
  <Ledger
    caption={t('plan.quota')}
    rows={props.quota}
    id={(row) => `${row.series}/${row.level}`}
    empty={<p class="meta">{t('plan.quota.none')}</p>}
    columns={[
      {
        key: 'series',
        label: t('plan.col.series'),
        cell: (row) => props.reference.name('series', row.series),
      },
      { key: 'level', label: t('plan.col.level'), cell: (row) => props.reference.name('level', row.level) },
      { key: 'granted', label: t('plan.quota.granted'), num: true, cell: (row) => row.granted },
      { key: 'used', label: t('plan.quota.used'), num: true, cell: (row) => row.used },
      {
        key: 'left',
        label: t('plan.quota.left'),
        num: true,
        cell: (row) => <b class={row.granted > row.used ? 'good' : 'bad'}>{row.granted - row.used}</b>,
      },
    ]}
  />
)
