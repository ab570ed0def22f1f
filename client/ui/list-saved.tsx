import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Show } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { call } from '../lib/call.ts'
import { t } from '../lib/i18n.ts'
import { useAsk } from '../lib/query.ts'
import { Button } from './button.tsx'
import { ProblemLine } from './error-state.tsx'
import type { ListModel, ListViewProps } from './list-model.ts'
import { dataOf } from './loaded.tsx'
import { Popover } from './popover.tsx'
import { TextInput } from './text-input.tsx'

const MOST_NAME = 30

/** Filters, order and columns a person keeps under a name and comes back to with one press. */
export function ListSaved<R>(props: ListViewProps<R> & { model: ListModel<R> }) {
  const client = useQueryClient()
  const { state } = props
  const [name, setName] = createSignal('')
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const query = useAsk('workbook.views', () => ({ list: props.list }))
  const views = () => dataOf(query) ?? []
  const again = () => client.invalidateQueries({ queryKey: ['workbook', 'workbook.views'] })

  async function save(): Promise<void> {
    const result = await call('workbook.saveView', {
      list: props.list,
      name: name().trim(),
      query: state.query(props.model.kept()),
      columns: props.model.shown().map(({ id }) => id),
    })
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setName('')
    await again()
  }

  async function remove(id: string): Promise<void> {
    const result = await call('workbook.removeView', { id })
    setProblem(result.ok ? null : result.problem)
    await again()
  }

  return (
    <Popover label={t('list.views')}>
      {(close) => (
        <div class="list-views">
          <Show when={views().length > 0} fallback={<p class="meta">{t('list.views.none')}</p>}>
            <ul>
              <For each={views()}>
                {(view) => (
                  <li>
                    <Button
                      kind="quiet"
                      onPress={() => {
                        state.restore(view.query, props.model.kept())
                        props.model.show(view.columns)
                        close()
                      }}
                    >
                      {view.name}
                    </Button>
                    <Button
                      kind="quiet"
                      label={t('list.views.remove', { name: view.name })}
                      onPress={() => void remove(view.id)}
                    >
                      {t('act.remove')}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <div class="list-views-new">
            <TextInput
              size="small"
              value={name()}
              onInput={setName}
              maxlength={MOST_NAME}
              label={t('list.views.name')}
              placeholder={t('list.views.name')}
            />
            <Button off={name().trim() === ''} onPress={() => void save()}>
              {t('list.views.save')}
            </Button>
          </div>
          <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
        </div>
      )}
    </Popover>
  )
}
