import { For, Show } from 'solid-js'
import './stage-rail.css'
import { type StateKind, StateWord } from './state-word.tsx'

export interface StageItem {
  id: string
  label: string
  href: string
  kind: StateKind
  /** 8 / 13. */
  count?: string
}

/** The stages of a meeting in their order, each with its state; one line under the state bar. */
export function StageRail(props: { label: string; items: readonly StageItem[]; current: string }) {
  return (
    <nav class="stage-rail no-print" aria-label={props.label}>
      <ol>
        <For each={props.items}>
          {(item) => (
            <li>
              <a href={item.href} aria-current={props.current === item.id ? 'page' : undefined}>
                <StateWord kind={item.kind}>{item.label}</StateWord>
                <Show when={item.count}>
                  <span class="faint">{item.count}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}
