import { For, type JSX, Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { day } from '../../lib/time.ts'
import { sizeText } from '../../ui/file-drop.tsx'
import './org.css'

type Attachment = CallOutput<'org.own'>['attachments'][number]

/** Documents of a unit, each opening beside. */
export function OrgFiles(props: {
  files: readonly Attachment[]
  href: (file: Attachment) => string
  none: string
  end?: (file: Attachment) => JSX.Element
}) {
  return (
    <Show when={props.files.length > 0} fallback={<p class="meta">{props.none}</p>}>
      <ul class="org-files" aria-label={t('org.drawer.files')}>
        <For each={props.files}>
          {(file) => (
            <li>
              <a href={props.href(file)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <span class="meta nowrap">
                {sizeText(file.size)} · {day(file.at)}
              </span>
              {props.end?.(file)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
