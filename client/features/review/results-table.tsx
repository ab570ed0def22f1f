import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { Select } from '../../ui/select.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import type { ResultRow, Results } from './queries.ts'
import './results.css'

const votes = (yes: number | null, no: number | null, abstain: number | null): string | null =>
  yes === null ? null : `${yes} / ${no} / ${abstain}`

const columns = (): DataColumn<ResultRow>[] => [
  { id: 'no', label: t('people.no'), value: (row) => row.no, num: true, fixed: true },
  {
    id: 'name',
    label: t('people.name'),
    value: (row) => row.name,
    cell: (row) => <b>{row.name}</b>,
    fixed: true,
  },
  {
    id: 'result',
    label: t('results.result'),
    value: (row) => resultWord(row),
    cell: (row) => <ResultCell row={row} />,
    fixed: true,
  },
  { id: 'group', label: t('candidates.group'), value: (row) => row.group || null },
  {
    id: 'groupVotes',
    label: t('results.group_votes'),
    value: (row) => votes(row.groupYes, row.groupNo, row.groupAbstain),
    num: true,
  },
  {
    id: 'groupPass',
    label: t('results.group_result'),
    value: (row) => (row.groupPass === null ? null : t(row.groupPass ? 'results.pass' : 'results.fail')),
  },
  {
    id: 'votes',
    label: t('results.votes'),
    value: (row) => votes(row.voteYes, row.voteNo, row.voteAbstain),
    num: true,
  },
  {
    id: 'need',
    label: t('results.need'),
    value: (row) => row.need,
    cell: (row) => (row.need === null ? '–' : `${row.base} / ${row.need}`),
    num: true,
  },
  { id: 'applied', label: t('candidates.applied'), value: (row) => row.appliedTitle },
  { id: 'unit', label: t('people.unit'), value: (row) => row.unit },
  { id: 'opinion', label: t('results.opinion'), value: (row) => row.groupOpinion, hidden: true },
  { id: 'specialty', label: t('people.specialty'), value: (row) => row.specialty, hidden: true },
  { id: 'sex', label: t('candidates.sex'), value: (row) => row.sex, hidden: true },
  { id: 'id', label: t('candidates.id'), value: (row) => row.idMasked, hidden: true },
]

function resultWord(row: ResultRow): string {
  if (row.withdrawn) return t('candidates.withdrawn')
  if (row.pass === null) return t('results.none')
  return t(row.pass ? 'results.pass' : row.capped ? 'results.capped' : 'results.fail')
}

const ResultCell = (props: { row: ResultRow }) => (
  <Show
    when={!props.row.withdrawn && props.row.pass !== null}
    fallback={<StateWord kind="off">{resultWord(props.row)}</StateWord>}
  >
    <span class="nowrap">
      <Verdict kind={props.row.pass ? 'pass' : 'fail'} word={resultWord(props.row)} />
    </span>
  </Show>
)

const sum = (rows: readonly ResultRow[], of: (row: ResultRow) => number | null): number =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0)

/** The result table with its totals: people by result, votes by kind. Filters live in the address. */
export function ResultsTable(props: { results: Results }) {
  const [search, setSearch] = useSearchParams<{ result?: 'pass' | 'fail'; rgroup?: string; rq?: string }>()
  const groups = () => [...new Set(props.results.rows.map(({ group }) => group).filter(Boolean))]
  const rows = () =>
    props.results.rows.filter(
      (row) =>
        (!search.rgroup || row.group === search.rgroup) &&
        (!search.result || (search.result === 'pass' ? row.pass === true : row.pass !== true)),
    )
  const totals = () => {
    const all = props.results.rows
    return [
      [t('results.total'), all.length],
      [t('results.passed'), props.results.passed],
      [t('results.failed'), props.results.failed],
      [t('candidates.withdrawn'), all.filter(({ withdrawn }) => withdrawn).length],
      [t('tally.yes'), sum(all, (row) => row.voteYes)],
      [t('tally.no'), sum(all, (row) => row.voteNo)],
      [t('tally.abstain'), sum(all, (row) => row.voteAbstain)],
    ] as const
  }
  return (
    <Stack gap={4}>
      <dl class="totals">
        {totals().map(([label, n]) => (
          <div>
            <dt>{label}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption={t('results.title')}
        remember="results"
        columns={columns()}
        rows={rows()}
        id={(row) => row.candidateId}
        name={(row) => row.name}
        filter={search.rq ?? ''}
        onFilter={(rq) => setSearch({ rq: rq || undefined }, { replace: true })}
        toolbar={
          <>
            <Select
              size="small"
              prefix={t('results.result')}
              empty={t('review.all')}
              value={search.result ?? ''}
              options={[
                { value: 'pass', label: t('results.pass') },
                { value: 'fail', label: t('results.fail') },
              ]}
              onChange={(result) => setSearch({ result: result || undefined })}
            />
            <Show when={groups().length > 1}>
              <Select
                size="small"
                prefix={t('candidates.group')}
                empty={t('review.all')}
                value={search.rgroup ?? ''}
                options={groups().map((group) => ({ value: group, label: group }))}
                onChange={(rgroup) => setSearch({ rgroup: rgroup || undefined })}
              />
            </Show>
          </>
        }
      />
    </Stack>
  )
}
