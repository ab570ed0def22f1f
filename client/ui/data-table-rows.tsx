import { createVirtualizer } from '@tanstack/solid-virtual'
import { createSignal, For, type JSX, Show } from 'solid-js'
import './data-table.css'
import './ledger.css'
import { t } from '../lib/i18n.ts'
import { Checkbox } from './checkbox.tsx'
import type { DataColumn, DataTableProps, Model } from './data-table-model.ts'

/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 200
const ROW_PX = 40

/** The rows of the page under their heads. */
export function Rows<R extends object>(props: DataTableProps<R> & { model: Model<R> }) {
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
