import { For } from 'solid-js'
import './slips.css'

const SIZE = 4

/** A login or password in groups of four: to be read aloud and typed, while copying it gives no blanks. */
export function Grouped(props: { text: string }) {
  const groups = () => props.text.match(/[^\s-]+[\s-]?/g)?.flatMap(cut) ?? []
  return (
    <span class="grouped" translate="no">
      <For each={groups()}>{(group) => <span>{group}</span>}</For>
    </span>
  )
}

function cut(text: string): string[] {
  if (text.length <= SIZE + 1) return [text]
  return Array.from({ length: Math.ceil(text.length / SIZE) }, (_, at) =>
    text.slice(at * SIZE, (at + 1) * SIZE),
  )
}
