import { createVirtualizer } from '@tanstack/solid-virtual'
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import './data-table.css'
import './ledger.css'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { createDataTable, type DataColumn, type DataTableOptions, PAGE_SIZES } from './data-table-model.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { Select } from './select.tsx'
import { Skeleton } from './skeleton.tsx'
import { TextInput } from './text-input.tsx'

export type { DataColumn } from './data-table-model.ts'

/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 200
const ROW_PX = 40

type Model<R extends object> = ReturnType<typeof createDataTable<R>>

interface DataTableProps<R extends object> extends DataTableOptions<R> {
  caption: string
  /** What a row is called when it is selected. */
  name: (row: R) => string
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** Opens a row's detail; `current` is the one that is open. */
  onOpen?: (row: R) => void
  current?: string | null
  loading?: boolean
  problem?: Problem | null
  onRetry?: () => void
  empty?: JSX.Element
  /** Filters and the like, before the table's own tools. */
  toolbar?: JSX.Element
  /** Usually `<ButtonLink href={link('review.roster', …)} download>`. */
  export?: JSX.Element
}

/** The management portal's list: order, search, pages, columns, selection, export; its place is kept. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const model = createDataTable(props)
  return (
    <div class="data-table">
      <Tools model={model} {...props} />
      <Switch
        fallback={
          <>
            <Rows model={model} {...props} />
            <Pages model={model} all={props.rows.length} />
          </>
        }
      >
        <Match when={props.problem}>
          {(found) => <ErrorState problem={found()} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />}
        </Match>
        <Match when={props.loading && props.rows.length === 0}>
          <Skeleton table lines={8} />
        </Match>
        <Match when={props.rows.length === 0}>{props.empty ?? <EmptyState />}</Match>
        <Match when={model.found().length === 0}>
          <EmptyState
            title={t('table.none')}
            action={<Button onPress={() => model.setFilter('')}>{t('act.clear')}</Button>}
          >
            {t('table.none.hint')}
          </EmptyState>
        </Match>
      </Switch>
    </div>
  )
}

function Tools<R extends object>(props: DataTableProps<R> & { model: Model<R> }) {
  const [open, setOpen] = createSignal(false)
  return (
    <div class="data-tools">
      <TextInput
        type="search"
        size="small"
        value={props.model.filter()}
        onInput={props.model.setFilter}
        label={t('table.filter')}
        placeholder={t('table.filter')}
      />
      {props.toolbar}
      <span class="push data-tools-end">
        <span class="data-columns">
          <Button kind="quiet" expanded={open()} onPress={() => setOpen(!open())}>
            {t('table.columns')}
          </Button>
          <Show when={open()}>
            <fieldset
              class="data-columns-list"
              onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
            >
              <legend class="meta">{t('table.columns.choose')}</legend>
              <For each={props.columns}>
                {(column) => (
                  <Checkbox
                    checked={props.model.shown().includes(column)}
                    onChange={(wanted) => !column.fixed && props.model.show(column.id, wanted)}
                  >
                    {column.label}
                  </Checkbox>
                )}
              </For>
              <Button kind="quiet" onPress={() => props.model.showUsual()}>
                {t('table.columns.reset')}
              </Button>
            </fieldset>
          </Show>
        </span>
        {props.export}
      </span>
    </div>
  )
}

function Rows<R extends object>(props: DataTableProps<R> & { model: Model<R> }) {
  const [scroll, setScroll] = createSignal<HTMLElement | null>(null)
  const rows = () => props.model.rows()
  const isLong = () => rows().length > VIRTUAL_FROM
  return (
    <section
      class="data-scroll"
      ref={setScroll}
      data-long={isLong() ? '' : undefined}
      tabindex="0"
      aria-label={props.caption}
    >
      <table class="ledger" aria-rowcount={rows().length + 1}>
        <caption class="sr-only">{props.caption}</caption>
        <Head {...props} />
        <tbody>
          <Show when={isLong()} fallback={<For each={rows()}>{(row) => <Line row={row} {...props} />}</For>}>
            <LongRows scroll={scroll()} {...props} />
          </Show>
        </tbody>
      </table>
    </section>
  )
}

/** Only the rows in sight, between two gaps as tall as the rest. */
function LongRows<R extends object>(
  props: DataTableProps<R> & { model: Model<R>; scroll: HTMLElement | null },
) {
  const rows = () => props.model.rows()
  const virtual = createVirtualizer({
    get count() {
      return rows().length
    },
    getScrollElement: () => props.scroll,
    estimateSize: () => ROW_PX,
    overscan: 12,
    // Until the box has been measured, a screenful; it grows to its real height at once.
    initialRect: { width: 0, height: 600 },
  })
  const items = () => virtual.getVirtualItems()
  const width = () => props.model.shown().length + (props.onSelect ? 1 : 0)
  return (
    <>
      <Gap height={items()[0]?.start ?? 0} width={width()} />
      <For each={items().flatMap((item) => rows()[item.index] ?? [])}>
        {(row) => <Line row={row} {...props} />}
      </For>
      <Gap height={virtual.getTotalSize() - (items().at(-1)?.end ?? 0)} width={width()} />
    </>
  )
}

const Gap = (props: { height: number; width: number }) => (
  <Show when={props.height > 0}>
    <tr>
      <td class="data-gap" colspan={props.width} style={{ height: `${props.height}px` }} />
    </tr>
  </Show>
)

function Head<R extends object>(props: DataTableProps<R> & { model: Model<R> }) {
  const ids = () => props.model.found().map(props.id)
  const all = () => ids().length > 0 && ids().every((id) => props.selected?.has(id))
  const some = () => !all() && ids().some((id) => props.selected?.has(id))
  return (
    <thead>
      <tr>
        <Show when={props.onSelect}>
          {(select) => (
            <th scope="col" class="data-pick">
              <Checkbox
                checked={all()}
                partial={some()}
                label={t('act.select_all')}
                onChange={(wanted) => select()(new Set(wanted ? ids() : []))}
              />
            </th>
          )}
        </Show>
        <For each={props.model.shown()}>
          {(column) => (
            <th
              scope="col"
              class={column.num ? 'num' : undefined}
              aria-sort={props.model.sorted(column.id) ?? 'none'}
            >
              <button
                type="button"
                class="data-sort"
                data-sorted={props.model.sorted(column.id)}
                onClick={() => props.model.sort(column.id)}
              >
                {column.label}
              </button>
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}

function Line<R extends object>(props: DataTableProps<R> & { row: R; model: Model<R> }) {
  const id = () => props.id(props.row)
  function pick(wanted: boolean): void {
    const next = new Set(props.selected)
    if (wanted) next.add(id())
    else next.delete(id())
    props.onSelect?.(next)
  }
  const cell = (column: DataColumn<R>): JSX.Element =>
    column.cell?.(props.row) ?? column.value(props.row) ?? '–'
  return (
    <tr
      data-picked={props.selected?.has(id()) ? '' : undefined}
      data-current={props.current === id() ? '' : undefined}
    >
      <Show when={props.onSelect}>
        <td class="data-pick">
          <Checkbox
            checked={props.selected?.has(id()) ?? false}
            label={t('table.select_row', { name: props.name(props.row) })}
            onChange={pick}
          />
        </td>
      </Show>
      <For each={props.model.shown()}>
        {(column, index) => (
          <td class={column.num ? 'num' : undefined}>
            <Show when={index() === 0 && props.onOpen} fallback={cell(column)}>
              <button
                type="button"
                class="ledger-open"
                aria-current={props.current === id() ? 'true' : undefined}
                onClick={() => props.onOpen?.(props.row)}
              >
                {cell(column)}
              </button>
            </Show>
          </td>
        )}
      </For>
    </tr>
  )
}

function Pages<R extends object>(props: { model: Model<R>; all: number }) {
  const m = () => props.model
  const found = () => m().found().length
  return (
    <div class="data-pages">
      <span class="meta" role="status">
        {found() === props.all
          ? t('table.rows', { n: props.all })
          : t('table.rows.found', { n: found(), all: props.all })}
      </span>
      <span class="push" />
      <Select
        size="small"
        prefix={t('table.page.size')}
        options={PAGE_SIZES.map((size) => ({
          value: String(size),
          label: size === 0 ? t('table.page.all') : String(size),
        }))}
        value={String(m().pageSize())}
        onChange={(size) => m().setPageSize(Number(size))}
      />
      <Show when={m().pages() > 1}>
        <nav class="data-pages-nav">
          <Button off={m().page() === 0} onPress={() => m().setPage(m().page() - 1)}>
            {t('table.page.previous')}
          </Button>
          <span class="meta">{t('table.page', { n: m().page() + 1, all: m().pages() })}</span>
          <Button off={m().page() >= m().pages() - 1} onPress={() => m().setPage(m().page() + 1)}>
            {t('table.page.next')}
          </Button>
        </nav>
      </Show>
    </div>
  )
}
