import { createSignal, createUniqueId, For, type ParentProps, Show } from 'solid-js'
import './overlay.css'
import './sheet.css'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import { Button, type ButtonKind } from './button.tsx'
import { ProblemLine } from './error-state.tsx'
import { bindDialog } from './overlay.ts'
import { TextInput } from './text-input.tsx'

/** Names shown before the rest becomes a number. */
const NAMES_SHOWN = 12

/**
 * A sheet of paper for one decision: what, how many, whom, and what follows. It closes itself when `onConfirm`
 * answers `null`; a problem stays on the sheet, beside the button. `type` is a word to be typed first.
 */
export function Sheet(
  props: ParentProps<{
    open: boolean
    onClose: () => void
    title: string
    names?: readonly string[]
    effect?: string
    action: string
    kind?: ButtonKind
    type?: string
    /** The reason the action is greyed: something on the sheet is still missing. */
    why?: string | null
    onConfirm: () => Promise<Problem | null>
  }>,
) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  let dialog!: HTMLDialogElement

  const why = () =>
    props.why ?? (props.type && typed().trim() !== props.type ? t('sheet.type', { word: props.type }) : null)
  const names = () => props.names ?? []

  function close(): void {
    if (busy()) return
    setTyped('')
    setProblem(null)
    props.onClose()
  }

  async function confirm(): Promise<void> {
    setBusy(true)
    const found = await props.onConfirm()
    setBusy(false)
    setProblem(found)
    if (found === null) close()
  }

  bindDialog(
    () => dialog,
    () => props.open,
    close,
  )

  return (
    <dialog class="sheet" ref={dialog} aria-labelledby={id}>
      <Show when={props.open}>
        <div class="sheet-body">
          <h2 class="title" id={id}>
            {props.title}
          </h2>
          <Show when={names().length > 0}>
            <div>
              <p class="meta">{t('sheet.names', { n: names().length })}</p>
              <ul class="sheet-names">
                <For each={names().slice(0, NAMES_SHOWN)}>{(name) => <li>{name}</li>}</For>
                <Show when={names().length > NAMES_SHOWN}>
                  <li class="faint">{t('sheet.more', { n: names().length - NAMES_SHOWN })}</li>
                </Show>
              </ul>
            </div>
          </Show>
          {props.children}
          <Show when={props.effect}>
            <p class="sheet-effect">
              <b>{t('sheet.effect')}</b> {props.effect}
            </p>
          </Show>
          <Show when={props.type}>
            {(word) => (
              <TextInput
                value={typed()}
                onInput={setTyped}
                label={t('sheet.type', { word: word() })}
                placeholder={word()}
              />
            )}
          </Show>
          <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
        </div>
        <div class="sheet-foot">
          <Button size="touch" onPress={close} why={null}>
            {t('act.cancel')}
          </Button>
          <Button
            kind={props.kind ?? 'primary'}
            size="touch"
            busy={busy()}
            why={why()}
            onPress={() => void confirm()}
          >
            {props.action}
          </Button>
        </div>
      </Show>
    </dialog>
  )
}
