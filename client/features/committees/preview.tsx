import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import type { CommitteeDetail } from './queries.ts'

/** 将有 n 人逾期, by where their files lie now. */
export function Preview(props: { of: Pick<CommitteeDetail, 'preview'> }) {
  const n = () => props.of.preview.reduce((sum, { count }) => sum + count, 0)
  return (
    <Show when={n() > 0} fallback={<p class="meta">{t('committee.preview.none')}</p>}>
      <Stack gap={2}>
        <p class="strong bad">{t('committee.preview', { n: n() })}</p>
        <p class="meta">{t('committee.preview.what')}</p>
        <Ledger
          tight
          caption={t('committee.preview.where')}
          rows={props.of.preview}
          id={(row) => row.orgName}
          columns={[
            {
              key: 'where',
              label: t('committee.preview.where'),
              cell: (row) => row.orgName || t('committee.preview.applicant'),
            },
            { key: 'count', label: t('committee.preview.count'), num: true, cell: (row) => row.count },
          ]}
        />
      </Stack>
    </Show>
  )
}
