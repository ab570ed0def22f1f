import { ID_TYPES, PERSON_STATUSES } from '../../../shared/person/person.ts'
import { t } from '../../lib/i18n.ts'
import type { Option } from '../../lib/reference.ts'
import { day } from '../../lib/time.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import type { PersonRow } from './queries.ts'
import { Account, Status, sexWord, statusWord } from './words.tsx'

/** Columns of the list; the unit's stands only where people of several are shown. */
export const personColumns = (several: boolean): ViewColumn<PersonRow>[] => [
  {
    id: 'name',
    label: t('person.col.name'),
    sort: 'name',
    fixed: true,
    cell: (row) => <b class="nowrap">{row.name}</b>,
  },
  ...(several
    ? [{ id: 'org', label: t('person.col.org'), sort: 'org', cell: (row: PersonRow) => row.orgName }]
    : []),
  { id: 'sex', label: t('person.col.sex'), cell: (row) => sexWord(row.sex) },
  {
    id: 'birthDate',
    label: t('person.col.birth'),
    sort: 'birthDate',
    cell: (row) => <span class="nowrap">{row.birthDate}</span>,
  },
  {
    id: 'idType',
    label: t('person.col.id_type'),
    hidden: true,
    cell: (row) => t(`person.id_type.${row.idType}`),
  },
  {
    id: 'idNumber',
    label: t('person.col.id'),
    cell: (row) => <span class="nowrap num">{row.idMasked}</span>,
  },
  {
    id: 'phone',
    label: t('person.col.phone'),
    hidden: several,
    cell: (row) => <span class="nowrap num">{row.phoneMasked || '–'}</span>,
  },
  { id: 'education', label: t('person.col.education'), cell: (row) => row.educationName || '–' },
  { id: 'degree', label: t('person.col.degree'), hidden: true, cell: (row) => row.degreeName || '–' },
  { id: 'post', label: t('person.col.post'), hidden: true, cell: (row) => row.post || '–' },
  { id: 'currentTitle', label: t('person.col.title'), cell: (row) => row.currentTitle || '–' },
  { id: 'specialty', label: t('person.col.specialty'), hidden: true, cell: (row) => row.specialty || '–' },
  { id: 'status', label: t('person.col.status'), cell: (row) => <Status status={row.status} /> },
  {
    id: 'statusAt',
    label: t('person.col.status_at'),
    sort: 'statusAt',
    hidden: true,
    cell: (row) => <span class="nowrap">{day(row.statusAt)}</span>,
  },
  { id: 'account', label: t('person.col.account'), cell: (row) => <Account account={row.account} /> },
]

export const personFilters = (educations: readonly Option[]): ViewFilter[] => [
  {
    key: 'status',
    label: t('person.col.status'),
    options: PERSON_STATUSES.map((value) => ({ value, label: statusWord(value) })),
  },
  {
    key: 'sex',
    label: t('person.col.sex'),
    number: true,
    options: [1, 2].map((sex) => ({ value: String(sex), label: sexWord(sex) })),
  },
  { key: 'education', label: t('person.col.education'), options: educations },
  {
    key: 'idType',
    label: t('person.col.id_type'),
    more: true,
    options: ID_TYPES.map((value) => ({ value, label: t(`person.id_type.${value}`) })),
  },
]
