import { EXPERT_STATES } from '../../../shared/expert/expert.ts'
import { t } from '../../lib/i18n.ts'
import type { Option } from '../../lib/reference.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import type { ExpertRow } from './queries.ts'
import { Drawable, State, sexWord, specialtiesText, stateWord, Valid } from './words.tsx'

export const expertColumns = (): ViewColumn<ExpertRow>[] => [
  {
    id: 'name',
    label: t('expert.col.name'),
    sort: 'pinyin',
    fixed: true,
    cell: (row) => <b class="nowrap">{row.name}</b>,
  },
  { id: 'sex', label: t('expert.col.sex'), hidden: true, cell: (row) => sexWord(row.sex) },
  {
    id: 'idNumber',
    label: t('expert.col.id'),
    hidden: true,
    cell: (row) => <span class="nowrap num">{row.idMasked}</span>,
  },
  { id: 'unitName', label: t('expert.col.unit'), sort: 'unitName', cell: (row) => row.unitName },
  {
    id: 'superiorName',
    label: t('expert.col.superior'),
    hidden: true,
    cell: (row) => row.superiorName || '–',
  },
  { id: 'area', label: t('expert.col.area'), hidden: true, cell: (row) => row.areaName || '–' },
  { id: 'series', label: t('expert.col.series'), hidden: true, cell: (row) => row.seriesName },
  { id: 'titleName', label: t('expert.col.title'), cell: (row) => row.titleName || '–' },
  {
    id: 'level',
    label: t('expert.col.level'),
    cell: (row) => <span class="nowrap">{row.levelName}</span>,
  },
  {
    id: 'titleSpecialty',
    label: t('expert.col.title_specialty'),
    hidden: true,
    cell: (row) => row.titleSpecialty || '–',
  },
  {
    id: 'specialties',
    label: t('expert.col.specialties'),
    cell: (row) => specialtiesText(row.specialties),
  },
  {
    id: 'phone',
    label: t('expert.col.phone'),
    hidden: true,
    cell: (row) => <span class="nowrap num">{row.phoneMasked || '–'}</span>,
  },
  {
    id: 'source',
    label: t('expert.col.source'),
    hidden: true,
    cell: (row) => t(`expert.source.${row.source}`),
  },
  {
    id: 'enteredOn',
    label: t('expert.col.entered'),
    sort: 'enteredOn',
    hidden: true,
    cell: (row) => <span class="nowrap">{row.enteredOn}</span>,
  },
  {
    id: 'validTo',
    label: t('expert.col.valid'),
    sort: 'validTo',
    cell: (row) => <Valid to={row.validTo} />,
  },
  { id: 'state', label: t('expert.col.state'), cell: (row) => <State state={row.state} /> },
  { id: 'drawable', label: t('expert.col.drawable'), cell: (row) => <Drawable drawable={row.drawable} /> },
]

export const expertFilters = (series: readonly Option[], levels: readonly Option[]): ViewFilter[] => [
  {
    key: 'state',
    label: t('expert.col.state'),
    options: EXPERT_STATES.map((value) => ({ value, label: stateWord(value) })),
  },
  { key: 'series', label: t('expert.filter.series'), options: series },
  { key: 'level', label: t('expert.col.level'), options: levels },
  {
    key: 'drawable',
    label: t('expert.col.drawable'),
    options: [
      { value: 'true', label: t('expert.filter.yes') },
      { value: 'false', label: t('expert.filter.no') },
    ],
  },
  {
    key: 'expiring',
    label: t('expert.filter.expiring'),
    more: true,
    options: [{ value: 'true', label: t('expert.filter.expiring.true') }],
  },
]
