import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Preview } from './preview.tsx'
import type { CommitteeDetail } from './queries.ts'
import { Deadline, Moment } from './words.tsx'

/** The times of the year looked at, who would be late, and the times of all years. */
export function TimesTab(props: {
  of: CommitteeDetail
  year: number
  onAct: (kind: 'window' | 'deadline') => void
}) {
  const notOwn = () => (props.of.own ? null : t('committee.deadline.others', { name: props.of.orgName }))
  return (
    <Stack gap={6}>
      <Section plain gap={4} title={t('committee.year', { year: props.year })}>
        <Facts
          facts={[
            [t('committee.col.opens'), <Moment at={props.of.opensAt} />],
            [t('committee.col.closes'), <Moment at={props.of.closesAt} />],
            [t('committee.col.deadline'), <Deadline at={props.of.deadlineAt} />, 'wide'],
          ]}
        />
        <Show when={props.of.mayWindow}>
          <Row gap={3} align="start">
            <Button onPress={() => props.onAct('window')}>{t('committee.window.set')}</Button>
            <Button why={notOwn()} onPress={() => props.onAct('deadline')}>
              {t('committee.deadline.set')}
            </Button>
          </Row>
        </Show>
        <Show
          when={props.of.deadlineAt !== null}
          fallback={<p class="meta">{t('committee.deadline.none')}</p>}
        >
          <Preview of={props.of} />
        </Show>
      </Section>
      <Section gap={3} title={t('committee.years')}>
        <Show when={props.of.years.length > 0} fallback={<p class="meta">{t('committee.years.none')}</p>}>
          <Ledger
            tight
            caption={t('committee.years')}
            rows={props.of.years}
            id={(row) => String(row.year)}
            columns={[
              { key: 'year', label: t('committee.years.year'), cell: (row) => row.year },
              {
                key: 'opens',
                label: t('committee.col.opens'),
                cell: (row) => <Moment at={row.opensAt} />,
              },
              {
                key: 'closes',
                label: t('committee.col.closes'),
                cell: (row) => <Moment at={row.closesAt} />,
              },
              {
                key: 'deadline',
                label: t('committee.col.deadline'),
                cell: (row) => <Moment at={row.deadlineAt} />,
              },
            ]}
          />
        </Show>
      </Section>
    </Stack>
  )
}
