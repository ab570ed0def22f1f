import { Show } from 'solid-js'
import type { DeclarationState } from '../../../shared/declare/declaration.ts'
import { declarationKind } from '../../lib/declaration-words.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day, dayClock } from '../../lib/time.ts'
import { Mark } from '../../ui/mark.tsx'
import { StateWord } from '../../ui/state-word.tsx'

export const DeclarationWord = (props: { state: DeclarationState }) => (
  <StateWord kind={declarationKind(props.state)}>{t(`form.state.${props.state}`)}</StateWord>
)

const DAY_MS = 86_400_000
/** From so many days before it on, a deadline is said aloud; the office is told at seven days too. */
const NEAR_DAYS = 7

/** 接收材料截止时间, counted down once it is near. */
export const Deadline = (props: { at: number | null; ended?: boolean }) => (
  <Show when={props.at} fallback={<span class="faint">–</span>}>
    {(at) => {
      const left = () => at() - serverNow()
      const days = () => Math.round((Date.parse(day(at())) - Date.parse(day(serverNow()))) / DAY_MS)
      const near = () => !props.ended && left() < NEAR_DAYS * DAY_MS
      return (
        <Show when={near()} fallback={<span class="nowrap">{dayClock(at()).slice(5)}</span>}>
          <b class="now nowrap" title={dayClock(at())}>
            <Mark kind="alert" />{' '}
            {left() <= 0
              ? t('climb.deadline.over', { at: day(at()).slice(5) })
              : days() === 0
                ? t('climb.deadline.today', { at: dayClock(at()).slice(5) })
                : t('climb.deadline.left', { at: day(at()).slice(5), n: days() })}
          </b>
        </Show>
      )
    }}
  </Show>
)
