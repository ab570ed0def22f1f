import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { RefusedList } from '../../ui/refused-list.tsx'
import { MissingList } from './missing-list.tsx'
import { PassSheet, type Refused } from './pass-sheet.tsx'
import { planColumns, planFilters } from './plan-columns.tsx'
import { PlanDrawer } from './plan-drawer.tsx'
import { PlanTabs } from './plan-tabs.tsx'
import { type PlanRow, said, tooMany, useYearShown } from './queries.ts'
import { SendBackSheet } from './send-back-sheet.tsx'

interface Search {
  [name: string]: string | undefined
  open?: string
  tab?: string
}

/** 申报计划审查 (M-3.6 to M-3.12): what has come up, and who below has sent nothing yet. */
export default function PlanList() {
  const [search] = useSearchParams<Search>()
  return (
    <Show when={search.tab === 'missing'} fallback={<HandedIn />}>
      <MissingList />
    </Show>
  )
}

/** What waits at the own desk, each decided in the drawer or several at once. */
function HandedIn() {
  const staff = useStaff()
  const year = useYearShown()
  const reference = useReference('series', 'level')
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('plan.list', { desk: 'mine' })
  const [passing, setPassing] = createSignal<PlanRow[] | null>(null)
  const [returning, setReturning] = createSignal<PlanRow | null>(null)
  const [refused, setRefused] = createSignal<readonly Refused[]>([])
  /** Where the drawer goes once the plan in it has been decided. */
  const [after, setAfter] = createSignal<string>()
  const open = (id: string | undefined): void => setSearch({ open: id })
  const atMine = (row: PlanRow) => row.state === 'submitted' && row.deskOrgName === staff.me.actor.orgName

  function decided(): void {
    if (search.open) open(after())
  }

  return (
    <>
      <ListView
        list="plan.list"
        state={state}
        title={t('plan.list.title')}
        meta={t('plan.year', { year: year() })}
        extra={() => ({ year: year() })}
        columns={planColumns(reference)}
        filters={planFilters(reference)}
        search={t('plan.list.search')}
        id={(row) => row.id}
        name={(row) => row.orgName}
        onOpen={(row) => open(row.id)}
        current={search.open}
        exports={{ whole: false }}
        above={
          <>
            <PlanTabs value="handed" />
            <RefusedList
              title={t('plan.pass.refused', { n: refused().length })}
              refused={refused()}
              said={said}
              onClose={() => setRefused([])}
            />
          </>
        }
        bulk={[
          {
            label: t('plan.pass.many'),
            kind: 'primary',
            why: (rows) => (rows.every(atMine) ? tooMany(rows) : t('plan.pass.not_mine')),
            onPress: setPassing,
          },
        ]}
        empty={
          <EmptyState title={t(state.filter('desk') === 'mine' ? 'plan.list.empty' : 'plan.list.none')}>
            {t('plan.list.empty.hint')}
          </EmptyState>
        }
      />
      <PlanDrawer
        id={search.open}
        year={year()}
        onOpen={open}
        onPass={(plan, next) => {
          setAfter(next)
          setPassing([plan])
        }}
        onSendBack={(plan, next) => {
          setAfter(next)
          setReturning(plan)
        }}
      />
      <PassSheet
        rows={passing()}
        onClose={() => setPassing(null)}
        onDone={(_passed, failed) => {
          setRefused(failed)
          decided()
        }}
      />
      <SendBackSheet row={returning()} onClose={() => setReturning(null)} onDone={decided} />
    </>
  )
}
