import { createSignal } from 'solid-js'

const [offset, setOffset] = createSignal(0)

/**
 * Deadlines and 「收到时间」 are the server's, and a tablet's clock may be hours off. Every answer's Date header
 * corrects our idea of it; half of the travel time is taken off, which leaves an error below a second.
 */
export function noteServerTime(dateHeader: string | null, sentAt: number, receivedAt: number): void {
  const server = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isNaN(server)) return
  // The header has whole seconds: half a second is its mean error.
  setOffset(server + 500 - (sentAt + receivedAt) / 2)
}

/** The server's time in milliseconds since 1970. Reactive to corrections, not to the passing of time. */
export const serverNow = (): number => Date.now() + offset()
