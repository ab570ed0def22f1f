import { Show } from 'solid-js'
import type { Outcome } from '../../../shared/live/state.ts'
import type { PastRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { numberOf, two } from '../../lib/words.ts'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'

/** Past rounds beside the present one, each with its reason. Nothing is overwritten, nothing averaged. */
export function Rounds(props: { panel: LivePanel }) {
  const past = () => props.panel.past()
  return (
    <Show when={past().length > 0}>
      <Section plain title={t('console.rounds')} meta={t('console.rounds.meta')}>
        <Ledger
          tight
          caption={t('console.rounds')}
          rows={everybody(props.panel)}
          id={({ id }) => id}
          columns={[nameColumn(), ...past().map(pastColumn), nowColumn(props.panel)]}
        />
      </Section>
    </Show>
  )
}

interface Row {
  id: string
  number: string
  name: string
}

/** The candidates of this round in its order, then those on whom only earlier rounds voted. */
export function everybody(panel: LivePanel): Row[] {
  const now = inOrder(panel).map((row) => ({ id: row.id, number: numberOf(row), name: row.name }))
  const before = new Map(panel.past().flatMap(({ people }) => Object.entries(people)))
  for (const { id } of now) before.delete(id)
  const others = [...before].sort(([, a], [, b]) => a.no - b.no)
  return [...now, ...others.map(([id, { no, name }]) => ({ id, number: two(no), name }))]
}

const nameColumn = (): LedgerColumn<Row> => ({
  key: 'name',
  label: t('console.rounds.candidate'),
  cell: (row) => `${row.number} ${row.name}`,
})

const pastColumn = (past: PastRecord): LedgerColumn<Row> => ({
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

const nowColumn = (panel: LivePanel): LedgerColumn<Row> => ({
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
