import { type JSX, Show } from 'solid-js'
import './masthead.css'
import { t } from '../lib/i18n.ts'

/** Head of desks and consoles: brand, which system, where in it, and what belongs to the person; closed by 文武线. */
export function Masthead(props: {
  system: JSX.Element
  /** Whose desk it is says more than which system: where it is narrow, the system falls away. */
  minor?: boolean
  where?: JSX.Element
  end?: JSX.Element
  href?: string
}) {
  return (
    <header class="masthead">
      <div class="masthead-line">
        <a class="brand title" href={props.href ?? '/'}>
          {t('app.name')}
        </a>
        <span class="masthead-where">
          <b data-minor={props.minor ? '' : undefined}>{props.system}</b>
          <Show when={props.where}>
            <span class="clip">{props.where}</span>
          </Show>
        </span>
        <span class="masthead-end no-print">{props.end}</span>
      </div>
      <div class="wenwu" />
    </header>
  )
}
