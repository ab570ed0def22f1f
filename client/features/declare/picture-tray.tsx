import { createSignal, For, onCleanup, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'

/** Photographs before they are sent: each is looked at and turned upright, because a reviewer cannot. */
export function PictureTray(props: {
  pictures: readonly File[]
  onSend: (file: File, quarters: number) => Promise<void>
  onDrop: (file: File) => void
}) {
  return (
    <Show when={props.pictures.length > 0}>
      <p class="meta">{t('declare.picture.hint')}</p>
      <ul class="declare-tray">
        <For each={props.pictures}>
          {(file) => <Waiting file={file} onSend={props.onSend} onDrop={props.onDrop} />}
        </For>
      </ul>
    </Show>
  )
}

function Waiting(props: {
  file: File
  onSend: (file: File, quarters: number) => Promise<void>
  onDrop: (file: File) => void
}) {
  const [quarters, setQuarters] = createSignal(0)
  const [busy, setBusy] = createSignal(false)
  const url = URL.createObjectURL(props.file)
  onCleanup(() => URL.revokeObjectURL(url))
  const turn = (by: number): void => void setQuarters((before) => (before + by + 4) % 4)
  return (
    <li>
      <span class="declare-thumb">
        <img src={url} alt={props.file.name} style={{ rotate: `${quarters() * 90}deg` }} />
      </span>
      <span class="declare-tray-acts">
        <Button size="touch" kind="quiet" onPress={() => turn(-1)}>
          {t('declare.picture.left')}
        </Button>
        <Button size="touch" kind="quiet" onPress={() => turn(1)}>
          {t('declare.picture.right')}
        </Button>
        <Button
          size="touch"
          kind="primary"
          busy={busy()}
          onPress={() => {
            setBusy(true)
            void props.onSend(props.file, quarters())
          }}
        >
          {t('declare.picture.send')}
        </Button>
        <Button size="touch" kind="quiet" onPress={() => props.onDrop(props.file)}>
          {t('act.cancel')}
        </Button>
      </span>
    </li>
  )
}
