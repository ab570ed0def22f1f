import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Since when this device has had no network, in ms; null while it has one. Told sooner than a socket can find out. */
export function offlineSince(): Accessor<number | null> {
  const [since, setSince] = createSignal(navigator.onLine ? null : Date.now())
  const lost = (): void => void setSince(Date.now())
  const back = (): void => void setSince(null)
  addEventListener('offline', lost)
  addEventListener('online', back)
  onCleanup(() => {
    removeEventListener('offline', lost)
    removeEventListener('online', back)
  })
  return since
}
