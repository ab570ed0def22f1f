import { createMemo, createSignal, For } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import { PASSWORD_MIN, passwordRules } from '../../../shared/auth/password.rules.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { Entrance, Said } from './entrance.tsx'
import type { Me } from './session.ts'

/** The first change, which nothing comes before (M-0.3): every rule in sight, ticked as it is met (M-0.4). */
export function ChangePassword(props: {
  portal: Portal
  me: Me
  onEnter: (me: Me) => void
  onLeave: () => void
}) {
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  const rules = createMemo(() => passwordRules(next(), props.me.actor.login))
  const unmet = () => rules().filter(({ met }) => met === false).length
  const differs = () => (again() !== '' && again() !== next() ? t('entrance.change.differs') : null)
  const why = () => {
    if (current() === '') return t('form.required.missing', { label: t('entrance.change.current') })
    if (unmet() > 0) return t('entrance.change.unmet', { n: unmet() })
    return again() === next()
      ? null
      : (differs() ?? t('form.required.missing', { label: t('entrance.change.again') }))
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy() || why()) return
    setBusy(true)
    setRefusal(null)
    const result = await call('auth.changePassword', { current: current(), next: next() })
    setBusy(false)
    if (result.ok) props.onEnter(result.value)
    else setRefusal(problemText(result.problem))
  }

  return (
    <Entrance portal={props.portal}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Stack gap={5}>
          <Stack gap={1}>
            <h2 class="name">{t('entrance.change.title')}</h2>
            <p class="meta">{t('entrance.change.first')}</p>
          </Stack>
          <Field label={t('entrance.change.current')} hint={t('entrance.change.current.hint')}>
            <PasswordField value={current()} onInput={setCurrent} size="large" />
          </Field>
          <Field label={t('entrance.change.next')}>
            <PasswordField value={next()} onInput={setNext} size="large" autocomplete="new-password" />
          </Field>
          <Stack gap={2}>
            <p class="meta">{t('entrance.change.rules')}</p>
            <ul class="rule-list" aria-live="polite">
              <For each={rules()}>
                {({ rule, met }) => (
                  <li>
                    <StateWord kind={met ? 'done' : met === null ? 'off' : 'wait'}>
                      {t(`entrance.rule.${rule}`, { n: PASSWORD_MIN })}
                    </StateWord>
                  </li>
                )}
              </For>
            </ul>
          </Stack>
          <Field label={t('entrance.change.again')} error={differs()}>
            <PasswordField value={again()} onInput={setAgain} size="large" autocomplete="new-password" />
          </Field>
          <Said text={refusal()} />
          <Row spread>
            <Button kind="primary" size="large" type="submit" busy={busy()} why={why()}>
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
