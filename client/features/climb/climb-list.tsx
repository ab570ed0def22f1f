import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row } from '../../ui/layout.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Segment } from '../../ui/segment.tsx'
import { climbColumns, climbFilters } from './climb-columns.tsx'
import './climb.css'
import { PassSheet, type Refused } from './pass-sheet.tsx'
import { dutyOf, kindOf, listPath, type Place, usePlace } from './place.ts'
import { type ClimbRow, useListAddress, useYearShown } from './queries.ts'
import { RefusedList } from './refused.tsx'

export const TABS = ['mine', 'desk', 'gone', 'all'] as const
export type Tab = (typeof TABS)[number]
const tabsOf = (place: Place): readonly Tab[] => (place === 'committee' ? ['mine', 'all'] : TABS)

/** Where a list of this place stands, and what it asks: the same on the list and on a file opened from it. */
export function useClimbList(place: () => Place) {
  const staff = useStaff()
  const year = useYearShown()
  const reference = useReference('series', 'level', 'title')
  const committees = useAsk('committee.list', () => ({ year: year(), size: 200 }), {
    keep: true,
    when: () => staff.may('committee.view'),
  })
  const state = createListState('climb.list', { tab: 'mine' })
  const tab = (): Tab => tabsOf(place()).find((each) => each === state.filter('tab')) ?? 'mine'
  return {
    state,
    tab,
    year,
    reference,
    columns: createMemo(() => climbColumns(place(), reference)),
    filters: createMemo(() => climbFilters(place(), reference, dataOf(committees)?.rows ?? [])),
    extra: () => ({ year: year(), kind: kindOf(place()), ...dutyOf(place()), tab: tab() }),
  }
}

/**
 * 经办人审查, 负责人审查, 专家审查 and the committee's 材料接收 (M-4.1.1, M-4.2.1, M-4.3.1, I-2): what waits at the own
 * step first, the longest waiting on top. A name opens the whole file; several are passed at once.
 */
export default function ClimbList() {
  const place = usePlace()
  // a list of another entry is another list: its columns, filters and tabs are made anew
  return (
    <Show when={place()} keyed>
      {(here) => <List place={here} />}
    </Show>
  )
}

function List(props: { place: Place }) {
  const navigate = useNavigate()
  const address = useListAddress()
  const list = useClimbList(() => props.place)
  const { state, tab, year } = list
  const act = props.place === 'committee' ? 'accept' : 'pass'
  const counts = useAsk(
    'climb.counts',
    () => ({
      year: year(),
      ...{ kind: kindOf(props.place), ...dutyOf(props.place) },
    }),
    { keep: true },
  )
  const [passing, setPassing] = createSignal<{ rows: ClimbRow[]; done: () => void } | null>(null)
  const [refused, setRefused] = createSignal<readonly Refused[]>([])
  const count = (of: 'below' | 'late') => dataOf(counts)?.[of] ?? 0
  const mayPass = (row: ClimbRow): boolean =>
    act === 'accept' ? row.state === 'waiting' && row.mine : row.state === 'climbing' && row.mine
  const tabLabel = (each: Tab): string => {
    const n = dataOf(counts)?.[each]
    const word = t(props.place === 'committee' ? `climb.tab.committee.${each}` : `climb.tab.${each}`)
    return n === undefined ? word : `${word} ${n}`
  }

  return (
    <>
      <ListView
        list="climb.list"
        state={state}
        title={t(`climb.place.${props.place}`)}
        meta={
          <>
            {t('climb.year', { year: year() })}
            <Show when={count('below') > 0}> · {t('climb.below', { n: count('below') })}</Show>
          </>
        }
        extra={list.extra}
        columns={list.columns()}
        filters={list.filters()}
        keeps={['tab']}
        search={t('climb.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => navigate(`${listPath(props.place)}/${row.id}${address()}`)}
        exports={{ whole: false }}
        above={
          <>
            <Row gap={4}>
              <Segment
                label={t('climb.tabs')}
                value={tab()}
                options={tabsOf(props.place).map((each) => ({ value: each, label: tabLabel(each) }))}
                onChange={(next) => state.setFilter('tab', next)}
              />
              <Show when={count('late') > 0}>
                <b class="now">{t('climb.late', { n: count('late') })}</b>
              </Show>
            </Row>
            <RefusedList refused={refused()} onClose={() => setRefused([])} />
          </>
        }
        bulk={[
          {
            label: t(act === 'accept' ? 'climb.accept.many' : 'climb.pass.many'),
            kind: 'primary',
            why: (rows) => (rows.every(mayPass) ? null : t('climb.pass.not_mine')),
            onPress: (rows, done) => setPassing({ rows, done }),
          },
        ]}
        empty={
          <EmptyState title={t(tab() === 'mine' ? 'climb.empty.mine' : 'climb.empty')}>
            {tab() === 'mine' && count('below') > 0
              ? t('climb.empty.below', { n: count('below') })
              : t('climb.empty.hint')}
          </EmptyState>
        }
      />
      <PassSheet
        act={act}
        files={passing()?.rows ?? null}
        onClose={() => setPassing(null)}
        onDone={(_done, failed) => {
          setRefused(failed)
          passing()?.done()
        }}
      />
    </>
  )
}
