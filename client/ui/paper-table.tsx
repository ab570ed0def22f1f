import type { JSX, ParentProps } from 'solid-js'
import './paper-table.css'

/** Where a document lies to be looked at: its tools in one line, the sheet scrolling below on the desk's ground. */
export function PaperTable(
  props: ParentProps<{ label: string; head: JSX.Element; onKeyDown: (event: KeyboardEvent) => void }>,
) {
  return (
    <section class="paper-table" aria-label={props.label} data-keys="">
      <div class="paper-tools" role="toolbar" aria-label={props.label}>
        {props.head}
      </div>
      <div
        class="paper-desk"
        tabindex="0"
        role="document"
        ref={(element) => queueMicrotask(() => element.focus())}
        on:keydown={props.onKeyDown}
      >
        {props.children}
      </div>
    </section>
  )
}
