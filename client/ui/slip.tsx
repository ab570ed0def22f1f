import { For, type JSX, Show } from 'solid-js'
import './slip.css'
import { t } from '../lib/i18n.ts'
import { Seal } from './seal.tsx'

/** A slip of paper with the seal: that something was received, never what. */
export function Slip(props: {
  title: string
  seal?: string
  facts: readonly (readonly [label: string, value: JSX.Element])[]
  code?: string
  note?: string
}) {
  return (
    <section class="slip">
      <header>
        <h1 class="title">{props.title}</h1>
        <Show when={props.seal}>{(text) => <Seal text={text()} />}</Show>
      </header>
      <dl>
        <For each={props.facts}>
          {([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          )}
        </For>
        <Show when={props.code}>
          <dt>{t('slip.number')}</dt>
          <dd class="slip-code">{props.code}</dd>
        </Show>
      </dl>
      <Show when={props.note}>
        <p class="meta">{props.note}</p>
      </Show>
    </section>
  )
}
