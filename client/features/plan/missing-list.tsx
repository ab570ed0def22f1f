import { useSearchParams } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useStaff } from '../../lib/staff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { OrgSplit } from '../../ui/org-split.tsx'
import { RefusedList } from '../../ui/refused-list.tsx'
import { missingColumns, missingFilters } from './missing-columns.tsx'
import type { Refused } from './pass-sheet.tsx'
import { PlanTabs } from './plan-tabs.tsx'
import { type MissingRow, said, tooMany, useYearShown } from './queries.ts'
import { RemindSheet } from './remind-sheet.tsx'

interface Search {
  [name: string]: string | undefined
  node?: string
}

/** 尚未上报: below the chosen node, who has handed in no plan of the year, and 催报. */
export function MissingList() {
  const staff = useStaff()
  const year = useYearShown()
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('plan.missing')
  const [asking, setAsking] = createSignal<{ rows: MissingRow[]; done: () => void } | null>(null)
  const [refused, setRefused] = createSignal<readonly Refused[]>([])

  return (
    <OrgSplit node={search.node} onNode={(node) => setSearch({ node, page: undefined })}>
      <ListView
        list="plan.missing"
        state={state}
        title={t('plan.list.title')}
        meta={t('plan.year', { year: year() })}
        extra={() => ({ year: year(), ...(search.node ? { node: search.node } : {}) })}
        columns={missingColumns()}
        filters={missingFilters()}
        keeps={['tab']}
        search={t('plan.list.search')}
        id={(row) => row.id}
        name={(row) => row.orgName}
        exports={{ whole: staff.may('person.reveal') }}
        above={
          <>
            <PlanTabs value="missing" />
            <RefusedList
              title={t('plan.remind.refused', { n: refused().length })}
              refused={refused()}
              said={said}
              onClose={() => setRefused([])}
            />
          </>
        }
        bulk={[
          {
            label: t('plan.remind.many'),
            kind: 'primary',
            why: tooMany,
            onPress: (rows, done) => setAsking({ rows, done }),
          },
        ]}
        empty={
          <EmptyState title={t('plan.missing.empty', { year: year() })}>
            {t('plan.missing.empty.hint')}
          </EmptyState>
        }
      />
      <RemindSheet
        rows={asking()?.rows ?? null}
        year={year()}
        onClose={() => setAsking(null)}
        onDone={(failed) => {
          asking()?.done()
          setRefused(failed)
        }}
      />
    </OrgSplit>
  )
}
