import { ORG_STATES } from '../../../shared/org/org.ts'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { dayClock } from '../../lib/time.ts'
import type { OrgRow } from './queries.ts'
import { kindOptions, kindWord, levelOptions, levelWord, OrgStateWord } from './words.tsx'

type Reference = ReturnType<typeof useReference>

const SHOWN_STATES = ORG_STATES.filter((state) => state !== 'deleted')

/** Columns of 单位管理, in the order a clerk reads them; ids are those of the export. */
export const orgColumns = (reference: Reference) => [
  {
    id: 'name',
    label: t('org.name'),
    sort: 'name' as const,
    fixed: true,
    cell: (row: OrgRow) => row.name,
  },
  {
    id: 'code',
    label: t('org.code'),
    sort: 'code' as const,
    cell: (row: OrgRow) => <span class="nowrap">{row.code}</span>,
  },
  {
    id: 'state',
    label: t('org.state'),
    fixed: true,
    cell: (row: OrgRow) => (
      <span class="nowrap">
        <OrgStateWord state={row.state} />
      </span>
    ),
  },
  {
    id: 'kind',
    label: t('org.kind'),
    cell: (row: OrgRow) => <span class="nowrap">{kindWord(row.kind)}</span>,
  },
  {
    id: 'level',
    label: t('org.level'),
    sort: 'level' as const,
    cell: (row: OrgRow) => <span class="nowrap">{levelWord(row.level)}</span>,
  },
  { id: 'parentName', label: t('org.parent'), cell: (row: OrgRow) => row.parentName ?? '–' },
  {
    id: 'affiliation',
    label: t('org.affiliation'),
    hidden: true,
    cell: (row: OrgRow) => reference.name('affiliation', row.affiliation) || '–',
  },
  {
    id: 'rank',
    label: t('org.rank'),
    hidden: true,
    cell: (row: OrgRow) => reference.name('rank', row.rank) || '–',
  },
  {
    id: 'nature',
    label: t('org.nature'),
    hidden: true,
    cell: (row: OrgRow) => reference.name('nature', row.nature) || '–',
  },
  {
    id: 'sector',
    label: t('org.sector'),
    hidden: true,
    cell: (row: OrgRow) => reference.name('sector', row.sector) || '–',
  },
  {
    id: 'areaCode',
    label: t('org.areaCode'),
    hidden: true,
    cell: (row: OrgRow) => reference.name('area', row.areaCode) || '–',
  },
  {
    id: 'creditCode',
    label: t('org.creditCode'),
    hidden: true,
    cell: (row: OrgRow) => row.creditCode ?? '–',
  },
  {
    id: 'adminLogin',
    label: t('org.adminLogin'),
    cell: (row: OrgRow) => <span class="nowrap">{row.adminLogin || '–'}</span>,
  },
  {
    id: 'contactName',
    label: t('org.contactName'),
    hidden: true,
    cell: (row: OrgRow) => row.contactName || '–',
  },
  {
    id: 'contactPhone',
    label: t('org.contactPhone'),
    hidden: true,
    cell: (row: OrgRow) => <span class="nowrap">{row.contactPhone || '–'}</span>,
  },
  {
    id: 'stateAt',
    label: t('org.stateAt'),
    sort: 'stateAt' as const,
    hidden: true,
    cell: (row: OrgRow) => <span class="nowrap">{row.stateAt === null ? '–' : dayClock(row.stateAt)}</span>,
  },
]

export const orgFilters = (reference: Reference) => [
  {
    key: 'state',
    label: t('org.state'),
    options: SHOWN_STATES.map((state) => ({ value: state, label: t(`org.state.${state}`) })),
  },
  { key: 'todo', label: t('org.todo'), options: [{ value: 'true', label: t('org.todo.mine') }] },
  { key: 'kind', label: t('org.kind'), options: kindOptions() },
  { key: 'level', label: t('org.level'), options: levelOptions(), number: true, more: true },
  { key: 'affiliation', label: t('org.affiliation'), options: reference.options('affiliation'), more: true },
  { key: 'rank', label: t('org.rank'), options: reference.options('rank'), more: true },
  { key: 'nature', label: t('org.nature'), options: reference.options('nature'), more: true },
  { key: 'sector', label: t('org.sector'), options: reference.options('sector'), more: true },
]
