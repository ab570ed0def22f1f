import { createMemo, createSignal, For, Show } from 'solid-js'
import { PASSWORD_MIN, passwordRules } from '../../../shared/auth/password.rules.ts'
import { type CallOutput, call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import '../../ui/entrance.css'

/** 修改密码 by its owner: the rules in sight, ticked as they are met; other devices are logged out. */
export function PasswordForm(props: { login: string; onChanged: (me: CallOutput<'auth.me'>) => void }) {
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  const rules = createMemo(() => passwordRules(next(), props.login))
  const unmet = () => rules().filter(({ met }) => met === false).length
  const differs = () => (again() !== '' && again() !== next() ? t('entrance.change.differs') : null)
  const why = (): string | null => {
    if (current() === '') return t('form.required.missing', { label: t('entrance.change.current') })
    if (unmet() > 0) return t('entrance.change.unmet', { n: unmet() })
    return again() === next() ? null : t('entrance.change.differs')
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy() || why()) return
    setBusy(true)
    setRefusal(null)
    const result = await call('auth.changePassword', { current: current(), next: next() })
    setBusy(false)
    if (!result.ok) return void setRefusal(problemText(result.problem))
    for (const set of [setCurrent, setNext, setAgain]) set('')
    props.onChanged(result.value)
  }

  return (
    <form onSubmit={(event) => void submit(event)} novalidate>
      <Stack gap={5}>
        <Field label={t('entrance.change.current')} required>
          <PasswordField value={current()} onInput={setCurrent} />
        </Field>
        <Field label={t('entrance.change.next')} required>
          <PasswordField value={next()} onInput={setNext} autocomplete="new-password" />
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
        <Field label={t('entrance.change.again')} required error={differs()}>
          <PasswordField value={again()} onInput={setAgain} autocomplete="new-password" />
        </Field>
        <div role="alert">
          <Show when={refusal()}>
            <p class="bad">{refusal()}</p>
          </Show>
        </div>
        <Row gap={3}>
          <Button kind="primary" size="touch" type="submit" busy={busy()} why={why()}>
            {t('auth.change_password')}
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
