import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { ListExport } from './list-export.tsx'
import type { ListModel, ListViewProps } from './list-model.ts'
import { ListSaved } from './list-saved.tsx'
import { Popover } from './popover.tsx'
import { Select } from './select.tsx'
import { TextInput } from './text-input.tsx'

/** How long after the last key a search is asked, in ms. */
const WAIT_MS = 250

type Props<R> = ListViewProps<R> & { model: ListModel<R> }

/**
 * Search and filters at the left, in as many lines as they need; views, columns and export stay at the right end of the
 * first, in every list at the same place.
 */
export function ListTools<R>(props: Props<R>) {
  const { state } = props
  const [more, setMore] = createSignal(false)
  const filters = () =>
    (props.filters ?? []).filter((filter) => !filter.more || more() || state.filter(filter.key) !== '')
  return (
    <div class="list-tools no-print">
      <div class="list-filters">
        <Show when={props.search}>{(hint) => <Search hint={hint()} {...props} />}</Show>
        <For each={filters()}>
          {(filter) => (
            <Select
              size="small"
              prefix={filter.label}
              empty={t('list.all')}
              options={filter.options}
              value={state.filter(filter.key)}
              onChange={(value) => state.setFilter(filter.key, value)}
            />
          )}
        </For>
        <Show when={props.filters?.some((filter) => filter.more)}>
          <Button kind="quiet" expanded={more()} onPress={() => setMore(!more())}>
            {t(more() ? 'list.less' : 'list.more')}
          </Button>
        </Show>
        <Show when={state.filtered(props.model.keys())}>
          <Button kind="quiet" onPress={() => state.clear(props.model.keys())}>
            {t('list.clear')}
          </Button>
        </Show>
      </div>
      <span class="list-shape">
        <ListSaved {...props} />
        <Columns {...props} />
        <Show when={props.exports}>
          <ListExport {...props} />
        </Show>
      </span>
    </div>
  )
}

function Search<R>(props: Props<R> & { hint: string }) {
  const { state } = props
  const [text, setText] = createSignal(state.search())
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  // Back, a saved view or 清空条件 change it from outside.
  createEffect(on(state.search, (now) => now !== text().trim() && setText(now), { defer: true }))
  return (
    <TextInput
      type="search"
      size="small"
      value={text()}
      label={props.hint}
      placeholder={props.hint}
      maxlength={60}
      onInput={(next) => {
        setText(next)
        clearTimeout(timer)
        timer = setTimeout(() => state.setSearch(next.trim()), WAIT_MS)
      }}
    />
  )
}

function Columns<R>(props: Props<R>) {
  const shown = () => props.model.shown().map(({ id }) => id)
  return (
    <Popover label={t('table.columns')}>
      <fieldset class="list-columns">
        <legend class="meta">{t('table.columns.choose')}</legend>
        <For each={props.columns}>
          {(column) => (
            <Checkbox
              checked={shown().includes(column.id)}
              why={column.fixed ? t('list.column.fixed') : null}
              onChange={(wanted) =>
                props.model.show(
                  props.columns
                    .map(({ id }) => id)
                    .filter((id) => (id === column.id ? wanted : shown().includes(id))),
                )
              }
            >
              {column.label}
            </Checkbox>
          )}
        </For>
        <Button kind="quiet" onPress={() => props.model.show(null)}>
          {t('table.columns.reset')}
        </Button>
      </fieldset>
    </Popover>
  )
}
