import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { BLACKLIST_GRADES, BLACKLIST_STANDINGS } from '../../../shared/blacklist/blacklist.ts'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView, type ViewColumn, type ViewFilter } from '../../ui/list-view.tsx'
import { AddDrawer } from './add-drawer.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import type { EntryRow } from './queries.ts'
import { gradeWord, Standing } from './standing.tsx'

const columns = (): ViewColumn<EntryRow>[] => [
  {
    id: 'name',
    label: t('blacklist.col.name'),
    sort: 'pinyin',
    fixed: true,
    cell: (row) => <b class="nowrap">{row.name}</b>,
  },
  {
    id: 'idNumber',
    label: t('blacklist.col.id'),
    cell: (row) => <span class="nowrap num">{row.idMasked}</span>,
  },
  { id: 'unitName', label: t('blacklist.col.unit'), cell: (row) => row.unitName },
  {
    id: 'standing',
    label: t('blacklist.col.standing'),
    cell: (row) => <Standing standing={row.standing} />,
  },
  { id: 'grade', label: t('blacklist.col.grade'), cell: (row) => gradeWord(row.grade) },
  {
    id: 'decisionNo',
    label: t('blacklist.col.decision_no'),
    cell: (row) => <span class="nowrap">{row.decisionNo || '–'}</span>,
  },
  {
    id: 'startOn',
    label: t('blacklist.col.start'),
    hidden: true,
    cell: (row) => <span class="nowrap">{row.startOn ?? '–'}</span>,
  },
  {
    id: 'endOn',
    label: t('blacklist.col.end'),
    sort: 'endOn',
    cell: (row) => <span class="nowrap">{row.endOn ?? '–'}</span>,
  },
  { id: 'orgName', label: t('blacklist.col.org'), hidden: true, cell: (row) => row.orgName },
  {
    id: 'at',
    label: t('blacklist.col.at'),
    sort: 'at',
    cell: (row) => <span class="nowrap">{day(row.at)}</span>,
  },
]

const filters = (): ViewFilter[] => [
  {
    key: 'standing',
    label: t('blacklist.col.standing'),
    options: BLACKLIST_STANDINGS.map((value) => ({ value, label: t(`blacklist.standing.${value}`) })),
  },
  {
    key: 'grade',
    label: t('blacklist.col.grade'),
    number: true,
    options: BLACKLIST_GRADES.map((grade) => ({ value: String(grade), label: gradeWord(grade) })),
  },
]

/** 黑名单 (M-7.2): every office reads it; 经办人 and 负责人 add and decide. */
export default function BlacklistList() {
  const staff = useStaff()
  const [search, setSearch] = useSearchParams<{ open?: string }>()
  const state = createListState('blacklist.list')
  const [adding, setAdding] = createSignal(false)
  const open = (id: string | undefined) => setSearch({ open: id })
  return (
    <>
      <ListView<EntryRow>
        list="blacklist.list"
        state={state}
        title={t('blacklist.title')}
        meta={t('blacklist.meta')}
        columns={columns()}
        filters={filters()}
        search={t('blacklist.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => open(row.id)}
        current={search.open ?? null}
        exports={{ whole: staff.may('person.reveal') }}
        end={
          <Show when={staff.may('blacklist.edit')}>
            <Button kind="primary" onPress={() => setAdding(true)}>
              {t('blacklist.add')}
            </Button>
          </Show>
        }
        empty={<EmptyState title={t('blacklist.empty')}>{t('blacklist.empty.text')}</EmptyState>}
      />
      <EntryDrawer id={search.open} onClose={() => open(undefined)} />
      <Show when={adding()}>
        <AddDrawer
          onClose={() => setAdding(false)}
          onOpen={(id) => {
            setAdding(false)
            open(id)
          }}
        />
      </Show>
    </>
  )
}
