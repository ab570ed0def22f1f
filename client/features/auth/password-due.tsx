import { Show } from 'solid-js'
import { PASSWORD_WARNING_MS } from '../../../shared/auth/password.rules.ts'
import { t } from '../../lib/i18n.ts'
import { StateBand } from '../../ui/state-band.tsx'
import type { Me } from './session.ts'

const DAY_MS = 24 * 3_600_000

/** Seven days before a password runs out, a quiet line says so (domain 7.1). */
export function PasswordDue(props: { me: Me }) {
  const left = () => {
    const { passwordExpiresAt: at, session } = props.me
    if (at === null || at - session.serverTime > PASSWORD_WARNING_MS) return null
    return Math.max(0, Math.ceil((at - session.serverTime) / DAY_MS))
  }
  return (
    <Show when={left() !== null}>
      <StateBand
        kind="wait"
        title={left() ? t('auth.password.due', { n: left()! }) : t('auth.password.over')}
      >
        <a href={`/${props.me.portal}/account`}>{t('auth.change_password')}</a>
      </StateBand>
    </Show>
  )
}
