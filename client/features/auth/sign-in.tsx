import { createSignal, Show } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Entrance, Said } from './entrance.tsx'
import type { Me } from './session.ts'

/**
 * User name and password, nothing else (M-0.1, R-0.1); one neutral answer for every wrong pair. An account with a
 * second factor is asked for its code once the pair is right.
 */
export function SignIn(props: { portal: Portal; other: Me | null; onEnter: (me: Me) => void }) {
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal<string | null>(null)
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  /** Applicants go by the number of their papers (M-2.10). */
  const byNumber = () => props.portal === 'declare'
  const missing = (value: string, words: WordKey) => (tried() && value.trim() === '' ? t(words) : null)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    setRefusal(null)
    if (busy() || login().trim() === '' || password() === '') return
    setBusy(true)
    const result = await call('auth.login', {
      ...{ portal: props.portal, login: login(), password: password() },
      ...(code()?.trim() && { code: code()!.trim() }),
    })
    setBusy(false)
    if (result.ok) return props.onEnter(result.value)
    if (result.problem.code === 'auth.second_needed' && code() === null) return void setCode('')
    setRefusal(problemText(result.problem))
    if (code() !== null) setCode(result.problem.code === 'auth.wrong_pair' ? null : '')
    if (result.problem.code !== 'auth.wrong_pair') return
    setPassword('')
    setTried(false)
  }

  return (
    <Entrance portal={props.portal}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Stack gap={6}>
          <Show when={props.other}>
            {(other) => (
              <p class="meta">
                {t('entrance.other', {
                  name: other().actor.name || other().actor.login,
                  system: t(`entrance.${other().portal}`),
                })}{' '}
                <a href={`/${other().portal}`}>
                  {t('entrance.other.go', { system: t(`entrance.${other().portal}`) })}
                </a>
              </p>
            )}
          </Show>
          <Field
            label={t(byNumber() ? 'entrance.login.id' : 'entrance.login')}
            hint={t(`entrance.login.${props.portal}`)}
            error={missing(login(), byNumber() ? 'entrance.login.id.missing' : 'entrance.login.missing')}
          >
            <TextInput
              value={login()}
              onInput={setLogin}
              size="large"
              autocomplete="username"
              name="username"
            />
          </Field>
          <Field label={t('entrance.password')} error={missing(password(), 'entrance.password.missing')}>
            <PasswordField value={password()} onInput={setPassword} size="large" name="password" />
          </Field>
          <Show when={code() !== null}>
            <div ref={(box) => queueMicrotask(() => box.querySelector('input')?.focus())}>
              <Field label={t('entrance.code')} hint={t('entrance.code.hint')}>
                <TextInput
                  value={code() ?? ''}
                  onInput={setCode}
                  size="large"
                  autocomplete="one-time-code"
                  name="code"
                  maxlength={20}
                />
              </Field>
            </div>
          </Show>
          <Said text={refusal()} />
          <Button kind="primary" size="large" type="submit" block busy={busy()}>
            {t('act.login')}
          </Button>
          <p class="meta">{t(`entrance.help.${props.portal}`)}</p>
        </Stack>
      </form>
    </Entrance>
  )
}
