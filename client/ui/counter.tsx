import { type JSX, Show } from 'solid-js'
import './counter.css'
import { t } from '../lib/i18n.ts'

/** The large live count, part bold and total light: 3 / 9. Read out politely when it changes. */
export function Counter(props: {
  label: string
  n: number
  of?: number
  meta?: JSX.Element
  /** The one count of a console: 160 px. */
  board?: boolean
}) {
  return (
    <div class="counter" data-board={props.board ? '' : undefined}>
      <span class="counter-label">{props.label}</span>
      <span class="counter-figure" aria-hidden="true">
        {props.n}
        <Show when={props.of !== undefined}>
          <i>/ {props.of}</i>
        </Show>
      </span>
      <span class="sr-only" role="status">
        {props.label} {props.of === undefined ? props.n : t('progress.of', { n: props.n, all: props.of })}
      </span>
      <Show when={props.meta}>
        <span class="meta">{props.meta}</span>
      </Show>
    </div>
  )
}
