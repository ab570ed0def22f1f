import { For } from 'solid-js'
import './skeleton.css'
import { t } from '../lib/i18n.ts'

/** The shape of what is coming; `table` draws rows. Nothing moves. */
export function Skeleton(props: { lines?: number; table?: boolean }) {
  const lines = () => Array.from({ length: props.lines ?? 4 })
  return (
    <div class="skeleton" role="status" data-table={props.table ? '' : undefined}>
      <span class="sr-only">{t('state.loading')}</span>
      <For each={lines()}>{() => <i />}</For>
    </div>
  )
}
