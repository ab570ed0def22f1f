import { For, type JSX } from 'solid-js'
import './file-head.css'

/** Whose file this is: number and field above, the name as a title, the facts that matter at the right. */
export function FileHead(props: {
  meta: JSX.Element
  name: string
  facts: readonly (readonly [label: string, value: JSX.Element])[]
  end?: JSX.Element
}) {
  return (
    <header class="file-head">
      <div>
        <p class="meta">{props.meta}</p>
        <h1 class="title">{props.name}</h1>
      </div>
      <dl>
        <For each={props.facts}>
          {([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          )}
        </For>
      </dl>
      {props.end}
    </header>
  )
}
