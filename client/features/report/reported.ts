import { createSignal } from 'solid-js'

/** What the reporter handed in, kept when the accounts end with the report and the portal goes back to its entrance. */
export interface Reported {
  at: number
  no: number
  seal: string
  passed: number
  failed: number
}

const [reported, setReported] = createSignal<Reported | null>(null)

export { reported, setReported }
