import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { type CarriedPerson, takeCarriedPerson } from '../../lib/carried-person.ts'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useAsk } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Segment } from '../../ui/segment.tsx'
import { RequestDrawer } from './request-drawer.tsx'
import { type OpenStep, StepSheet } from './step-sheet.tsx'
import { transferColumns, transferFilters } from './transfer-columns.tsx'
import { TransferDrawer } from './transfer-drawer.tsx'

interface Search {
  [name: string]: string | undefined
  kind?: string
  open?: string
}
const TABS = ['todo', 'mine', 'all'] as const
type Tab = (typeof TABS)[number]
/** What waits is taken oldest first; whoever looks back wants the newest first. */
const orderOf = (tab: Tab) =>
  tab === 'todo' ? { sort: undefined, desc: undefined } : { sort: 'requestedAt', desc: '1' }

/** 单位变动人员管理 (M-2.19, M-2.20): what waits for this organisation, what it asked for, and everything. */
export default function TransferList() {
  const [search, setSearch] = useSearchParams<Search>()
  const state = createListState('transfer.list', {})
  const carried = takeCarriedPerson()
  const [form, setForm] = createSignal<CarriedPerson | 'empty' | null>(carried)
  const [step, setStep] = createSignal<OpenStep | null>(null)
  const tab = (): Tab => TABS.find((each) => each === search.kind) ?? 'todo'
  const extra = () => (tab() === 'todo' ? { todo: true } : tab() === 'mine' ? { side: 'in' as const } : {})
  const waiting = useAsk('transfer.list', () => ({ todo: true, size: 1 }), { keep: true })

  return (
    <>
      <ListView
        list="transfer.list"
        state={state}
        title={t('transfer.title')}
        above={
          <div>
            <Segment
              label={t('transfer.tabs')}
              value={tab()}
              onChange={(kind) =>
                setSearch({
                  kind: kind === 'todo' ? undefined : kind,
                  ...orderOf(kind),
                  ...{
                    page: undefined,
                    side: undefined,
                    state: undefined,
                    overdue: undefined,
                    open: undefined,
                  },
                })
              }
              options={TABS.map((value) => ({
                value,
                label:
                  value === 'todo' && dataOf(waiting)?.total
                    ? `${t('transfer.tab.todo')} ${dataOf(waiting)?.total}`
                    : t(`transfer.tab.${value}`),
              }))}
            />
          </div>
        }
        extra={extra}
        columns={transferColumns()}
        filters={transferFilters(tab() === 'todo')}
        search={t('transfer.search')}
        id={(row) => row.id}
        name={(row) => row.personName}
        onOpen={(row) => setSearch({ open: row.id })}
        current={search.open}
        exports={{}}
        end={
          <Button kind="primary" onPress={() => setForm('empty')}>
            {t('transfer.request')}
          </Button>
        }
        empty={<Empty tab={tab()} />}
      />
      <TransferDrawer
        id={search.open}
        onClose={() => setSearch({ open: undefined })}
        onStep={(action, of) => setStep({ action, of })}
      />
      <Show when={form()}>
        {(of) => (
          <RequestDrawer
            of={of() === 'empty' ? null : (of() as CarriedPerson)}
            onClose={() => setForm(null)}
            onAsked={(id) => setSearch({ kind: 'mine', ...orderOf('mine'), open: id })}
          />
        )}
      </Show>
      <Show when={step()}>{(of) => <StepSheet step={of()} onClose={() => setStep(null)} />}</Show>
    </>
  )
}

function Empty(props: { tab: Tab }) {
  return (
    <Show when={props.tab !== 'all'} fallback={<EmptyState title={t('transfer.empty.all')} />}>
      <EmptyState title={t(props.tab === 'mine' ? 'transfer.empty.mine' : 'transfer.empty.todo')}>
        {t(props.tab === 'mine' ? 'transfer.empty.mine.text' : 'transfer.empty.todo.text')}
      </EmptyState>
    </Show>
  )
}
