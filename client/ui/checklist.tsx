import { For, type JSX } from 'solid-js'
import './checklist.css'
import { t } from '../lib/i18n.ts'
import { Mark } from './mark.tsx'

export interface ChecklistItem {
  id: string
  ok: boolean
  label: string
  text: JSX.Element
  action?: JSX.Element
}

/** Conditions, met and unmet, each with its figures and, where one can, the way to mend it. */
export function Checklist(props: { items: readonly ChecklistItem[] }) {
  return (
    <ul class="checklist">
      <For each={props.items}>
        {(item) => (
          <li data-ok={item.ok ? '' : undefined}>
            <Mark kind={item.ok ? 'tick' : 'alert'} label={t(item.ok ? 'check.met' : 'check.unmet')} />
            <b>{item.label}</b>
            <span>{item.text}</span>
            <span class="checklist-action">{item.action}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
