import { DUTIES } from '../../../shared/permission.ts'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import type { StaffRow } from './queries.ts'
import { dutiesText, dutyWord, MissingWord, StartedWord, scopeShort } from './words.tsx'

/** What a person may do and still lacks stands first: on a narrow page the rest is reached by scrolling. */
export const staffColumns = (ownId: string) => [
  {
    id: 'name',
    label: t('staff.name'),
    sort: 'name',
    fixed: true,
    cell: (row: StaffRow) => (
      <span class="nowrap">{row.id === ownId ? `${row.name}${t('staff.you')}` : row.name}</span>
    ),
  },
  { id: 'state', label: t('staff.state'), cell: (row: StaffRow) => <StartedWord started={row.started} /> },
  {
    id: 'missing',
    label: t('staff.filter.missing'),
    cell: (row: StaffRow) => <MissingWord missing={row.missing} />,
  },
  {
    id: 'duties',
    label: t('staff.duties'),
    cell: (row: StaffRow) => dutiesText(row.duties) || <span class="faint">{t('staff.none')}</span>,
  },
  {
    id: 'scope',
    label: t('staff.scope'),
    cell: (row: StaffRow) => {
      // all of everything stands on one line; a list of series may need more than one
      const choice = row.scope?.series.length || row.scope?.sections.length
      return <span classList={{ faint: !row.scope, nowrap: !choice }}>{scopeShort(row)}</span>
    },
  },
  {
    id: 'login',
    label: t('staff.login'),
    sort: 'login',
    cell: (row: StaffRow) => <span class="nowrap">{row.login}</span>,
  },
  {
    id: 'phone',
    label: t('staff.phone'),
    cell: (row: StaffRow) => <span class="nowrap">{row.phone || '–'}</span>,
  },
  { id: 'mail', label: t('staff.mail'), hidden: true, cell: (row: StaffRow) => row.mail },
  {
    id: 'lastLogin',
    label: t('staff.lastLogin'),
    sort: 'lastLoginAt',
    cell: (row: StaffRow) =>
      row.lastLoginAt ? (
        <span class="nowrap">{dayClock(row.lastLoginAt)}</span>
      ) : (
        <span class="faint">{t('staff.never')}</span>
      ),
  },
]

const bool = (yes: string, no: string) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
]

export const staffFilters = () => [
  {
    key: 'duty',
    label: t('staff.filter.duty'),
    options: DUTIES.map((duty) => ({ value: duty, label: dutyWord(duty) })),
  },
  {
    key: 'started',
    label: t('staff.filter.started'),
    options: bool(t('staff.state.started'), t('staff.state.stopped')),
  },
  {
    key: 'missing',
    label: t('staff.filter.missing'),
    options: bool(t('staff.filter.missing.true'), t('staff.filter.missing.false')),
  },
]
