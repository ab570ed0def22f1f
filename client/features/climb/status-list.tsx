import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { DECLARATION_KINDS } from '../../../shared/declare/sections.ts'
import type { CallOutput } from '../../lib/call.ts'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView, type ViewColumn } from '../../ui/list-view.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Deadline, DeclarationWord } from './bits.tsx'
import { committeeFilter, seriesFilters, stateFilter } from './climb-columns.tsx'
import { type Reference, useYearShown } from './queries.ts'
import { StatusDrawer } from './status-drawer.tsx'

export type StatusRow = CallOutput<'climb.status'>['rows'][number]

/** Nothing is known of an interview until it is scheduled; then these columns say when and where (M-2.15). */
const Scheduled = (props: { row: StatusRow; text: string }) => (
  <Show when={props.text} fallback={<span class="faint nowrap">{unscheduled(props.row)}</span>}>
    {props.text}
  </Show>
)
const unscheduled = (row: StatusRow): string => (row.kind === 'title' ? t('climb.status.unscheduled') : '–')

const columns = (reference: Reference): ViewColumn<StatusRow>[] => [
  {
    id: 'name',
    label: t('climb.col.name'),
    sort: 'pinyin',
    fixed: true,
    cell: (row) => <span class="nowrap">{row.name}</span>,
  },
  {
    id: 'idNumber',
    label: t('climb.col.id'),
    hidden: true,
    cell: (row) => <span class="nowrap">{row.idMasked}</span>,
  },
  { id: 'org', label: t('climb.col.org'), cell: (row) => row.orgName },
  { id: 'kind', label: t('climb.status.kind'), hidden: true, cell: (row) => t(`form.kind.${row.kind}`) },
  {
    id: 'series',
    label: t('climb.col.series'),
    cell: (row) => (row.kind === 'expert' ? t('form.kind.expert') : reference.name('series', row.series)),
  },
  {
    id: 'level',
    label: t('climb.col.level'),
    cell: (row) => (
      <span class="nowrap">{row.kind === 'expert' ? '–' : reference.name('level', row.level)}</span>
    ),
  },
  { id: 'specialty', label: t('climb.col.specialty'), hidden: true, cell: (row) => row.specialty || '–' },
  { id: 'state', label: t('climb.col.state'), cell: (row) => <DeclarationWord state={row.state} /> },
  {
    id: 'committee',
    label: t('climb.col.committee'),
    cell: (row) => <span class="list-long">{row.committeeName || '–'}</span>,
  },
  {
    id: 'desk',
    label: t('climb.col.desk'),
    cell: (row) => (
      <>
        {row.deskOrgName || '–'}
        <Show when={row.deskDuty}>
          {(duty) => (
            <>
              <br />
              <span class="meta nowrap">{t(`form.duty.${duty()}`)}</span>
            </>
          )}
        </Show>
      </>
    ),
  },
  {
    id: 'duty',
    label: t('climb.col.duty'),
    hidden: true,
    cell: (row) => (row.deskDuty ? t(`form.duty.${row.deskDuty}`) : '–'),
  },
  {
    id: 'deskSince',
    label: t('climb.status.since'),
    sort: 'deskSince',
    cell: (row) => <span class="nowrap">{row.deskSince ? dayClock(row.deskSince).slice(5) : '–'}</span>,
  },
  {
    id: 'interview',
    label: t('climb.status.interview'),
    cell: (row) => <Scheduled row={row} text={row.interview} />,
  },
  { id: 'place', label: t('climb.status.place'), cell: (row) => <Scheduled row={row} text={row.place} /> },
  {
    id: 'deadlineAt',
    label: t('climb.col.deadline'),
    hidden: true,
    cell: (row) => <Deadline at={row.deadlineAt} ended={row.deskDuty === null} />,
  },
  {
    id: 'submittedAt',
    label: t('climb.col.submitted'),
    sort: 'submittedAt',
    hidden: true,
    cell: (row) => (row.submittedAt ? dayClock(row.submittedAt) : '–'),
  },
  {
    id: 'print',
    label: t('act.print'),
    cell: (row) => (
      <Show when={row.printable} fallback={<span class="faint">–</span>}>
        <a
          class="nowrap"
          href={link('climb.print', { id: row.id, form: 'table' })}
          target="_blank"
          rel="noreferrer"
        >
          {t('climb.status.table')}
        </a>
      </Show>
    ),
  },
]

/** 申报人员状态查询 (M-2.13 to M-2.17): every applicant of the subtree, where the file lies, live. */
export default function StatusList() {
  const staff = useStaff()
  const year = useYearShown()
  const reference = useReference('series', 'level')
  const state = createListState('climb.status')
  const [search, setSearch] = useSearchParams<{ open?: string }>()
  const committees = useAsk('committee.list', () => ({ year: year(), size: 200 }), {
    keep: true,
    when: () => staff.may('committee.view'),
  })
  const committeeRows = () => dataOf(committees)?.rows ?? []
  return (
    <>
      <ListView
        list="climb.status"
        state={state}
        title={t('climb.status.title')}
        meta={t('climb.year', { year: year() })}
        extra={() => ({ year: year() })}
        columns={columns(reference)}
        filters={[
          {
            key: 'kind',
            label: t('climb.status.kind'),
            options: DECLARATION_KINDS.map((value) => ({ value, label: t(`form.kind.${value}`) })),
          },
          stateFilter(),
          ...seriesFilters(reference),
          ...(committeeRows().length ? [committeeFilter(committeeRows())] : []),
        ]}
        search={t('climb.status.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setSearch({ open: row.id })}
        current={search.open}
        exports={{ whole: false }}
        empty={
          <EmptyState title={t('climb.status.empty', { year: year() })}>
            {t('climb.status.empty.hint')}
          </EmptyState>
        }
      />
      <StatusDrawer id={search.open} onClose={() => setSearch({ open: undefined })} />
    </>
  )
}
