import { createSignal, For, Match, Show, Switch } from 'solid-js'
import './data-table.css'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { createDataTable, type DataTableProps, type Model, PAGE_SIZES } from './data-table-model.ts'
import { Rows } from './data-table-rows.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { Select } from './select.tsx'
import { Skeleton } from './skeleton.tsx'
import { TextInput } from './text-input.tsx'

export type { DataColumn } from './data-table-model.ts'

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
