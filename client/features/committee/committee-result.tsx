import { createMemo, Show } from 'solid-js'
import type { CandidateRecord, OutcomeRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { numberOf } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Row, Section } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { capOfPanel } from './cap.ts'
import { ResultCharts } from './result-charts.tsx'

interface Line {
  candidate: CandidateRecord
  outcome: OutcomeRecord
}

/** Totals of the committee with the sum behind each verdict. Secret ballots: there is nothing else to show. */
export function CommitteeResult(props: { panel: LivePanel }) {
  const tied = createMemo(() => new Set(capOfPanel(props.panel).tied))
  const lines = createMemo(() =>
    inOrder(props.panel).flatMap((candidate): Line[] => {
      const outcome = props.panel.outcome(candidate.id)
      return outcome ? [{ candidate, outcome }] : []
    }),
  )
  const decided = () => props.panel.round()?.state === 'decided'
  const passed = () => lines().filter(({ outcome }) => outcome.pass ?? outcome.rule).length
  const words = () => ({ pass: passed(), fail: lines().length - passed() })
  return (
    <Section
      plain
      title={t('committee.title')}
      meta={t(decided() ? 'committee.meta' : 'committee.meta.rule', words())}
    >
      <p class="meta">{t('committee.secret')}</p>
      <Ledger
        tight
        caption={t('committee.title')}
        rows={lines()}
        id={({ candidate }) => candidate.id}
        columns={columnsOf(props.panel, tied)}
      />
      <ResultCharts panel={props.panel} />
    </Section>
  )
}

function columnsOf(panel: LivePanel, tied: () => Set<string>): LedgerColumn<Line>[] {
  const groups = panel.panel()?.hasGroups
  return [
    { key: 'no', label: t('deliberation.no'), cell: ({ candidate }) => numberOf(candidate) },
    { key: 'name', label: t('deliberation.name'), cell: ({ candidate }) => <b>{candidate.name}</b> },
    ...(groups
      ? [
          {
            key: 'group',
            label: t('committee.group'),
            cell: ({ candidate }: Line) => (
              <Show when={candidate.group}>
                {(group) => (
                  <span>
                    {group().group} {group().yes}/{group().no}/{group().abstain}
                  </span>
                )}
              </Show>
            ),
          },
        ]
      : []),
    {
      key: 'sum',
      label: t('committee.sum'),
      cell: ({ outcome }) =>
        t('screen.sum', {
          seats: outcome.seats,
          present: outcome.counted,
          recused: outcome.recused,
          need: outcome.need,
        }),
    },
    { key: 'yes', label: t('committee.yes'), num: true, cell: ({ outcome }) => <b>{outcome.yes}</b> },
    { key: 'no_votes', label: t('committee.no'), num: true, cell: ({ outcome }) => outcome.no },
    { key: 'abstain', label: t('committee.abstain'), num: true, cell: ({ outcome }) => outcome.abstain },
    {
      key: 'verdict',
      label: t('committee.verdict'),
      cell: ({ candidate, outcome }) => (
        <Row gap={2} nowrap>
          <Verdict
            kind={(outcome.pass ?? outcome.rule) ? 'pass' : 'fail'}
            word={t((outcome.pass ?? outcome.rule) ? 'committee.pass' : 'committee.fail')}
          />
          <Show when={outcome.capped}>
            <Badge>{t('committee.mark.capped')}</Badge>
          </Show>
          <Show when={tied().has(candidate.id)}>
            <Badge>{t('committee.mark.tied')}</Badge>
          </Show>
        </Row>
      ),
    },
  ]
}
