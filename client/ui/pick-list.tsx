import { createSignal, For, Show } from 'solid-js'
import './pick-list.css'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { TextInput } from './text-input.tsx'

/** Several of many, found by typing: a field above, ticks below. Put it in a `FieldGroup`, which asks the question. */
export function PickList<T extends string>(props: {
  options: readonly { value: T; label: string }[]
  picked: readonly T[]
  onPick: (picked: T[]) => void
  /** Words of the field; without them there is none, for lists that are seen whole. */
  search?: string
  /** Where nothing is found. */
  none?: string
  label: string
  /** Whole lines instead of short words. */
  wide?: boolean
  /** Words of a button that ticks all that are found, or none of them. */
  every?: { all: string; none: string }
  /** How many are ticked, in words. */
  count?: string
}) {
  const [search, setSearch] = createSignal('')
  const shown = () => {
    const wanted = search().trim().toLowerCase()
    return props.options.filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(wanted))
  }
  const found = () => shown().map(({ value }) => value)
  const full = () => found().every((value) => props.picked.includes(value))
  const tickAll = (): void =>
    props.onPick([...props.picked.filter((value) => !found().includes(value)), ...(full() ? [] : found())])
  const tick = (value: T, on: boolean): void =>
    props.onPick(on ? [...props.picked, value] : props.picked.filter((each) => each !== value))
  return (
    <div class="pick-list" data-wide={props.wide ? '' : undefined}>
      <Show when={props.search}>
        {(words) => (
          <TextInput
            type="search"
            size="small"
            value={search()}
            onInput={setSearch}
            label={words()}
            placeholder={words()}
          />
        )}
      </Show>
      <ul aria-label={props.label}>
        <For each={shown()}>
          {({ value, label }) => (
            <li>
              <Checkbox checked={props.picked.includes(value)} onChange={(on) => tick(value, on)}>
                {label}
              </Checkbox>
            </li>
          )}
        </For>
      </ul>
      <Show when={shown().length === 0}>
        <p class="meta" role="status">
          {props.none}
        </p>
      </Show>
      <Show when={props.every}>
        {(words) => (
          <div class="pick-list-foot">
            <Button kind="quiet" onPress={tickAll}>
              {full() ? words().none : words().all}
            </Button>
            <span class="meta" role="status">
              {props.count}
            </span>
          </div>
        )}
      </Show>
    </div>
  )
}
