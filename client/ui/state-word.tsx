import type { ParentProps } from 'solid-js'
import './state-word.css'

export type StateKind = 'done' | 'half' | 'wait' | 'fail' | 'off' | 'now' | 'live'

/** A state: a word with a small shape. ■ done, □ waiting, ◧ on the way, ◆ refused, – none, ● connected. */
export const StateWord = (props: ParentProps<{ kind: StateKind }>) => (
  <span class="state" data-kind={props.kind}>
    {props.children}
  </span>
)
