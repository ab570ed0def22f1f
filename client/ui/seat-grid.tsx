import { For, type JSX, Show } from 'solid-js'
import './seat-grid.css'
import { t } from '../lib/i18n.ts'
import { clock, type Instant } from '../lib/time.ts'
import { type StateKind, StateWord } from './state-word.tsx'

export type SeatState = 'done' | 'todo' | 'submitted' | 'absent' | 'not_signed'

export interface SeatTile {
  id: string
  /** As shown: `03`. */
  number: string
  name: string
  state: SeatState
  /** Says more than the state's own word, such as 已签到 before anything is due. */
  word?: string
  role?: string
  signedAt?: Instant | null
  online?: boolean | undefined
  /** How long away, in words. */
  offlineFor?: string | undefined
  action?: JSX.Element
}

const KINDS: Record<SeatState, StateKind> = {
  done: 'done',
  submitted: 'done',
  todo: 'wait',
  absent: 'off',
  not_signed: 'off',
}

/** Who sits where, here or away, finished or not. Never a choice. Whom one waits for stands out; the rest recedes. */
export function SeatGrid(props: { seats: readonly SeatTile[]; label?: string }) {
  return (
    <ul class="seats" aria-label={props.label ?? t('seat.list')}>
      <For each={props.seats}>
        {(seat) => (
          <li data-state={seat.state}>
            <span class="seat-name">
              <span class="faint">{seat.number}</span> <b>{seat.name}</b>
            </span>
            <StateWord kind={KINDS[seat.state]}>{seat.word ?? t(`seat.${seat.state}`)}</StateWord>
            <span class="seat-facts">
              <Show when={seat.role}>
                <span>{seat.role}</span>
              </Show>
              <Show when={seat.signedAt}>
                {(at) => <span>{t('seat.signed', { time: clock(at()) })}</span>}
              </Show>
              <Show when={seat.online !== undefined}>
                <span class={seat.online ? undefined : 'bad'}>
                  {seat.online
                    ? t('seat.online')
                    : seat.offlineFor
                      ? t('seat.offline.for', { time: seat.offlineFor })
                      : t('seat.offline')}
                </span>
              </Show>
            </span>
            <Show when={seat.action}>
              <span class="seat-action">{seat.action}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
