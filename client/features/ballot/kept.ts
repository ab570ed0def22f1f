import { createSignal } from 'solid-js'
import type { LivePanel } from '../../lib/live.ts'

/**
 * What a person is typing, kept on the tablet by the keystroke so that a push, a reload or a flat battery takes
 * nothing; forgotten once the server has stored it. `null` when nothing differs from what is stored.
 */
export function keptInput<T>(panel: LivePanel, what: string, candidateId: string) {
  const round = panel.round()?.id ?? ''
  const name = `gongping.typing.${panel.me()?.seatId ?? ''}.${round}.${what}.${candidateId}`
  const [value, setValue] = createSignal<T | null>(read(name))
  return {
    value,
    set(next: T): void {
      setValue(() => next)
      try {
        localStorage.setItem(name, JSON.stringify(next))
      } catch {
        // Without storage the page itself still holds it.
      }
    },
    forget(): void {
      setValue(null)
      try {
        localStorage.removeItem(name)
      } catch {
        // As above.
      }
    },
  }
}

function read<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(name)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}
