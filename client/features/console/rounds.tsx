import { createMemo, Show } from 'solid-js'
import type { Outcome } from '../../../shared/live/state.ts'
import type { CandidateRecord, PastRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { numberOf } from '../ballot/words.ts'
import { inOrder } from './order.ts'

/** Past rounds beside the present one, each with its reason. Nothing is overwritten, nothing averaged. */
export function Rounds(props: { panel: LivePanel }) {
  const past = () => props.panel.past()
  const unknown = createMemo(
    () =>
      new Set(
        past().flatMap(({ outcomes }) => Object.keys(outcomes).filter((id) => !props.panel.candidate(id))),
      ).size,
  )
  return (
    <Show when={past().length > 0}>
      <Section plain title={t('console.rounds')} meta={t('console.rounds.meta')}>
        <Ledger
          tight
          caption={t('console.rounds')}
          rows={inOrder(props.panel)}
          id={({ id }) => id}
          columns={[nameColumn(), ...past().map(pastColumn), nowColumn(props.panel)]}
        />
        <Show when={unknown() > 0}>
          <p class="meta">{t('console.rounds.others', { n: unknown() })}</p>
        </Show>
      </Section>
    </Show>
  )
}

const nameColumn = (): LedgerColumn<CandidateRecord> => ({
  key: 'name',
  label: t('console.rounds.candidate'),
  cell: (row) => `${numberOf(row)} ${row.name}`,
})

const pastColumn = (past: PastRecord): LedgerColumn<CandidateRecord> => ({
  key: `past-${past.no}`,
  label: (
    <Stack gap={0}>
      <b>{t('console.round', { n: past.no })}</b>
      <span>{t(`console.rounds.kind.${past.roundKind}`)}</span>
      <span>{t(`state.${past.state}`)}</span>
      <Show when={past.reason}>
        {(reason) => <span>{t('console.rounds.reason', { reason: reason() })}</span>}
      </Show>
    </Stack>
  ),
  cell: (row) => <Votes outcome={past.outcomes[row.id]} />,
})

const nowColumn = (panel: LivePanel): LedgerColumn<CandidateRecord> => ({
  key: 'now',
  label: (
    <Stack gap={0}>
      <b>{t('console.round', { n: panel.round()?.no ?? 1 })}</b>
      <span>{t('console.rounds.now')}</span>
      <Show when={panel.round()?.reason}>
        {(reason) => <span>{t('console.rounds.reason', { reason: reason() })}</span>}
      </Show>
    </Stack>
  ),
  cell: (row) => <Votes outcome={panel.outcome(row.id)} />,
})

function Votes(props: { outcome: Outcome | undefined }) {
  return (
    <Show when={props.outcome} fallback={<span class="faint">{t('console.rounds.no_vote')}</span>}>
      {(outcome) => (
        <Stack gap={0}>
          <span>
            {t('console.rounds.cell', {
              yes: outcome().yes,
              no: outcome().no,
              abstain: outcome().abstain,
            })}
          </span>
          <Verdict
            kind={(outcome().pass ?? outcome().rule) ? 'pass' : 'fail'}
            word={t((outcome().pass ?? outcome().rule) ? 'deliberation.pass' : 'deliberation.fail')}
          />
        </Stack>
      )}
    </Show>
  )
}
