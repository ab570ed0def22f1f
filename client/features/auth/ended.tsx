import { Show } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Entrance } from './entrance.tsx'
import type { Ended as End } from './session.ts'

/** The login is over: what happened, when, and what to do now. */
export function Ended(props: { portal: Portal; ended: End; onAgain: () => void }) {
  const final = () => ['window_over', 'reported', 'disabled'].includes(props.ended.why)
  return (
    <Entrance portal={props.portal}>
      <section role="alert">
        <Stack gap={4}>
          <h2 class="name">{t(`entrance.ended.${props.ended.why}`)}</h2>
          <p>{t(`entrance.ended.${props.ended.why}.do`)}</p>
          <Show when={props.ended.lost > 0}>
            <p class="bad">{t('entrance.ended.taken_over.lost', { n: props.ended.lost })}</p>
          </Show>
          <p class="meta">{t('entrance.ended.time', { time: dayClock(props.ended.at) })}</p>
        </Stack>
      </section>
      <Button kind={final() ? 'plain' : 'primary'} size="large" block onPress={() => props.onAgain()}>
        {t('entrance.again')}
      </Button>
    </Entrance>
  )
}
