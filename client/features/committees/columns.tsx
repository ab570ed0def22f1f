import { COMMITTEE_BANDS, COMMITTEE_STATES } from '../../../shared/committee/committee.ts'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import type { Committee } from './queries.ts'
import { CommitteeState, Deadline, levelsText, Moment, specialtiesText, Window } from './words.tsx'

type Reference = ReturnType<typeof useReference>
type Column = ViewColumn<Committee>

const named = (): Column => ({
  id: 'name',
  label: t('committee.col.name'),
  sort: 'pinyin',
  fixed: true,
  cell: (row) => <span class="list-long">{row.name}</span>,
})
const counted = (): Column[] => [
  { id: 'pending', label: t('committee.col.pending'), num: true, cell: (row) => row.pending },
  { id: 'accepted', label: t('committee.col.accepted'), num: true, cell: (row) => row.accepted },
]

/** 评委会管理: what it is, and its times of the year (M-7.1.5). */
export const committeeColumns = (reference: Reference): Column[] => [
  named(),
  { id: 'org', label: t('committee.col.org'), cell: (row) => row.orgName },
  { id: 'series', label: t('committee.col.series'), cell: (row) => reference.name('series', row.series) },
  {
    id: 'levels',
    label: t('committee.col.levels'),
    cell: (row) => <span class="nowrap">{levelsText(row)}</span>,
  },
  { id: 'specialties', label: t('committee.col.specialties'), cell: (row) => few(row) },
  { id: 'opens', label: t('committee.col.window'), cell: (row) => <Window of={row} /> },
  { id: 'deadline', label: t('committee.col.deadline'), cell: (row) => <Deadline at={row.deadlineAt} /> },
  ...counted(),
  { id: 'state', label: t('committee.col.state'), cell: (row) => <CommitteeState of={row} /> },
  { id: 'code', label: t('committee.col.code'), sort: 'code', hidden: true, cell: (row) => row.code },
  {
    id: 'band',
    label: t('committee.col.band'),
    hidden: true,
    cell: (row) => t(`committee.band.${row.band}`),
  },
  {
    id: 'mode',
    label: t('committee.col.mode'),
    hidden: true,
    cell: (row) => t(`committee.mode.${row.mode}`),
  },
  {
    id: 'approvalNo',
    label: t('committee.col.approval'),
    hidden: true,
    cell: (row) => row.approvalNo || '–',
  },
  {
    id: 'valid',
    label: t('committee.col.valid'),
    sort: 'validTo',
    hidden: true,
    cell: (row) => <span class="nowrap">{row.validTo}</span>,
  },
]

/** More specialties than a row holds are a number; the drawer has them all. */
function few(row: Committee): string {
  const n = row.specialties.length
  if (n === 0) return t('committee.specialties.short')
  return n > 3 ? t('committee.specialties.n', { n }) : specialtiesText(row)
}

/** 评委会截止时间: only what the deadline depends on. */
export const deadlineColumns = (reference: Reference): Column[] => [
  named(),
  { id: 'series', label: t('committee.col.series'), cell: (row) => reference.name('series', row.series) },
  { id: 'closes', label: t('committee.col.closes'), cell: (row) => <Moment at={row.closesAt} /> },
  { id: 'deadline', label: t('committee.col.deadline'), cell: (row) => <Deadline at={row.deadlineAt} /> },
  ...counted(),
  { id: 'state', label: t('committee.col.state'), cell: (row) => <CommitteeState of={row} /> },
]

export const committeeFilters = (reference: Reference): ViewFilter[] => [
  {
    key: 'band',
    label: t('committee.col.band'),
    options: COMMITTEE_BANDS.map((value) => ({ value, label: t(`committee.band.${value}`) })),
  },
  { key: 'series', label: t('committee.col.series'), options: reference.options('series') },
  {
    key: 'state',
    label: t('committee.col.state'),
    options: COMMITTEE_STATES.map((value) => ({ value, label: t(`committee.state.${value}`) })),
  },
]
