import { createMemo, type JSX, Show } from 'solid-js'
import type { CandidateRecord, OutcomeRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { clock } from '../../lib/time.ts'
import { numberOf } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Section } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { StateWord } from '../../ui/state-word.tsx'

/** All candidates with their votes; the one that is open is marked, the one being written says so. */
export function DeliberationList(props: {
  panel: LivePanel
  selected: string | null
  /** Something typed on the selected one has not been stored yet. */
  writing: boolean
  onSelect: (candidateId: string) => void
  end?: JSX.Element
}) {
  const rows = createMemo(() => inOrder(props.panel).filter(({ id }) => props.panel.outcome(id)))
  const done = () => rows().filter(({ id }) => props.panel.outcome(id)?.opinion).length
  const round = () => props.panel.round()
  const meta = () =>
    round()?.state === 'decided'
      ? t('deliberation.list.meta.final', { time: clock(round()?.decidedAt ?? 0) })
      : t('deliberation.list.meta', {
          time: clock(round()?.sealedAt ?? 0),
          done: done(),
          rest: rows().length - done(),
        })
  const columns = createMemo(() =>
    columnsOf(
      (id) => props.panel.outcome(id),
      (id) => props.writing && props.selected === id,
    ),
  )
  return (
    <Section plain title={t('deliberation.list', { n: rows().length })} meta={meta()} end={props.end}>
      <Ledger
        tight
        caption={t('deliberation.title')}
        rows={rows()}
        id={({ id }) => id}
        selected={props.selected}
        onSelect={({ id }) => props.onSelect(id)}
        columns={columns()}
      />
    </Section>
  )
}

type Get = (id: string) => OutcomeRecord | undefined

function columnsOf(get: Get, writing: (id: string) => boolean): LedgerColumn<CandidateRecord>[] {
  const number = (key: string, label: string, read: (outcome: OutcomeRecord) => number) => ({
    key,
    label,
    num: true,
    cell: (row: CandidateRecord) => {
      const outcome = get(row.id)
      return outcome ? read(outcome) || (key === 'recused' ? '–' : 0) : ''
    },
  })
  return [
    {
      key: 'name',
      label: `${t('deliberation.no')} ${t('deliberation.name')}`,
      cell: (row) => `${numberOf(row)} ${row.name}`,
    },
    number('recused', t('deliberation.recused'), ({ recused }) => recused),
    number('base', t('deliberation.base'), ({ base }) => base),
    number('need', t('deliberation.need'), ({ need }) => need),
    {
      key: 'yes',
      label: t('deliberation.vote.yes'),
      num: true,
      cell: (row) => <b>{get(row.id)?.yes}</b>,
    },
    number('no', t('deliberation.vote.no'), ({ no }) => no),
    number('abstain', t('deliberation.vote.abstain'), ({ abstain }) => abstain),
    {
      key: 'rule',
      label: t('deliberation.by_tally'),
      cell: (row) => <ResultCell outcome={get(row.id)} />,
    },
    {
      key: 'opinion',
      label: t('deliberation.opinion'),
      cell: (row) => <OpinionState outcome={get(row.id)} writing={writing(row.id)} />,
    },
  ]
}

function ResultCell(props: { outcome: OutcomeRecord | undefined }) {
  const pass = () => props.outcome?.pass ?? props.outcome?.rule ?? false
  return (
    <>
      <Verdict kind={pass() ? 'pass' : 'fail'} word={t(pass() ? 'deliberation.pass' : 'deliberation.fail')} />{' '}
      <Show when={props.outcome && props.outcome.pass !== null && props.outcome.pass !== props.outcome.rule}>
        <Badge>{t('deliberation.changed')}</Badge>
      </Show>
    </>
  )
}

function OpinionState(props: { outcome: OutcomeRecord | undefined; writing: boolean }) {
  return (
    <Show when={!props.writing} fallback={<StateWord kind="half">{t('deliberation.filling')}</StateWord>}>
      <Show
        when={props.outcome?.opinion}
        fallback={<StateWord kind="off">{t('deliberation.empty')}</StateWord>}
      >
        <StateWord kind="done">{t('deliberation.filled')}</StateWord>
      </Show>
    </Show>
  )
}
