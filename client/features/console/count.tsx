import { createEffect, createSignal, on, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clockSeconds } from '../../lib/time.ts'
import { Counter } from '../../ui/counter.tsx'
import { TimeLeft } from './time-left.tsx'

type Phase = 'preparing' | 'drafting' | 'open' | 'sealed'
const KIND = { preparing: 'sign', drafting: 'draft', open: 'submit', sealed: 'submit' } as const

/** The one number of the console: how many experts are still waited for, and when it last changed. */
export function Count(props: { panel: LivePanel }) {
  const progress = () => props.panel.progress()
  const phase = (): Phase => {
    const state = props.panel.round()?.state
    if (state === 'preparing' || state === 'drafting') return state
    return state === 'open' || state === 'paused' ? 'open' : 'sealed'
  }
  const all = () => {
    const now = progress()
    return phase() === 'preparing' ? (now?.seats ?? 0) : (now?.awaited ?? 0)
  }
  const done = () => {
    const now = progress()
    return phase() === 'preparing' ? (now?.present ?? 0) : (now?.finished ?? 0)
  }
  const shown = () => (phase() === 'sealed' ? done() : all() - done())
  const changed = lastRise(phase, done)

  const changeText = () => {
    const last = changed()
    const kind = KIND[phase()]
    return last
      ? t(`console.count.changed.${kind}`, { time: clockSeconds(last.at), n: last.n, done: done() })
      : t(`console.count.done.${kind}`, { done: done() })
  }

  return (
    <Show when={progress()}>
      <Counter
        board
        label={t(`console.count.${phase()}`)}
        n={shown()}
        of={all()}
        meta={
          <>
            {changeText()}
            <br />
            <TimeLeft endsAt={props.panel.panel()?.endsAt} />
          </>
        }
      />
    </Show>
  )
}

/** When the number last rose while this page was open, and by how much; forgotten when the phase changes. */
function lastRise(phase: () => Phase, done: () => number) {
  const [last, setLast] = createSignal<{ at: number; n: number } | null>(null)
  createEffect(
    on([phase, done], ([nowPhase, nowDone], before) => {
      if (!before) return
      const [oldPhase, oldDone] = before
      if (nowPhase !== oldPhase) setLast(null)
      else if (nowDone > oldDone) setLast({ at: serverNow(), n: nowDone - oldDone })
    }),
  )
  return last
}
