import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import type { StaffRow } from './queries.ts'
import { type OpenAct, type StaffAction, StaffActs } from './staff-acts.tsx'
import { staffColumns, staffFilters } from './staff-columns.tsx'
import { StaffDrawer } from './staff-drawer.tsx'

interface Search {
  [name: string]: string | undefined
  open?: string
}

/** 审查人员角色分配 (M-2.1): the staff of the own organisation, what each may do and what is still missing. */
export default function StaffList() {
  const staff = useStaff()
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('staff.list', {})
  const [acting, setActing] = createSignal<OpenAct | null>(null)
  const ownId = () => staff.me.actor.accountId
  const press = (kind: StaffAction) => (rows: StaffRow[]) => void setActing({ kind, of: rows })
  const hasSelf = (rows: StaffRow[]) => (rows.some(({ id }) => id === ownId()) ? t('staff.self') : null)
  const single = (rows: StaffRow[]) => (rows.length === 1 ? hasSelf(rows) : t('staff.one_only'))
  const bulk = () => [
    ...(staff.may('staff.grant')
      ? [
          {
            label: t('staff.start'),
            why: (rows: StaffRow[]) =>
              rows.every(({ started }) => started) ? t('staff.start.already') : null,
            onPress: press('start'),
          },
        ]
      : []),
    ...(staff.may('staff.manage')
      ? [
          {
            label: t('staff.stop'),
            why: (rows: StaffRow[]) =>
              hasSelf(rows) ?? (rows.some(({ started }) => started) ? null : t('staff.stop.already')),
            onPress: press('stop'),
          },
        ]
      : []),
    ...(staff.may('staff.grant')
      ? [
          { label: t('staff.duties.set'), why: single, onPress: press('duties') },
          { label: t('staff.scope.set'), why: single, onPress: press('scope') },
        ]
      : []),
  ]

  return (
    <>
      <ListView
        list="staff.list"
        state={state}
        title={t('staff.list.title')}
        columns={staffColumns(ownId())}
        filters={staffFilters()}
        search={t('staff.list.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setSearch({ open: row.id })}
        {...(search.open ? { current: search.open } : {})}
        bulk={bulk()}
        exports={{ whole: false }}
        end={
          <Show when={staff.may('staff.manage')}>
            <Button kind="primary" onPress={() => setActing({ kind: 'create', of: [] })}>
              {t('staff.create')}
            </Button>
          </Show>
        }
        empty={<EmptyState title={t('staff.list.empty')}>{t('staff.list.empty.do')}</EmptyState>}
      />
      <StaffDrawer id={search.open} onClose={() => setSearch({ open: undefined })} onAct={setActing} />
      <StaffActs
        act={acting()}
        onClose={() => setActing(null)}
        onRemoved={() => setSearch({ open: undefined })}
      />
    </>
  )
}
