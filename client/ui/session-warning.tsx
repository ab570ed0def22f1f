import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import './session-warning.css'
import { durationText } from '../lib/duration.ts'
import { t } from '../lib/i18n.ts'
import { serverNow } from '../lib/server-time.ts'
import type { Instant } from '../lib/time.ts'
import { Button } from './button.tsx'

/** Warns this long before the end, by WCAG 2.2.1 more than the twenty seconds one must have. */
const WARN_MS = 5 * 60_000

/** Says, five minutes ahead, that the login will end, and lets the person stay with one press. */
export function SessionWarning(props: { endsAt: Instant | null; onExtend: () => void; onEnd?: () => void }) {
  const left = () =>
    props.endsAt === null ? Number.POSITIVE_INFINITY : new Date(props.endsAt).getTime() - serverNow()
  const [rest, setRest] = createSignal(Number.POSITIVE_INFINITY)
  let told = false
  const look = (): void => {
    setRest(left())
    if (rest() > 0) told = false
    else if (!told) {
      told = true
      props.onEnd?.()
    }
  }
  createEffect(look)
  const timer = setInterval(look, 1000)
  onCleanup(() => clearInterval(timer))
  return (
    <Show when={rest() <= WARN_MS && rest() > 0}>
      <div class="session-warning" role="alertdialog" aria-label={t('session.warning')}>
        <div class="grow">
          <b>{t('session.warning')}</b>
          <p class="meta">{t('session.left', { time: durationText(rest()) })}</p>
        </div>
        <Button kind="primary" size="touch" onPress={() => props.onExtend()}>
          {t('session.extend')}
        </Button>
      </div>
    </Show>
  )
}
