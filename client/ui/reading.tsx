import type { ParentProps } from 'solid-js'
import './reading.css'

/** Running paper: what is read at length, scrolling by itself. */
export const Reading = (props: ParentProps<{ label: string }>) => (
  <section class="reading" aria-label={props.label} tabindex={0}>
    {props.children}
  </section>
)

/** A short thing the reader must know before going on: a heavy line at its side, no box. */
export const Notice = (props: ParentProps) => <div class="notice">{props.children}</div>
