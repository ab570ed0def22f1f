import type { Portal } from '../../../shared/actor.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { createNewPassword, NewPasswordFields } from '../../ui/new-password.tsx'
import { Entrance, Said } from './entrance.tsx'
import type { Me } from './session.ts'

/** The change which nothing comes before (M-0.3): of a first password, or of one that has run out (domain 7.1). */
export function ChangePassword(props: {
  portal: Portal
  me: Me
  onEnter: (me: Me) => void
  onLeave: () => void
}) {
  const form = createNewPassword(
    () => props.me,
    (me) => props.onEnter(me),
  )
  /** It has run out; a first password has not, it was never the owner's. */
  const isOver = () => (props.me.passwordExpiresAt ?? Number.POSITIVE_INFINITY) <= props.me.session.serverTime
  return (
    <Entrance portal={props.portal}>
      <form onSubmit={(event) => void form.submit(event)} novalidate>
        <Stack gap={5}>
          <Stack gap={1}>
            <h2 class="name">{t('entrance.change.title')}</h2>
            <p class="meta">
              {isOver() ? t('entrance.change.over', { n: props.me.policy.days }) : t('entrance.change.first')}
            </p>
          </Stack>
          <NewPasswordFields
            form={form}
            size="large"
            hint={t(isOver() ? 'entrance.change.current.over' : 'entrance.change.current.hint')}
          />
          <Said text={form.refusal()} />
          <Row spread>
            <Button kind="primary" size="large" type="submit" busy={form.busy()} why={form.why()}>
              {t('entrance.change.save')}
            </Button>
            <Button kind="quiet" size="touch" onPress={() => props.onLeave()}>
              {t('act.logout')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Entrance>
  )
}
