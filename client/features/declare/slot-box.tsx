import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Slot } from '../../../shared/declare/form.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { isPicture, preparePicture } from '../../lib/picture.ts'
import { Button } from '../../ui/button.tsx'
import { sizeText } from '../../ui/file-drop.tsx'
import { Mark } from '../../ui/mark.tsx'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'
import { faultText, slotOfFault, slotWord } from './faults.ts'
import { DOCUMENT_MOST, FILE_MOST, PICTURES, TYPES } from './limits.ts'
import { PictureTray } from './picture-tray.tsx'
import type { SlotFile } from './queries.ts'
import { useRoom } from './room.ts'
import type { Upload, UploadState } from './uploads.ts'

const KINDS: Record<UploadState, StateKind> = {
  waiting: 'off',
  sending: 'half',
  paused: 'wait',
  offline: 'wait',
  failed: 'fail',
}

/** One slot: what hangs in it, what is on its way, and the ways in: file, camera, drag. */
export function SlotBox(props: {
  slot: Slot
  readonly: boolean
  onShow: (file: SlotFile) => void
  onRemove: (file: SlotFile) => void
}) {
  const room = useRoom()
  const { uploads } = room
  const [over, setOver] = createSignal(false)
  const [refused, setRefused] = createSignal<string | null>(null)
  const [pictures, setPictures] = createSignal<readonly File[]>([])
  let choose!: HTMLInputElement
  let camera!: HTMLInputElement
  const id = () => room.file().id
  const files = () => room.file().files.filter(({ slot }) => slot === props.slot.key)
  const coming = () => uploads.list().filter((each) => each.id === id() && each.slot === props.slot.key)
  const left = () => props.slot.most - files().length - coming().length
  const full = () => (left() <= 0 ? t('declare.slot.full', { n: props.slot.most }) : null)
  const accept = () => (props.slot.picture ? PICTURES : TYPES)
  const fault = () => room.faults().find((each) => slotOfFault(each) === props.slot.key)
  const refusal = (file: File): string | null => {
    if (!accept().split(',').includes(file.type)) return t('declare.slot.type', { name: file.name })
    if (!isPicture(file) && file.size > DOCUMENT_MOST) return t('declare.slot.large', { name: file.name })
    const used = room.file().bytes + uploads.list().reduce((sum, { size }) => sum + size, 0)
    return !isPicture(file) && used + file.size > FILE_MOST
      ? t('declare.slot.total', { name: file.name })
      : null
  }
  function take(list: readonly File[]): void {
    const chosen = list.slice(0, Math.max(0, left()))
    const said = chosen.flatMap((file) => refusal(file) ?? [])
    if (chosen.length < list.length) said.push(t('declare.slot.full', { n: props.slot.most }))
    setRefused(said.join('\n') || null)
    const good = chosen.filter((file) => !refusal(file))
    for (const file of good.filter((each) => !isPicture(each))) uploads.add(id(), props.slot.key, file)
    setPictures((before) => [...before, ...good.filter(isPicture)])
  }
  async function send(file: File, quarters: number): Promise<void> {
    const ready = await preparePicture(file, quarters)
    setPictures((before) => before.filter((each) => each !== file))
    if (!ready) setRefused(t('declare.slot.unreadable', { name: file.name }))
    else if (ready.size > DOCUMENT_MOST) setRefused(t('declare.slot.large', { name: file.name }))
    else uploads.add(id(), props.slot.key, ready)
  }
  const chosen = (input: HTMLInputElement): void => {
    take([...(input.files ?? [])])
    input.value = ''
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same.
    <div
      class="declare-slot"
      data-slot={props.slot.key}
      data-over={over() ? '' : undefined}
      onDragOver={(event) => {
        if (props.readonly) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (props.readonly) return
        event.preventDefault()
        setOver(false)
        take([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <div class="declare-slot-head">
        <h3>
          {slotWord(props.slot.key)}
          <Show when={props.slot.required && !props.readonly}>
            <span class="field-required">{t('form.required')}</span>
          </Show>
        </h3>
        <span class="meta">{t('declare.slot.count', { n: files().length, max: props.slot.most })}</span>
        <Show when={!props.readonly}>
          <div class="declare-slot-acts">
            <Button
              size="touch"
              why={full()}
              label={t('declare.slot.choose', { slot: slotWord(props.slot.key) })}
              onPress={() => choose.click()}
            >
              {t('file.choose')}
            </Button>
            <Show when={!full()}>
              <span class="declare-camera">
                <Button
                  size="touch"
                  label={t('declare.slot.camera', { slot: slotWord(props.slot.key) })}
                  onPress={() => camera.click()}
                >
                  {t('declare.camera')}
                </Button>
              </span>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={files().length + coming().length > 0}>
        <ul>
          <For each={files()}>
            {(file) => (
              <li>
                <span class="declare-file-name">
                  {file.name} <span class="faint">{sizeText(file.size)}</span>
                </span>
                <StateWord kind="done">{t('file.sent')}</StateWord>
                <Button
                  kind="quiet"
                  size="touch"
                  label={t('declare.slot.show', { name: file.name })}
                  onPress={() => props.onShow(file)}
                >
                  {t('declare.preview')}
                </Button>
                <Show when={!props.readonly}>
                  <Button
                    kind="quiet"
                    size="touch"
                    label={t('declare.slot.remove', { name: file.name })}
                    onPress={() => props.onRemove(file)}
                  >
                    {t('declare.remove')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
          <For each={coming()}>{(each) => <Coming upload={each} />}</For>
        </ul>
      </Show>
      <Show when={!props.readonly}>
        <PictureTray
          pictures={pictures()}
          onSend={send}
          onDrop={(file) => setPictures((all) => all.filter((each) => each !== file))}
        />
        <Show when={refused()}>
          {(said) => (
            <p class="problem-line declare-text" role="alert">
              <Mark kind="alert" /> {said()}
            </p>
          )}
        </Show>
        <Show
          when={fault() && files().length === 0 && coming().length === 0 && room.isLeft(props.slot.section)}
        >
          <p class="meta bad">
            <Mark kind="alert" /> {faultText(fault()!)}
          </p>
        </Show>
        <input
          ref={choose}
          type="file"
          hidden
          accept={accept()}
          multiple={props.slot.most > 1}
          onChange={(event) => chosen(event.currentTarget)}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept={PICTURES}
          capture="environment"
          onChange={(event) => chosen(event.currentTarget)}
        />
      </Show>
    </div>
  )
}

/** A document on its way, with its numbers and what can be done about it. */
function Coming(props: { upload: Upload }) {
  const { uploads } = useRoom()
  const state = () => props.upload.state
  return (
    <li>
      <span class="declare-file-name">
        {props.upload.name} <span class="faint">{sizeText(props.upload.size)}</span>
        <Show when={state() === 'failed' && props.upload.problem}>
          {(found) => <span class="bad"> {problemText(found())}</span>}
        </Show>
      </span>
      <progress
        class="meter"
        value={props.upload.sent}
        max={props.upload.size || 1}
        aria-label={props.upload.name}
      />
      <StateWord kind={KINDS[state()]}>
        {t(`declare.upload.${state()}`, {
          n: Math.floor((100 * props.upload.sent) / (props.upload.size || 1)),
        })}
      </StateWord>
      <Switch>
        <Match when={state() === 'waiting' || state() === 'sending'}>
          <Button kind="quiet" size="touch" onPress={() => uploads.pause(props.upload.key)}>
            {t('declare.upload.pause')}
          </Button>
        </Match>
        {/* a document of the wrong kind stays one however often it is sent */}
        <Match when={!props.upload.problem?.code.startsWith('file.')}>
          <Button kind="quiet" size="touch" onPress={() => uploads.resume(props.upload.key)}>
            {t('declare.upload.resume')}
          </Button>
        </Match>
      </Switch>
      <Button kind="quiet" size="touch" onPress={() => void uploads.cancel(props.upload.key)}>
        {t('act.cancel')}
      </Button>
    </li>
  )
}
