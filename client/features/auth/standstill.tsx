import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageTitle, Region, Row } from '../../ui/layout.tsx'
import type { Me } from './session.ts'

/** What each standstill is called in the words; anything else waits for the unit's approval (M-0.7). */
const KIND: Record<string, 'unauthorised' | 'disabled'> = {
  'staff.not_authorised': 'unauthorised',
  'org.disabled': 'disabled',
}

/**
 * 尚未授权, 单位已停用, 单位尚未审核: there is nothing to do here yet, why, and whom to ask (M-2.6, M-0.7). It goes
 * away by itself once somebody has set what is missing, for open pages learn of new rights.
 */
export default function Standstill(props: { me: Me; onLeave: () => void }) {
  const kind = () => KIND[props.me.standstill?.code ?? ''] ?? 'unapproved'
  const actor = () => props.me.actor
  return (
    <Region gap={5} width="form">
      <PageTitle title={t(`auth.standstill.${kind()}`)} />
      <div role="status">
        <p class="prose">{t(`auth.standstill.${kind()}.why`)}</p>
        <p class="prose">{t(`auth.standstill.${kind()}.do`)}</p>
      </div>
      <Facts
        columns={1}
        facts={[
          [t('auth.standstill.org'), actor().orgName ?? '–'],
          [t('auth.standstill.name'), actor().name],
          [t('auth.standstill.login'), actor().login],
          [
            t('auth.standstill.duties'),
            <Show when={actor().duties.length > 0} fallback={t('auth.standstill.none')}>
              <For each={actor().duties}>{(duty) => <>{t(`manage.duty.${duty}`)} </>}</For>
            </Show>,
          ],
          [
            t('auth.standstill.scope'),
            t(actor().scope ? 'auth.standstill.scope.set' : 'auth.standstill.none'),
          ],
        ]}
      />
      <p class="meta">{t('auth.standstill.live')}</p>
      <Row>
        <Button size="touch" onPress={() => props.onLeave()}>
          {t('act.logout')}
        </Button>
      </Row>
    </Region>
  )
}
