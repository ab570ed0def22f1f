/** Calls under way, so that a stop can let them finish. */
export function openInFlight() {
  let running = 0
  let stopping = false
  let idle: (() => void) | null = null
  return {
    stopping: () => stopping,
    /** Enters a call and gives the function that leaves it; `null` once the server is stopping. */
    enter(): (() => void) | null {
      if (stopping) return null
      running++
      let left = false
      return () => {
        if (left) return
        left = true
        if (--running === 0) idle?.()
      }
    },
    /** Lets nobody in any more and waits for those inside, at most `ms`. */
    async drain(ms: number): Promise<void> {
      stopping = true
      if (running === 0) return
      let timer: NodeJS.Timeout | undefined
      await Promise.race([
        new Promise<void>((done) => (idle = done)),
        new Promise<void>((done) => (timer = setTimeout(done, ms))),
      ])
      clearTimeout(timer)
    },
  }
}
