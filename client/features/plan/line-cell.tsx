import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import type { Choice } from './line-choice.ts'
import { type Cell, digits, isCount, type LineDraft, MOST } from './line-draft.ts'

/** What a cell chooses from; none where it is typed into. */
export function choicesOf(cell: Cell, reference: ReturnType<typeof useReference>): Choice[] {
  if (cell === 'counted')
    return [
      { value: 'true', label: t('plan.counted'), initials: 'zg' },
      { value: 'false', label: t('plan.uncounted'), initials: 'bzg' },
    ]
  if (cell !== 'series' && cell !== 'level') return []
  return reference.items(cell).map(({ code, name, initials }) => ({ value: code, label: name, initials }))
}

/** One cell of the line editor: a choice, a count or words, with what is wrong in it beneath. */
export function LineCell(props: {
  cell: Cell
  row: number
  line: LineDraft
  label: string
  fault: string | null
  reference: ReturnType<typeof useReference>
  onChange: (value: string | boolean) => void
}) {
  const id = createUniqueId()
  /** What the province has ended stays to be read until another is chosen. */
  const options = () => {
    const found = choicesOf(props.cell, props.reference)
    const value = text()
    if (value === '' || found.some((option) => option.value === value)) return found
    const name = props.reference.name(props.cell === 'series' ? 'series' : 'level', value)
    return [{ value, label: props.reference.ready() ? t('plan.edit.ended', { name }) : name }, ...found]
  }
  const common = () => ({
    'data-row': props.row,
    'data-cell': props.cell,
    'aria-label': props.label,
    'aria-invalid': props.fault ? true : undefined,
    'aria-describedby': props.fault ? id : undefined,
  })
  const text = () => String(props.line[props.cell])
  return (
    <td data-col={props.cell} data-bad={props.fault ? '' : undefined}>
      <Switch>
        <Match when={props.cell === 'series' || props.cell === 'level' || props.cell === 'counted'}>
          <select
            {...common()}
            onChange={(event) => {
              const { value } = event.currentTarget
              props.onChange(props.cell === 'counted' ? value === 'true' : value)
            }}
          >
            <Show when={props.cell !== 'counted'}>
              <option value="" selected={text() === ''} />
            </Show>
            <For each={options()}>
              {(option) => (
                <option value={option.value} selected={option.value === text()}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
        </Match>
        <Match when={isCount(props.cell)}>
          <input
            {...common()}
            class="num"
            inputmode="numeric"
            autocomplete="off"
            value={text()}
            onInput={(event) => {
              const value = digits(event.currentTarget.value)
              event.currentTarget.value = value
              props.onChange(value)
            }}
          />
        </Match>
        <Match when={props.cell === 'specialty' || props.cell === 'reason'}>
          <input
            {...common()}
            autocomplete="off"
            list={props.cell === 'specialty' ? `${id}-list` : undefined}
            maxlength={MOST[props.cell as 'reason']}
            value={text()}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
          <Show when={props.cell === 'specialty'}>
            <datalist id={`${id}-list`}>
              <For each={props.line.series ? props.reference.options('specialty', props.line.series) : []}>
                {(option) => <option value={option.label} />}
              </For>
            </datalist>
          </Show>
        </Match>
      </Switch>
      <Show when={props.fault}>
        <small id={id} class="bad">
          {props.fault}
        </small>
      </Show>
    </td>
  )
}
