import { type JSX, Show } from 'solid-js'
import './state-bar.css'
import type { ConnectionStatus } from '../lib/connection.ts'
import { t } from '../lib/i18n.ts'
import { StateWord } from './state-word.tsx'

const KINDS = { live: 'live', reconnecting: 'half', offline: 'fail', unsaved: 'wait' } as const

/** 已连接 / 重连中 / 已断线 / 有未保存内容, read out when it changes. */
export const Connection = (props: { status: ConnectionStatus }) => (
  <span role="status">
    <StateWord kind={KINDS[props.status]}>{t(`conn.${props.status}`)}</StateWord>
  </span>
)

/** Top line of every live tablet page, always visible: where am I, what is open, am I connected, which seat. */
export function StateBar(props: {
  where: JSX.Element
  connection: ConnectionStatus
  state?: JSX.Element
  end?: JSX.Element
}) {
  return (
    <header class="state-bar">
      <span class="state-bar-brand title">{t('app.name')}</span>
      <span class="clip">{props.where}</span>
      <span class="state-bar-end">
        {props.state}
        <Connection status={props.connection} />
        <Show when={props.end}>{props.end}</Show>
      </span>
    </header>
  )
}
