import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { serverNow } from './server-time.ts'

/** The server's time, renewed every second while the owner lives. */
export function everySecond(): Accessor<number> {
  const [now, setNow] = createSignal(serverNow())
  const timer = setInterval(() => setNow(serverNow()), 1000)
  onCleanup(() => clearInterval(timer))
  return now
}
