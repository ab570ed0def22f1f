import { Show } from 'solid-js'
import './offline-band.css'
import type { ConnectionStatus } from '../lib/connection.ts'
import { t } from '../lib/i18n.ts'
import { clock, type Instant } from '../lib/time.ts'
import { StateWord } from './state-word.tsx'

/** Stands under the state bar while the connection is down: what is safe, what will happen, since when. */
export function OfflineBand(props: { status: ConnectionStatus; since?: Instant | null }) {
  return (
    <div role="status">
      <Show when={props.status === 'offline' || props.status === 'reconnecting'}>
        <div class="offline-band">
          <StateWord kind={props.status === 'offline' ? 'fail' : 'half'}>
            {t(props.status === 'offline' ? 'conn.offline.title' : 'conn.reconnecting')}
          </StateWord>
          <span>{t('conn.offline.body')}</span>
          <Show when={props.since}>
            {(since) => <span class="meta push">{t('conn.offline.since', { time: clock(since()) })}</span>}
          </Show>
        </div>
      </Show>
    </div>
  )
}
