import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js'
import './list-view.css'
import { PAGE_SIZES } from '../../shared/list.ts'
import { asProblem } from '../lib/call.ts'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState, ProblemLine } from './error-state.tsx'
import { PageTitle, Region, Row } from './layout.tsx'
import { createListModel, type ListModel, type ListViewProps } from './list-model.ts'
import { ListRows } from './list-rows.tsx'
import { ListTools } from './list-tools.tsx'
import { Select } from './select.tsx'
import { Skeleton } from './skeleton.tsx'

export type { ViewColumn, ViewFilter } from './list-model.ts'

/**
 * A clerk's list: filtered, ordered and paged by the server, its place in the address. It is a whole region of the
 * page: title, tools, rows, pages, and at the foot what can be done with the rows chosen.
 */
export function ListView<R>(props: ListViewProps<R>) {
  const model = createListModel(props)
  const { state } = props
  // what was chosen under another filter is not what stands on the page; asked anew after news it is the same filter
  const question = createMemo(() => JSON.stringify(model.wanted()))
  createEffect(on(question, model.unpick, { defer: true }))
  // rows that went away may leave a page behind that is none any more
  createEffect(() => {
    if (model.rows().length === 0 && model.total() > 0 && state.page() > model.pages())
      state.setPage(model.pages())
  })
  const narrowed = () => state.filtered(model.keys())
  return (
    <div class="list-view">
      <Region gap={4}>
        <div class="list-head">
          <PageTitle title={props.title} meta={props.meta} />
          <div class="list-end">{props.end}</div>
        </div>
        {props.above}
        <ListTools model={model} {...props} />
        <Switch
          fallback={
            <>
              <Show when={model.query.isError}>
                <Row>
                  <ProblemLine problem={asProblem(model.query.error)} />
                  <Button kind="quiet" onPress={() => void model.query.refetch()}>
                    {t('act.retry')}
                  </Button>
                </Row>
              </Show>
              <ListRows model={model} {...props} />
              <Pages model={model} {...props} />
            </>
          }
        >
          <Match when={model.query.isError && model.rows().length === 0}>
            <ErrorState problem={asProblem(model.query.error)} onRetry={() => void model.query.refetch()} />
          </Match>
          <Match when={model.query.isPending}>
            <Skeleton table lines={8} />
          </Match>
          <Match when={model.total() === 0 && narrowed()}>
            <EmptyState
              title={t('table.none')}
              action={<Button onPress={() => state.clear(model.keys())}>{t('list.clear')}</Button>}
            >
              {t('table.none.hint')}
            </EmptyState>
          </Match>
          <Match when={model.total() === 0}>{props.empty ?? <EmptyState />}</Match>
        </Switch>
      </Region>
      <Show when={(props.bulk?.length ?? 0) > 0 && model.picked().size > 0}>
        <Bulk model={model} {...props} />
      </Show>
    </div>
  )
}

function Pages<R>(props: ListViewProps<R> & { model: ListModel<R> }) {
  const { state } = props
  const page = () => Math.min(state.page(), props.model.pages())
  return (
    <div class="data-pages">
      <span class="meta" role="status">
        {t('table.rows', { n: props.model.total() })}
      </span>
      <span class="push" />
      <Select
        size="small"
        prefix={t('table.page.size')}
        options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
        value={String(state.size())}
        onChange={(size) => state.setSize(Number(size))}
      />
      <Show when={props.model.pages() > 1}>
        <nav class="data-pages-nav" aria-label={t('list.pages')}>
          <Button off={page() <= 1} onPress={() => state.setPage(page() - 1)}>
            {t('table.page.previous')}
          </Button>
          <span class="meta">{t('table.page', { n: page(), all: props.model.pages() })}</span>
          <Button off={page() >= props.model.pages()} onPress={() => state.setPage(page() + 1)}>
            {t('table.page.next')}
          </Button>
        </nav>
      </Show>
    </div>
  )
}

/** The foot: how many are chosen, on whichever pages, and what can be done with them. */
function Bulk<R>(props: ListViewProps<R> & { model: ListModel<R> }) {
  // what was chosen may have changed since: an act names the version that stands on the page
  const rows = () => {
    const fresh = new Map(props.model.rows().map((row) => [props.id(row), row]))
    return [...props.model.picked()].map(([id, row]) => fresh.get(id) ?? row)
  }
  return (
    <div class="list-bulk no-print" role="status">
      <b>{t('table.selected', { n: rows().length })}</b>
      <For each={props.bulk}>
        {(act) => (
          <Button
            kind={act.kind ?? 'plain'}
            why={act.why?.(rows()) ?? null}
            onPress={() => act.onPress(rows(), () => void props.model.unpick())}
          >
            {act.label}
          </Button>
        )}
      </For>
      <Button kind="quiet" onPress={() => props.model.unpick()}>
        {t('act.unselect')}
      </Button>
    </div>
  )
}
