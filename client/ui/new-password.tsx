import { createMemo, createSignal, For } from 'solid-js'
import { type PasswordPolicy, passwordRules, ruleFigure } from '../../shared/auth/password.rules.ts'
import { type CallOutput, call } from '../lib/call.ts'
import { problemText, t } from '../lib/i18n.ts'
import { Field } from './field.tsx'
import { Stack } from './layout.tsx'
import { PasswordField } from './password-field.tsx'
import { StateWord } from './state-word.tsx'
import './entrance.css'

type Me = CallOutput<'auth.me'>

/** The signs of a new password: typed twice, judged by the account's own rules, sent when nothing stands against it. */
export function createNewPassword(me: () => Me, onChanged: (me: Me) => void) {
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  // An applicant's login is an ID number, of which the page has no more than the mask.
  const names = () => (me().actor.kind === 'applicant' ? null : [me().actor.login])
  const rules = createMemo(() => passwordRules(next(), me().policy, names()))
  const unmet = () => rules().filter(({ met }) => met === false).length
  const differs = () => (again() !== '' && again() !== next() ? t('entrance.change.differs') : null)
  const missing = (key: 'entrance.change.current' | 'entrance.change.again') =>
    t('form.required.missing', { label: t(key) })
  const why = (): string | null => {
    if (current() === '') return missing('entrance.change.current')
    if (unmet() > 0) return t('entrance.change.unmet', { n: unmet() })
    return again() === next() ? null : (differs() ?? missing('entrance.change.again'))
  }

  return {
    ...{ current, setCurrent, next, setNext, again, setAgain },
    ...{ busy, refusal, rules, differs, why },
    policy: (): PasswordPolicy => me().policy,
    async submit(event: SubmitEvent): Promise<void> {
      event.preventDefault()
      if (busy() || why()) return
      setBusy(true)
      setRefusal(null)
      const result = await call('auth.changePassword', { current: current(), next: next() })
      setBusy(false)
      if (!result.ok) return void setRefusal(problemText(result.problem))
      for (const set of [setCurrent, setNext, setAgain]) set('')
      onChanged(result.value)
    },
  }
}
export type NewPassword = ReturnType<typeof createNewPassword>

/** Three fields and between them every rule in sight, ticked as it is met (M-0.4). */
export function NewPasswordFields(props: { form: NewPassword; hint?: string; size?: 'large' }) {
  const size = () => props.size ?? 'normal'
  return (
    <>
      <Field label={t('entrance.change.current')} hint={props.hint} required>
        <PasswordField value={props.form.current()} onInput={props.form.setCurrent} size={size()} />
      </Field>
      <Field label={t('entrance.change.next')} required>
        <PasswordField
          value={props.form.next()}
          onInput={props.form.setNext}
          size={size()}
          autocomplete="new-password"
        />
      </Field>
      <Stack gap={2}>
        <p class="meta">{t('entrance.change.rules')}</p>
        <ul class="rule-list" aria-live="polite">
          <For each={props.form.rules()}>
            {({ rule, met }) => (
              <li>
                <StateWord kind={met ? 'done' : met === null ? 'off' : 'wait'}>
                  {t(`entrance.rule.${rule}`, { n: ruleFigure(rule, props.form.policy()) })}
                </StateWord>
              </li>
            )}
          </For>
        </ul>
      </Stack>
      <Field label={t('entrance.change.again')} required error={props.form.differs()}>
        <PasswordField
          value={props.form.again()}
          onInput={props.form.setAgain}
          size={size()}
          autocomplete="new-password"
        />
      </Field>
    </>
  )
}
