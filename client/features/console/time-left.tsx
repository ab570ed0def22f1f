import { Show } from 'solid-js'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { everySecond } from '../../lib/tick.ts'
import { dayClock } from '../../lib/time.ts'

/** How long the accounts still work; bold in the last quarter of an hour. */
export function TimeLeft(props: { endsAt: number | undefined }) {
  const now = everySecond()
  return (
    <Show when={props.endsAt}>
      {(end) => {
        const left = () => end() - now()
        return (
          <span class={left() < 15 * 60_000 ? 'strong bad' : undefined}>
            {left() > 0
              ? t('console.time.left', { time: durationText(left()), at: dayClock(end()) })
              : t('console.time.over', { at: dayClock(end()) })}
          </span>
        )
      }}
    </Show>
  )
}
