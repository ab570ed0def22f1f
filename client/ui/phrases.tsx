import { createUniqueId, For } from 'solid-js'
import './phrases.css'
import { Button } from './button.tsx'

/** Words often written, put into the field above by a press. */
export function Phrases(props: {
  label: string
  phrases: readonly string[]
  onPick: (text: string) => void
}) {
  const id = createUniqueId()
  return (
    <div>
      <p class="meta" id={id}>
        {props.label}
      </p>
      <ul class="phrases" aria-labelledby={id}>
        <For each={props.phrases}>
          {(text) => (
            <li>
              <Button kind="quiet" onPress={() => props.onPick(text)}>
                {text}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
