import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { OrgSplit } from '../../ui/org-split.tsx'
import { Segment } from '../../ui/segment.tsx'
import { ApproveMany, whyNotMany } from './approve-many.tsx'
import { ListActs } from './list-acts.tsx'
import { whyNot } from './org-actions.ts'
import { type OpenAct, OrgActs } from './org-acts.tsx'
import { orgColumns, orgFilters } from './org-columns.tsx'
import { OrgDrawer } from './org-drawer.tsx'
import { type OrgRow, useOrg } from './queries.ts'

interface Search {
  [name: string]: string | undefined
  node?: string
  open?: string
  deep?: string
}

/** 单位管理, M-1.1: the tree left, the chosen node's organisations right, one of them in the drawer. All of it in the address. */
export default function OrgList() {
  const staff = useStaff()
  const reference = useReference('affiliation', 'rank', 'nature', 'sector', 'area')
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('org.list', {})
  const nodeId = () => search.node ?? staff.me.actor.orgId ?? undefined
  const chosen = useOrg(nodeId)
  const node = () => dataOf(chosen)
  /** Why nothing can be added here, where a person looks for 添加. */
  const whyCreate = () => {
    const at = node()
    return at && staff.may('org.manage') ? whyNot(at, 'create') : null
  }
  const [many, setMany] = createSignal<{ rows: readonly OrgRow[]; done: () => void } | null>(null)
  const [acting, setActing] = createSignal<OpenAct | null>(null)
  const narrowed = () => state.filtered() || state.filter('kind') !== ''

  return (
    <OrgSplit node={search.node} onNode={(id) => setSearch({ node: id, page: undefined, open: undefined })}>
      <ListView
        list="org.list"
        state={state}
        title={t('manage.orgs')}
        meta={node()?.name}
        extra={() => ({ ...(search.node ? { node: search.node } : {}), deep: search.deep !== '0' })}
        columns={orgColumns(reference)}
        filters={orgFilters(reference)}
        search={t('org.list.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setSearch({ open: row.id })}
        {...(search.open ? { current: search.open } : {})}
        above={<Show when={whyCreate()}>{(why) => <p class="meta">{why()}</p>}</Show>}
        {...(staff.may('org.manage')
          ? {
              bulk: [
                {
                  label: t('org.approve'),
                  kind: 'primary' as const,
                  why: (rows: OrgRow[]) => whyNotMany(rows),
                  onPress: (rows: OrgRow[], done: () => void) => setMany({ rows, done }),
                },
              ],
            }
          : {})}
        exports={{ whole: true }}
        end={
          <>
            <Segment
              label={t('org.list.range')}
              value={search.deep === '0' ? '0' : '1'}
              options={[
                { value: '0', label: t('org.list.here') },
                { value: '1', label: t('org.list.deep') },
              ]}
              onChange={(next) => setSearch({ deep: next === '0' ? '0' : undefined, page: undefined })}
            />
            <Show when={node()}>{(at) => <ListActs node={at()} onAct={setActing} />}</Show>
          </>
        }
        empty={
          <EmptyState
            title={t(narrowed() ? 'org.list.none' : 'org.list.empty', { name: node()?.name ?? '' })}
          >
            {t(narrowed() ? 'org.list.none.do' : 'org.list.empty.do')}
          </EmptyState>
        }
      />
      <OrgDrawer
        id={search.open}
        onClose={() => setSearch({ open: undefined })}
        onNode={(id) => setSearch({ node: id, open: undefined, page: undefined })}
        onAct={setActing}
      />
      <Show when={many()} keyed>
        {({ rows, done }) => <ApproveMany rows={rows} onDone={done} onClose={() => setMany(null)} />}
      </Show>
      <OrgActs
        act={acting()}
        onClose={() => setActing(null)}
        onRemoved={() => setSearch({ open: undefined })}
      />
    </OrgSplit>
  )
}
