import type { ParentProps } from 'solid-js'
import './state-band.css'
import { type StateKind, StateWord } from './state-word.tsx'

/** A state the whole page stands under, quieter than the vermilion band: waiting, paused, absent, a new round. */
export const StateBand = (props: ParentProps<{ kind: StateKind; title: string }>) => (
  <div class="state-band" role="status">
    <StateWord kind={props.kind}>
      <b>{props.title}</b>
    </StateWord>
    <span>{props.children}</span>
  </div>
)
