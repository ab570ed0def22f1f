import type { ParentProps } from 'solid-js'
import './badge.css'

/** A short class of thing (kind, level, 回避): bordered, never a state. `locked` hatches it. */
export const Badge = (props: ParentProps<{ locked?: boolean }>) => (
  <span class="badge" data-locked={props.locked ? '' : undefined}>
    {props.children}
  </span>
)
