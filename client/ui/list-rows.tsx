import { For, Show } from 'solid-js'
import './data-table.css'
import './ledger.css'
import { t } from '../lib/i18n.ts'
import { Checkbox } from './checkbox.tsx'
import type { ListModel, ListViewProps } from './list-model.ts'

type Props<R> = ListViewProps<R> & { model: ListModel<R> }

const hasBulk = <R,>(props: Props<R>): boolean => (props.bulk?.length ?? 0) > 0

/** The rows of the page. Arrows walk through the names, Enter opens, Space chooses. */
export function ListRows<R>(props: Props<R>) {
  let body!: HTMLTableSectionElement

  function walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const stops = [...body.querySelectorAll<HTMLElement>('.ledger-open')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    if (step) {
      event.preventDefault()
      stops[at + step]?.focus()
    } else if (event.key === ' ' && hasBulk(props)) {
      event.preventDefault()
      const row = props.model.rows()[at]
      if (row) props.model.pick([row], !props.model.picked().has(props.id(row)))
    }
  }

  return (
    <section
      class="data-scroll list-scroll"
      tabindex="0"
      aria-label={t('list.rows')}
      aria-busy={props.model.asking()}
      data-asking={props.model.asking() ? '' : undefined}
    >
      <table class="ledger">
        <Head {...props} />
        <tbody ref={body} onKeyDown={walk}>
          <For each={props.model.rows()}>{(row) => <Line row={row} {...props} />}</For>
        </tbody>
      </table>
    </section>
  )
}

function Head<R>(props: Props<R>) {
  const { state } = props
  const rows = () => props.model.rows()
  const all = () => rows().length > 0 && rows().every((row) => props.model.picked().has(props.id(row)))
  const some = () => !all() && rows().some((row) => props.model.picked().has(props.id(row)))
  const sorted = (sort: string | undefined) =>
    sort && state.sort() === sort ? (state.desc() ? 'descending' : 'ascending') : undefined
  return (
    <thead>
      <tr>
        <Show when={hasBulk(props)}>
          <th scope="col" class="data-pick">
            <Checkbox
              checked={all()}
              partial={some()}
              label={t('list.pick_page')}
              onChange={(on) => props.model.pick(rows(), on)}
            />
          </th>
        </Show>
        <For each={props.model.shown()}>
          {(column) => (
            <th
              scope="col"
              class={column.num ? 'num' : undefined}
              aria-sort={column.sort ? (sorted(column.sort) ?? 'none') : undefined}
            >
              <Show when={column.sort} fallback={column.label}>
                {(sort) => (
                  <button
                    type="button"
                    class="data-sort"
                    data-sorted={sorted(sort())}
                    onClick={() => state.setSort(sort())}
                  >
                    {column.label}
                  </button>
                )}
              </Show>
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}

function Line<R>(props: Props<R> & { row: R }) {
  const id = () => props.id(props.row)
  return (
    <tr
      data-picked={props.model.picked().has(id()) ? '' : undefined}
      data-current={props.current === id() ? '' : undefined}
    >
      <Show when={hasBulk(props)}>
        <td class="data-pick">
          <Checkbox
            checked={props.model.picked().has(id())}
            label={t('table.select_row', { name: props.name(props.row) })}
            onChange={(on) => props.model.pick([props.row], on)}
          />
        </td>
      </Show>
      <For each={props.model.shown()}>
        {(column, index) => (
          <td class={column.num ? 'num' : undefined}>
            <Show when={index() === 0 && props.onOpen} fallback={column.cell(props.row)}>
              <button
                type="button"
                class="ledger-open"
                aria-current={props.current === id() ? 'true' : undefined}
                onClick={() => props.onOpen?.(props.row)}
              >
                {column.cell(props.row)}
              </button>
            </Show>
          </td>
        )}
      </For>
    </tr>
  )
}
