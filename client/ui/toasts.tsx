import { createSignal, For, Show } from 'solid-js'
import './toasts.css'
import { t } from '../lib/i18n.ts'

interface Toast {
  id: number
  text: string
  kind: 'done' | 'problem'
  action?: { label: string; onPress: () => void }
}

/** Long enough to read a sentence twice; one with an action stays until it is answered. */
const STAYS_MS = 6000

const [list, setList] = createSignal<readonly Toast[]>([])
let made = 0

const drop = (id: number): void => void setList((before) => before.filter((toast) => toast.id !== id))

/** A line at the bottom for what has no place of its own on the page. A refusal belongs beside what refused. */
export function toast(text: string, options: Partial<Pick<Toast, 'kind' | 'action'>> = {}): void {
  const id = ++made
  setList((before) => [...before.slice(-2), { id, text, kind: 'done', ...options }])
  if (!options.action) setTimeout(drop, STAYS_MS, id)
}

/** Where toasts appear; once per portal. */
export function Toasts() {
  return (
    <div class="toasts no-print" role="status" aria-label={t('toast.region')}>
      <For each={list()}>
        {(each) => (
          <div class="toast" data-kind={each.kind}>
            <span>{each.text}</span>
            <Show when={each.action}>
              {(action) => (
                <button
                  type="button"
                  onClick={() => {
                    drop(each.id)
                    action().onPress()
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
            <button type="button" onClick={() => drop(each.id)}>
              {t('act.close')}
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
