import { For } from 'solid-js'
import './file-list.css'

/** Documents by name; each opens in the page. */
export function FileList(props: {
  files: readonly { id: string; name: string; meta: string }[]
  onOpen: (id: string) => void
}) {
  return (
    <ul class="file-list">
      <For each={props.files}>
        {(file) => (
          <li>
            <button type="button" onClick={() => props.onOpen(file.id)}>
              <span>{file.name}</span>
              <small>{file.meta}</small>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}
