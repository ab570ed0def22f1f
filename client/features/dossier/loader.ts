import { createRoot, createSignal } from 'solid-js'
import { type Problem, problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import type { Dossier } from './sections.ts'

export type Loaded =
  | { is: 'loading' }
  | { is: 'there'; dossier: Dossier }
  | { is: 'failed'; problem: Problem }

/** Files read during one sitting stay in memory: paging back and forth asks nobody. */
export function createDossiers(panelId: string) {
  const known = new Map<string, ReturnType<typeof open>>()

  function open(candidateId: string) {
    const [state, setState] = createRoot(() => createSignal<Loaded>({ is: 'loading' }))
    let asking = false
    async function load(): Promise<void> {
      if (asking) return
      asking = true
      if (state().is === 'failed') setState({ is: 'loading' })
      const result = await call('live.dossier', { panelId, candidateId })
      asking = false
      setState(
        result.ok
          ? { is: 'there', dossier: result.value }
          : { is: 'failed', problem: result.problem ?? problem('server.error') },
      )
    }
    void load()
    return { state, load }
  }

  return (candidateId: string) => {
    const before = known.get(candidateId)
    if (before) {
      if (before.state().is === 'failed') void before.load()
      return before
    }
    const made = open(candidateId)
    known.set(candidateId, made)
    return made
  }
}

export type Dossiers = ReturnType<typeof createDossiers>
