import type { ParentProps } from 'solid-js'
import './rehearsal-band.css'

/** 演练: hatched from edge to edge on every live page of a rehearsal, so that nobody takes it for the real review. */
export const RehearsalBand = (props: ParentProps<{ title: string }>) => (
  <section class="rehearsal-band" aria-label={props.title}>
    <b class="title">{props.title}</b>
    <span>{props.children}</span>
  </section>
)
