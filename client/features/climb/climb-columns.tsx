import { Show } from 'solid-js'
import { DECLARATION_STATES } from '../../../shared/declare/declaration.ts'
import { daysSince } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import { Deadline, DeclarationWord } from './bits.tsx'
import type { Place } from './place.ts'
import { type ClimbRow, declaredText, fieldText, type Reference, sectionsText, waitText } from './queries.ts'

/** After so many days at one desk a file has waited long. */
const LONG_DAYS = 5

export const climbColumns = (place: Place, reference: Reference): ViewColumn<ClimbRow>[] => [
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
  { id: 'org', label: t('climb.col.org'), sort: 'orgName', cell: (row) => row.orgName },
  {
    id: 'title',
    label: t(place === 'experts' ? 'climb.col.expert' : 'climb.col.title'),
    cell: (row) => (
      <>
        {declaredText(row, reference)}
        <Show when={row.kind === 'title'}>
          <br />
          <span class="meta">
            {fieldText(row, reference)}
            <Show when={row.specialty}> · {row.specialty}</Show>
          </span>
        </Show>
      </>
    ),
  },
  {
    id: 'series',
    label: t('climb.col.series'),
    hidden: true,
    cell: (row) => reference.name('series', row.series),
  },
  {
    id: 'level',
    label: t('climb.col.level'),
    hidden: true,
    cell: (row) => reference.name('level', row.level),
  },
  { id: 'specialty', label: t('climb.col.specialty'), hidden: true, cell: (row) => row.specialty || '–' },
  {
    id: 'committee',
    label: t('climb.col.committee'),
    hidden: place === 'experts' || place === 'committee',
    cell: (row) => row.committeeName || '–',
  },
  {
    id: 'state',
    label: t('climb.col.state'),
    hidden: place !== 'committee',
    cell: (row) => <DeclarationWord state={row.state} />,
  },
  {
    id: 'desk',
    label: t('climb.col.desk'),
    hidden: place === 'committee',
    cell: (row) => (
      <>
        {row.deskOrgName || '–'}
        <br />
        {/* on its way it is the step there that matters, else that it is not on its way any more */}
        <Show when={row.state !== 'climbing'} fallback={<Duty duty={row.deskDuty} />}>
          <DeclarationWord state={row.state} />
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
    label: t('climb.col.since'),
    sort: 'deskSince',
    cell: (row) => (
      <Show when={row.deskSince} fallback="–">
        {(at) => (
          <span class={`nowrap${daysSince(at()) >= LONG_DAYS ? ' strong' : ''}`}>{waitText(at())}</span>
        )}
      </Show>
    ),
  },
  {
    id: 'open',
    label: t('climb.col.open'),
    hidden: place === 'committee',
    cell: (row) => (
      <Show when={row.open.length > 0} fallback={<span class="faint">–</span>}>
        <span class="nowrap" title={sectionsText(row.openMine)}>
          {row.openMine.length === row.open.length
            ? t('climb.open.all', { n: row.open.length })
            : t('climb.open', { mine: row.openMine.length, all: row.open.length })}
        </span>
      </Show>
    ),
  },
  {
    id: 'deadlineAt',
    label: t('climb.col.deadline'),
    hidden: place === 'experts',
    cell: (row) => <Deadline at={row.deadlineAt} ended={row.endedAt !== null || row.acceptedAt !== null} />,
  },
  {
    id: 'submittedAt',
    label: t('climb.col.submitted'),
    sort: 'submittedAt',
    hidden: true,
    cell: (row) => (row.submittedAt ? dayClock(row.submittedAt) : '–'),
  },
]

const Duty = (props: { duty: ClimbRow['deskDuty'] }) => (
  <Show when={props.duty}>{(duty) => <span class="meta nowrap">{t(`form.duty.${duty()}`)}</span>}</Show>
)

export interface Named {
  id: string
  name: string
}

export const stateFilter = (): ViewFilter => ({
  key: 'state',
  label: t('climb.col.state'),
  options: DECLARATION_STATES.map((value) => ({ value, label: t(`form.state.${value}`) })),
})

export const seriesFilters = (reference: Reference): ViewFilter[] => [
  { key: 'series', label: t('climb.col.series'), options: reference.options('series') },
  { key: 'level', label: t('climb.col.level'), options: reference.options('level') },
]

export const committeeFilter = (committees: readonly Named[]): ViewFilter => ({
  key: 'committeeId',
  label: t('climb.col.committee'),
  options: committees.map(({ id, name }) => ({ value: id, label: name })),
  more: true,
})

export const climbFilters = (
  place: Place,
  reference: Reference,
  committees: readonly Named[],
): ViewFilter[] => [
  ...(place === 'experts' ? [] : seriesFilters(reference)),
  stateFilter(),
  {
    key: 'returned',
    label: t('climb.filter.returned'),
    options: [
      { value: 'true', label: t('climb.filter.returned.true') },
      { value: 'false', label: t('climb.filter.returned.false') },
    ],
  },
  ...(place === 'experts' || place === 'committee' || committees.length === 0
    ? []
    : [committeeFilter(committees)]),
]
