import { Show } from 'solid-js'
import { listed, t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { StateWord } from '../../ui/state-word.tsx'
import type { Committee } from './queries.ts'

const DAY_MS = 86_400_000
/** Days before a deadline from which on it is near: the first reminder's. */
const NEAR_DAYS = 7

export const CommitteeState = (props: { of: Pick<Committee, 'state' | 'valid'> }) => (
  <Show
    when={props.of.state === 'active'}
    fallback={<StateWord kind="off">{t('committee.state.stopped')}</StateWord>}
  >
    <Show when={props.of.valid} fallback={<StateWord kind="fail">{t('committee.state.invalid')}</StateWord>}>
      <StateWord kind="done">{t('committee.state.active')}</StateWord>
    </Show>
  </Show>
)

export const levelsText = ({ levels }: Pick<Committee, 'levels'>): string =>
  listed(levels.map((level) => t(`committee.level.${level}`)))

export const specialtiesText = ({ specialties }: Pick<Committee, 'specialties'>): string =>
  specialties.length ? listed(specialties) : t('committee.specialties.all')

/** A moment, or that nobody has set it. */
export const Moment = (props: { at: number | null }) => (
  <Show when={props.at} fallback={<span class="meta">{t('committee.not_set')}</span>}>
    {(at) => <span class="nowrap num">{dayClock(at())}</span>}
  </Show>
)

/** 申报开始 to 申报结束; a line each, for both are long. */
export const Window = (props: { of: Pick<Committee, 'opensAt' | 'closesAt'> }) => (
  <Show
    when={props.of.opensAt !== null || props.of.closesAt !== null}
    fallback={<span class="meta">{t('committee.not_set')}</span>}
  >
    <Moment at={props.of.opensAt} />
    <br />
    <Moment at={props.of.closesAt} />
  </Show>
)

/** 接收材料截止 with how long it still is. */
export function Deadline(props: { at: number | null }) {
  const left = (at: number) => Math.ceil((at - serverNow()) / DAY_MS)
  return (
    <>
      <Moment at={props.at} />
      <Show when={props.at}>
        {(at) => (
          <>
            <br />
            <Show when={left(at()) > 0} fallback={<span class="meta">{t('committee.over')}</span>}>
              <span class={left(at()) <= NEAR_DAYS ? 'bad' : 'meta'}>
                {t('committee.days_left', { n: left(at()) })}
              </span>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}
