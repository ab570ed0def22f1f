import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { OutcomeRecord } from '../../../shared/live/view.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { LivePanel } from '../../lib/live.ts'
import { serverNow } from '../../lib/server-time.ts'

const PAUSE_MS = 1200
export const OPINION_MAX = 300

export interface Draft {
  pass: boolean
  opinion: string
  reason: string
}

/** `held` is not sent yet because something is missing in it; the words say what. */
export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'held' | 'refused'

const fromOutcome = (outcome: OutcomeRecord | undefined): Draft => ({
  pass: outcome?.pass ?? outcome?.rule ?? false,
  opinion: outcome?.opinion ?? '',
  reason: outcome?.reason ?? '',
})

/**
 * What the leader is deciding on one candidate. It is his own until it is sent: a push from the server replaces it
 * only while nothing has been typed. Sent after a pause, on leaving the field and before the next candidate.
 */
export function createDecision(panel: LivePanel, candidateId: () => string) {
  const stored = () => panel.outcome(candidateId())
  const [draft, setDraft] = createSignal<Draft>(fromOutcome(stored()))
  const [state, setState] = createSignal<SaveState>('clean')
  const [savedAt, setSavedAt] = createSignal<number | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let version = 0

  createEffect(
    on(candidateId, () => {
      clearTimeout(timer)
      version++
      setDraft(fromOutcome(stored()))
      setState('clean')
      setSavedAt(null)
      setProblem(null)
    }),
  )
  createEffect(
    on(
      () => fromOutcome(stored()),
      (next) => {
        if (state() === 'clean' || state() === 'saved') setDraft(next)
      },
      { defer: true },
    ),
  )

  const against = () => draft().pass !== (stored()?.rule ?? draft().pass)
  const held = () =>
    (against() && draft().reason.trim() === '') || [...draft().opinion.trim()].length > OPINION_MAX

  function change(part: Partial<Draft>): void {
    version++
    setDraft({ ...draft(), ...part })
    setProblem(null)
    clearTimeout(timer)
    setState(held() ? 'held' : 'dirty')
    if (!held()) timer = setTimeout(() => void save(), PAUSE_MS)
  }

  /** Sends what has changed. True when nothing is left to be sent. */
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (state() === 'clean' || state() === 'saved') return true
    if (held()) return false
    const sent = version
    const { pass, opinion, reason } = draft()
    setState('saving')
    const result = await panel.send('decide', {
      candidateId: candidateId(),
      pass,
      opinion: opinion.trim(),
      ...(against() ? { reason: reason.trim() } : {}),
    })
    if (sent !== version) return false
    if (!result.ok) {
      setProblem(result.problem)
      setState('refused')
      return false
    }
    setSavedAt(serverNow())
    setState('saved')
    return true
  }

  onCleanup(() => {
    clearTimeout(timer)
    if (state() === 'dirty') void save()
  })
  return { draft, change, save, state, savedAt, problem, against }
}

export type Decision = ReturnType<typeof createDecision>
