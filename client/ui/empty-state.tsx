import { type JSX, type ParentProps, Show } from 'solid-js'
import './empty-state.css'
import { t } from '../lib/i18n.ts'

/** Nothing here: say why, and what one can do. */
export function EmptyState(props: ParentProps<{ title?: string; action?: JSX.Element }>) {
  return (
    <div class="empty">
      <p class="strong">{props.title ?? t('state.empty')}</p>
      <Show when={props.children}>
        <p class="meta prose">{props.children}</p>
      </Show>
      {props.action}
    </div>
  )
}
