import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js'
import './ledger.css'

export interface LedgerColumn<R> {
  key: string
  label: JSX.Element
  num?: boolean
  cell: (row: R) => JSX.Element
}

/** A plain ledger for any portal: heavy head rule, hairlines, figures right. A row may be the selected one. */
export function Ledger<R>(props: {
  columns: readonly LedgerColumn<R>[]
  rows: readonly R[]
  id: (row: R) => string
  caption: string
  selected?: string | null
  onSelect?: (row: R) => void
  tight?: boolean
  empty?: JSX.Element
}) {
  const open = (event: MouseEvent, row: R): void => {
    if (!(event.target as Element).closest('a, button, input, label')) props.onSelect?.(row)
  }
  const [wide, setWide] = createSignal(false)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: role and name come and go together.
    <div
      class="ledger-scroll"
      ref={(element) => watchOverflow(element, setWide)}
      role={wide() ? 'region' : undefined}
      aria-label={wide() ? props.caption : undefined}
      tabindex={wide() ? 0 : undefined}
    >
      <table class="ledger" data-tight={props.tight ? '' : undefined}>
        <caption class="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={column.num ? 'num' : undefined}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr
                data-current={props.selected === props.id(row) ? '' : undefined}
                data-open={props.onSelect ? '' : undefined}
                onClick={(event) => open(event, row)}
              >
                <For each={props.columns}>
                  {(column, index) => (
                    <td class={column.num ? 'num' : undefined}>
                      <Show when={index() === 0 && props.onSelect} fallback={column.cell(row)}>
                        <button
                          type="button"
                          class="ledger-open"
                          aria-current={props.selected === props.id(row) ? 'true' : undefined}
                          onClick={() => props.onSelect?.(row)}
                        >
                          {column.cell(row)}
                        </button>
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.rows.length === 0}>{props.empty}</Show>
    </div>
  )
}

/** Tells whether the table is wider than its place: then it scrolls, and the keyboard must reach it. */
function watchOverflow(element: HTMLElement, tell: (wide: boolean) => void): void {
  const watcher = new ResizeObserver(() => tell(element.scrollWidth > element.clientWidth + 1))
  watcher.observe(element)
  queueMicrotask(() => element.firstElementChild && watcher.observe(element.firstElementChild))
  onCleanup(() => watcher.disconnect())
}
