import { createSignal, onCleanup } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClockSeconds } from '../../lib/time.ts'

/** The server's time, by which windows open and close, whatever the tablet's clock says. */
export function ServerClock() {
  const [now, setNow] = createSignal(serverNow())
  const timer = setInterval(() => setNow(serverNow()), 1000)
  onCleanup(() => clearInterval(timer))
  return (
    <span class="faint nowrap">
      {t('server.time')} {dayClockSeconds(now())}
    </span>
  )
}
