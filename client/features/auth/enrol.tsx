import type { Portal } from '../../../shared/actor.ts'
import { loadWords, t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { SecondFactorSetup } from '../../ui/second-factor.tsx'
import { Entrance } from './entrance.tsx'
import type { Me } from './session.ts'

await loadWords(['auth'])

/** The office requires a second factor: nothing comes before linking an authenticator. */
export function Enrol(props: { portal: Portal; me: Me; onEnter: (me: Me) => void; onLeave: () => void }) {
  return (
    <Entrance portal={props.portal}>
      <Stack gap={5}>
        <Stack gap={1}>
          <h2 class="name">{t('auth.second.enrol')}</h2>
          <p class="meta">{t('auth.second.enrol.why')}</p>
        </Stack>
        <SecondFactorSetup login={props.me.actor.login} onDone={(me) => props.onEnter(me)} />
        <Row>
          <Button kind="quiet" size="touch" onPress={() => props.onLeave()}>
            {t('act.logout')}
          </Button>
        </Row>
      </Stack>
    </Entrance>
  )
}
