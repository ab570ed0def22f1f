import { For, type JSX, Show } from 'solid-js'
import './tabs.css'

export interface Tab<T extends string = string> {
  id: T
  label: string
  count?: number
}

let made = 0

/** Parts of one thing, one shown at a time. Arrows move and show, Home and End jump. */
export function Tabs<T extends string>(props: {
  tabs: readonly Tab<T>[]
  value: T
  onChange: (id: T) => void
  label: string
  touch?: boolean
  children: (id: T) => JSX.Element
}) {
  const base = `tabs-${++made}`
  const stops = new Map<T, HTMLButtonElement>()

  function move(event: KeyboardEvent): void {
    const last = props.tabs.length - 1
    const at = props.tabs.findIndex((tab) => tab.id === props.value)
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    const tab = to === undefined ? undefined : props.tabs[to]
    if (!tab) return
    event.preventDefault()
    props.onChange(tab.id)
    stops.get(tab.id)?.focus()
  }

  return (
    <div class="tabs-place">
      <div class="tabs" role="tablist" aria-label={props.label} data-touch={props.touch ? '' : undefined}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              ref={(element) => stops.set(tab.id, element)}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              aria-selected={props.value === tab.id}
              aria-controls={`${base}-panel`}
              tabindex={props.value === tab.id ? 0 : -1}
              onClick={() => props.onChange(tab.id)}
              onKeyDown={move}
            >
              {tab.label}
              <Show when={tab.count !== undefined}>
                <span class="faint">{tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${props.value}`}
        tabindex="0"
      >
        {props.children(props.value)}
      </div>
    </div>
  )
}
