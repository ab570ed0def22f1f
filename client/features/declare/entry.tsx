import { createSignal, createUniqueId, type JSX, type ParentProps, Show } from 'solid-js'
import './declare.css'
import { t } from '../../lib/i18n.ts'
import { StateWord } from '../../ui/state-word.tsx'
import type { Closed } from './queries.ts'

/** One of the two things to do: open with its form, or closed with the reason and the way out (M-2.11). */
export function Entry(
  props: ParentProps<{ title: string; hint: string; meta?: JSX.Element; closed: Closed | null }>,
) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  return (
    <section class="declare-entry" aria-labelledby={id}>
      <Show
        when={!props.closed}
        fallback={
          <>
            <h3 id={id}>{props.title}</h3>
            <p>
              <StateWord kind="off">{t('declare.closed')}</StateWord>
            </p>
            <p>{props.closed!.text}</p>
            <p class="meta">{props.closed!.way}</p>
          </>
        }
      >
        <button
          type="button"
          class="declare-open"
          aria-expanded={open()}
          onClick={() => setOpen((before) => !before)}
        >
          <b id={id}>{props.title}</b>
          <Show when={props.meta}>
            <span class="meta">{props.meta}</span>
          </Show>
          <span class="meta">{props.hint}</span>
        </button>
        <Show when={open()}>{props.children}</Show>
      </Show>
    </section>
  )
}
