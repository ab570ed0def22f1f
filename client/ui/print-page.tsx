import { For, type ParentProps, Show } from 'solid-js'
import './print-page.css'
import { t } from '../lib/i18n.ts'
import { dayClock, type Instant } from '../lib/time.ts'

/** An A4 sheet, black on white: title, what it is about, body, signature lines, time of printing. One per page. */
export function PrintPage(
  props: ParentProps<{
    title: string
    sub?: string
    /** This sheet's number, when the pages are cut by hand; long tables get theirs from the printer. */
    number?: number
    signatures?: readonly string[]
    madeAt?: Instant
    landscape?: boolean
  }>,
) {
  return (
    <article class="print-page" data-landscape={props.landscape ? '' : undefined}>
      <header>
        <h1 class="title">{props.title}</h1>
        <Show when={props.sub}>
          <p>{props.sub}</p>
        </Show>
      </header>
      <div class="print-body">{props.children}</div>
      <Show when={props.signatures?.length}>
        <div class="print-signatures">
          <For each={props.signatures}>
            {(role) => (
              <span>
                {role} {t('print.sign')}
                <i />
                {t('print.date')}
                <i />
              </span>
            )}
          </For>
        </div>
      </Show>
      <footer>
        <span>{props.madeAt ? t('print.made', { time: dayClock(props.madeAt) }) : ''}</span>
        <span>{props.number ? t('print.page', { n: props.number }) : ''}</span>
      </footer>
    </article>
  )
}
