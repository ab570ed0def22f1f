import { Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { createNewPassword, NewPasswordFields } from '../../ui/new-password.tsx'

type Me = CallOutput<'auth.me'>

/** 修改密码 by its owner: the rules in sight, ticked as they are met; other devices are logged out. */
export function PasswordForm(props: { me: Me; onChanged: (me: Me) => void }) {
  const form = createNewPassword(
    () => props.me,
    (me) => props.onChanged(me),
  )
  return (
    <form onSubmit={(event) => void form.submit(event)} novalidate>
      <Stack gap={5}>
        <Show when={props.me.passwordExpiresAt}>
          {(at) => <p class="meta">{t('auth.password.until', { time: dayClock(at()) })}</p>}
        </Show>
        <NewPasswordFields form={form} />
        <div role="alert">
          <Show when={form.refusal()}>
            <p class="bad">{form.refusal()}</p>
          </Show>
        </div>
        <Row gap={3}>
          <Button kind="primary" size="touch" type="submit" busy={form.busy()} why={form.why()}>
            {t('auth.change_password')}
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
