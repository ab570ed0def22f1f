import { onCleanup, onMount } from 'solid-js'

/** Keeps the tablet's screen on while the component lives; taken again when the page comes back to the front. */
export function keepAwake(): void {
  let lock: WakeLockSentinel | null = null
  let over = false

  async function take(): Promise<void> {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (over) await lock.release()
    } catch {
      // Refused on low battery or without a secure context: the review goes on, the screen may dim.
    }
  }

  onMount(() => {
    void take()
    document.addEventListener('visibilitychange', take)
  })
  onCleanup(() => {
    over = true
    document.removeEventListener('visibilitychange', take)
    void lock?.release()
  })
}
