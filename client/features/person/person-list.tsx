import { useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row } from '../../ui/layout.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { OrgSplit } from '../../ui/org-split.tsx'
import { type OpenAct, PersonActs } from './person-acts.tsx'
import { personColumns, personFilters } from './person-columns.tsx'
import { PersonDrawer } from './person-drawer.tsx'

interface Search {
  [name: string]: string | undefined
  node?: string
  open?: string
}

/**
 * 单位人员管理 (M-2.9): a unit keeps its own people; an office sees those of every unit below it, read only, with the
 * tree at the left.
 */
export default function PersonList() {
  const staff = useStaff()
  const reference = useReference('education')
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('person.list', { status: 'active' })
  const [acting, setActing] = createSignal<OpenAct | null>(null)
  const isUnit = () => staff.me.actor.orgKind === 'unit'
  const keeps = () => staff.may('person.manage') && (!search.node || search.node === staff.me.actor.orgId)
  const Tree = (props: { children: JSX.Element }) => (
    <Show when={!isUnit()} fallback={props.children}>
      <OrgSplit node={search.node} onNode={(node) => setSearch({ node, page: undefined, open: undefined })}>
        {props.children}
      </OrgSplit>
    </Show>
  )

  return (
    <Tree>
      <ListView
        list="person.list"
        state={state}
        title={t('person.title')}
        {...(isUnit() || keeps() ? {} : { meta: t('person.read_only') })}
        extra={() => (search.node ? { node: search.node } : {})}
        columns={personColumns(!isUnit())}
        filters={personFilters(reference.options('education'))}
        search={t('person.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setSearch({ open: row.id })}
        current={search.open}
        exports={{ whole: staff.may('person.reveal') }}
        end={
          <Show when={keeps()}>
            <Row gap={3} nowrap>
              <Button onPress={() => setActing({ kind: 'import' })}>{t('person.import')}</Button>
              <Button kind="primary" onPress={() => setActing({ kind: 'add' })}>
                {t('person.add')}
              </Button>
            </Row>
          </Show>
        }
        empty={
          <Show
            when={keeps()}
            fallback={<EmptyState title={t('person.empty')}>{t('person.empty.below')}</EmptyState>}
          >
            <EmptyState title={t('person.empty')}>{t('person.empty.text')}</EmptyState>
          </Show>
        }
      />
      <PersonDrawer
        id={search.open}
        onClose={() => setSearch({ open: undefined })}
        onAct={(kind, of) => setActing({ kind, of })}
      />
      <PersonActs
        act={acting()}
        onAct={setActing}
        onClose={() => setActing(null)}
        onRemoved={() => setSearch({ open: undefined })}
      />
    </Tree>
  )
}
