import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import type { Plan } from './queries.ts'

/** 指标: what the plan in force grants, how much of it is taken, and what is left (M-3.3). */
export const Quota = (props: { quota: Plan['quota']; reference: ReturnType<typeof useReference> }) => (
  <Stack gap={3}>
    <QuotaSum quota={props.quota} />
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
  </Stack>
)

/** The whole in one sentence: how many there are, how many are taken, how many are left. */
function QuotaSum(props: { quota: Plan['quota'] }) {
  const sum = (of: 'granted' | 'used') => props.quota.reduce((all, row) => all + row[of], 0)
  return (
    <p>
      {t('plan.quota.sum', {
        granted: sum('granted'),
        used: sum('used'),
        left: sum('granted') - sum('used'),
      })}
    </p>
  )
}
