import { Index, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { Records } from '../../lib/records.ts'
import { Figure } from './figure.tsx'

/** 20 / 23: how many are done, of those who are waited for. */
export function ProgressWall(props: { source: Records }) {
  const progress = () => props.source.progress()
  const label = () => {
    const state = progress()?.state
    if (state === 'preparing') return t('screen.progress.wait')
    return t(state === 'drafting' ? 'screen.progress.draft' : 'screen.progress.submit')
  }
  const done = () => (progress()?.state === 'preparing' ? progress()?.present : progress()?.finished) ?? 0
  const all = () => (progress()?.state === 'preparing' ? progress()?.seats : progress()?.awaited) ?? 0
  return (
    <>
      <p class="wall-label">{label()}</p>
      <Figure n={done()} of={all()} />
      <Show when={all() > 0}>
        <div class="wall-dots" aria-hidden="true">
          <Index each={Array.from({ length: all() })}>
            {(_, index) => <i data-on={index < done() ? '' : undefined} />}
          </Index>
        </div>
      </Show>
    </>
  )
}
