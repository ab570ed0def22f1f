import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Row } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { two } from '../ballot/words.ts'
import { groupsOf, type ResultRow } from './filter.ts'

const votes = (yes: number | null, no: number | null, abstain: number | null): string =>
  yes === null ? '–' : `${yes} / ${no ?? 0} / ${abstain ?? 0}`

/** The result table with the totals of group and committee (domain 4.11); ID numbers come masked from the server. */
export function ResultTable(props: { rows: readonly ResultRow[] }) {
  const grouped = () => groupsOf(props.rows).length > 0
  const group = (): LedgerColumn<ResultRow>[] =>
    grouped()
      ? [
          { key: 'group', label: t('report.group'), cell: (row) => row.group },
          {
            key: 'group_votes',
            label: t('report.group_votes'),
            num: true,
            cell: (row) => votes(row.groupYes, row.groupNo, row.groupAbstain),
          },
          {
            key: 'group_result',
            label: t('report.group_result'),
            cell: (row) => <Result pass={row.groupPass} />,
          },
          { key: 'group_opinion', label: t('report.group_opinion'), cell: (row) => row.groupOpinion },
        ]
      : []
  return (
    <Ledger
      caption={t('report.title')}
      rows={props.rows}
      id={({ candidateId }) => candidateId}
      columns={[
        { key: 'no', label: t('report.no'), cell: (row) => two(row.no) },
        { key: 'name', label: t('report.name'), cell: (row) => <b class="nowrap">{row.name}</b> },
        { key: 'sex', label: t('report.sex'), cell: (row) => row.sex },
        { key: 'unit', label: t('report.unit'), cell: (row) => row.unit },
        { key: 'id', label: t('report.id'), cell: (row) => <span class="nowrap">{row.idMasked}</span> },
        { key: 'applied', label: t('report.applied'), cell: (row) => row.appliedTitle },
        { key: 'specialty', label: t('report.specialty'), cell: (row) => row.specialty },
        ...group(),
        {
          key: 'votes',
          label: t('report.votes'),
          num: true,
          cell: (row) => votes(row.voteYes, row.voteNo, row.voteAbstain),
        },
        {
          key: 'need',
          label: t('report.need'),
          num: true,
          cell: (row) => (row.base === null ? '–' : `${row.base} / ${row.need ?? '–'}`),
        },
        {
          key: 'result',
          label: t('report.result'),
          cell: (row) => (
            <Row gap={2} nowrap>
              <Result pass={row.withdrawn === null ? (row.pass ?? false) : null} />
              <Show when={row.withdrawn !== null}>
                <Badge>{t('report.withdrawn')}</Badge>
              </Show>
              <Show when={row.capped}>
                <Badge>{t('report.capped')}</Badge>
              </Show>
            </Row>
          ),
        },
      ]}
    />
  )
}

const Result = (props: { pass: boolean | null }) => (
  <Show when={props.pass !== null} fallback={<span class="faint">–</span>}>
    <Verdict kind={props.pass ? 'pass' : 'fail'} word={t(props.pass ? 'committee.pass' : 'committee.fail')} />
  </Show>
)
