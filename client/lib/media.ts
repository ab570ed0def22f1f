import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds, as long as its owner lives. */
export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [holds, setHolds] = createSignal(list.matches)
  const listen = (event: MediaQueryListEvent): void => void setHolds(event.matches)
  list.addEventListener('change', listen)
  onCleanup(() => list.removeEventListener('change', listen))
  return holds
}
