import { type ParentProps, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { two } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Row } from '../../ui/layout.tsx'
import { Ledger, type LedgerColumn } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { groupsOf, type ResultRow } from './filter.ts'
import './report.css'

const votes = (yes: number | null, no: number | null, abstain: number | null): string =>
  yes === null ? '–' : `${yes} / ${no ?? 0} / ${abstain ?? 0}`

/**
 * The result table with the totals of group and committee; ID numbers come masked from the server. On
 * paper the columns stand in the order of the form; on a narrow tablet the result comes right after the name.
 */
export function ResultTable(props: { rows: readonly ResultRow[]; printed?: boolean }) {
  const grouped = () => groupsOf(props.rows).length > 0
  const group = (): LedgerColumn<ResultRow>[] =>
    grouped()
      ? [
          { key: 'group', label: t('report.group'), cell: (row) => <Text>{row.group}</Text> },
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
          {
            key: 'group_opinion',
            label: t('report.group_opinion'),
            cell: (row) => <Text wide>{row.groupOpinion}</Text>,
          },
        ]
      : []
  return (
    <Ledger
      caption={t('report.title')}
      rows={props.rows}
      id={({ candidateId }) => candidateId}
      columns={ordered(props.printed === true, [
        { key: 'no', label: t('report.no'), cell: (row) => two(row.no) },
        { key: 'name', label: t('report.name'), cell: (row) => <b class="nowrap">{row.name}</b> },
        { key: 'sex', label: t('report.sex'), cell: (row) => row.sex },
        { key: 'unit', label: t('report.unit'), cell: (row) => <Text>{row.unit}</Text> },
        { key: 'id', label: t('report.id'), cell: (row) => <span class="nowrap">{row.idMasked}</span> },
        { key: 'applied', label: t('report.applied'), cell: (row) => <Text>{row.appliedTitle}</Text> },
        { key: 'specialty', label: t('report.specialty'), cell: (row) => <Text>{row.specialty}</Text> },
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
      ])}
    />
  )
}

function ordered(printed: boolean, columns: LedgerColumn<ResultRow>[]): LedgerColumn<ResultRow>[] {
  const result = columns.find(({ key }) => key === 'result')
  if (printed || !result) return columns
  const rest = columns.filter((column) => column !== result)
  return [...rest.slice(0, 2), result, ...rest.slice(2)]
}

/** Words that may wrap, but not into a column of single characters. */
const Text = (props: ParentProps<{ wide?: boolean }>) => (
  <span class="result-text" data-wide={props.wide ? '' : undefined}>
    {props.children}
  </span>
)

const Result = (props: { pass: boolean | null }) => (
  <Show when={props.pass !== null} fallback={<span class="faint">–</span>}>
    <Verdict kind={props.pass ? 'pass' : 'fail'} word={t(props.pass ? 'committee.pass' : 'committee.fail')} />
  </Show>
)
