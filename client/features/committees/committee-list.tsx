import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { CommitteeActs, type OpenAct } from './acts.tsx'
import { committeeColumns, committeeFilters } from './columns.tsx'
import { CommitteeDrawer } from './committee-drawer.tsx'
import { type Committee, useYearShown } from './queries.ts'

/** 评委会管理 (M-7.1): those of the own office and below, made by the province. */
export default function CommitteeList() {
  const staff = useStaff()
  const year = useYearShown()
  const reference = useReference('series')
  const [params, setParams] = useSearchParams<{ open?: string }>()
  const state = createListState('committee.list', {})
  const [acting, setActing] = createSignal<OpenAct | null>(null)
  const makes = () => staff.may('committee.manage')
  return (
    <>
      <ListView<Committee>
        list="committee.list"
        state={state}
        title={t('committee.title')}
        meta={t('committee.year', { year: year() })}
        extra={() => ({ year: year() })}
        columns={committeeColumns(reference)}
        filters={committeeFilters(reference)}
        search={t('committee.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setParams({ open: row.id })}
        current={params.open}
        exports={{}}
        end={
          <Show when={makes()}>
            <Button kind="primary" onPress={() => setActing({ kind: 'add' })}>
              {t('committee.add')}
            </Button>
          </Show>
        }
        empty={
          <EmptyState title={t('committee.empty')}>
            {t(makes() ? 'committee.empty.province' : 'committee.empty.office')}
          </EmptyState>
        }
      />
      <CommitteeDrawer
        id={params.open}
        year={year()}
        onClose={() => setParams({ open: undefined })}
        onAct={setActing}
      />
      <CommitteeActs
        act={acting()}
        year={year()}
        onClose={() => setActing(null)}
        onMade={(id) => setParams({ open: id })}
      />
    </>
  )
}
