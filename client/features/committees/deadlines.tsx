import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { dataAbout } from '../../ui/loaded.tsx'
import { deadlineColumns } from './columns.tsx'
import { DeadlineSheet } from './deadline-sheet.tsx'
import { type Committee, useCommittee, useYearShown } from './queries.ts'

/** 评委会截止时间 (M-7.4): of the committees the own office supervises, and of no others. */
export default function Deadlines() {
  const staff = useStaff()
  const year = useYearShown()
  const reference = useReference('series')
  const [params, setParams] = useSearchParams<{ open?: string }>()
  const state = createListState('committee.list', { state: 'active' })
  const query = useCommittee(() => params.open, year)
  const shown = () => dataAbout(query, params.open)
  return (
    <>
      <ListView<Committee>
        list="committee.list"
        state={state}
        title={t('committee.deadline.title')}
        meta={t('committee.year', { year: year() })}
        extra={() => ({
          year: year(),
          deep: false,
          ...(staff.me.actor.orgId ? { node: staff.me.actor.orgId } : {}),
        })}
        columns={deadlineColumns(reference)}
        search={t('committee.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setParams({ open: row.id })}
        current={params.open}
        exports={{}}
        empty={<EmptyState title={t('committee.empty')}>{t('committee.empty.office')}</EmptyState>}
      />
      <Show when={shown()} keyed={false}>
        {(of) => <DeadlineSheet of={of()} year={year()} onClose={() => setParams({ open: undefined })} />}
      </Show>
    </>
  )
}
