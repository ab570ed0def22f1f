import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js'
import './overlay.css'
import './drawer.css'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { bindDialog } from './overlay.ts'

/** One thing of a list, at the right, while the list keeps its place. Escape, 关闭 or a press beside it closes. */
export function Drawer(
  props: ParentProps<{
    open: boolean
    onClose: () => void
    title: JSX.Element
    meta?: JSX.Element
    end?: JSX.Element
    foot?: JSX.Element
    /** For papers that are read: tables and running text. */
    wide?: boolean
    /** Where what it holds stands on a wider page. */
    side?: 'left'
  }>,
) {
  const id = createUniqueId()
  let dialog!: HTMLDialogElement
  bindDialog(
    () => dialog,
    () => props.open,
    () => props.onClose(),
  )
  return (
    <dialog
      class="drawer"
      data-wide={props.wide ? '' : undefined}
      data-side={props.side}
      ref={dialog}
      aria-labelledby={id}
    >
      <Show when={props.open}>
        <header>
          <div class="grow">
            <h2 class="title" id={id}>
              {props.title}
            </h2>
            <Show when={props.meta}>
              <p class="meta">{props.meta}</p>
            </Show>
          </div>
          {props.end}
          <Button kind="quiet" onPress={() => props.onClose()}>
            {t('act.close')}
          </Button>
        </header>
        {/* papers without a link inside must scroll by keyboard too */}
        <div class="drawer-body" tabindex="0">
          {props.children}
        </div>
        <Show when={props.foot}>
          <footer>{props.foot}</footer>
        </Show>
      </Show>
    </dialog>
  )
}
