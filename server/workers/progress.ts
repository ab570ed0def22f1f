import type { MessagePort } from 'node:worker_threads'

/** What a task is called with. */
export interface TaskOf<I> {
  input: I
  port?: MessagePort
}

const EVERY_MS = 100

/** Tells progress at most ten times a second. */
export function progressOn(port: MessagePort | undefined): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    port?.postMessage({ done, total })
  }
}
