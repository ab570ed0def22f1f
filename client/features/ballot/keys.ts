import { onCleanup, onMount } from 'solid-js'

/** Where a key has a meaning of its own and must keep it. */
const BUSY = 'input, textarea, select, dialog, [role="tablist"], [role="radiogroup"], [data-keys]'

/** Keys of a page while its owner lives: pressed alone, outside fields and sheets. */
export function onKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    if (event.target instanceof Element && event.target.closest(arrowed(event.key) ? BUSY : TYPING)) return
    if (document.querySelector('dialog[open]')) return
    keys[event.key]?.(event)
  }
  onMount(() => document.addEventListener('keydown', pressed))
  onCleanup(() => document.removeEventListener('keydown', pressed))
}

const TYPING = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select'
const arrowed = (key: string): boolean => key.startsWith('Arrow')
