import { For } from 'solid-js'
import './slips.css'

const SIZE = 4

/** A login or password in groups of four: to be read aloud and typed, while copying it gives no blanks. */
export function Grouped(props: { text: string }) {
  return (
    <span class="grouped" translate="no">
      <For each={cut(props.text)}>{(group) => <span>{group}</span>}</For>
    </span>
  )
}

/** Text that brings its own hyphens is left as it is: they are typed too. */
function cut(text: string): string[] {
  if (text.includes('-') || text.length <= SIZE + 1) return [text]
  return Array.from({ length: Math.ceil(text.length / SIZE) }, (_, at) =>
    text.slice(at * SIZE, (at + 1) * SIZE),
  )
}
