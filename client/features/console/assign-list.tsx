import { createMemo, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { numberOf } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Row } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { leadsOf, type Plan } from './assign-plan.ts'

/** Candidates and their lead reviewers as they would be saved. */
export function AssignList(props: {
  panel: LivePanel
  rows: readonly CandidateRecord[]
  plan: Plan
  selected: string | null
  onSelect: (candidateId: string) => void
}) {
  const columns = createMemo<LedgerColumn<CandidateRecord>[]>(() => [
    {
      key: 'name',
      label: `${t('assign.no')} ${t('assign.candidate')}`,
      cell: (row) => `${numberOf(row)} ${row.name}`,
    },
    { key: 'unit', label: t('assign.unit'), cell: (row) => row.unit },
    {
      key: 'leads',
      label: t('assign.leads'),
      cell: (row) => (
        <Row gap={2}>
          <Show
            when={leadsOf(row, props.plan).length > 0}
            fallback={<span class="bad">{t('assign.none')}</span>}
          >
            <span>
              {leadsOf(row, props.plan)
                .map((id) => props.panel.seat(id)?.name ?? '')
                .join(t('console.comma'))}
            </span>
          </Show>
          <Show when={props.plan[row.id] && props.plan[row.id]!.join() !== row.leads.join()}>
            <Badge>{t('assign.changed')}</Badge>
          </Show>
        </Row>
      ),
    },
  ])
  return (
    <Ledger
      caption={t('assign.title')}
      rows={props.rows}
      id={({ id }) => id}
      selected={props.selected}
      onSelect={({ id }) => props.onSelect(id)}
      columns={columns()}
    />
  )
}
