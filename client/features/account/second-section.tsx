import { createSignal, Match, Show, Switch } from 'solid-js'
import { type CallOutput, call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { SecondFactorSetup } from '../../ui/second-factor.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'

type Me = CallOutput<'auth.me'>

/** 动态口令: whether it is on, how many recovery codes are left, linking and giving up an authenticator. */
export function SecondSection(props: { login: string; onEntered: (me: Me) => void; onChanged: () => void }) {
  const second = useAsk('auth.secondFactor', () => ({}))
  const [linking, setLinking] = createSignal(false)
  const [dropping, setDropping] = createSignal(false)
  const [password, setPassword] = createSignal('')
  return (
    <Section gap={3} title={t('auth.second')}>
      <Switch>
        <Match when={linking()}>
          <SecondFactorSetup
            login={props.login}
            onCancel={() => setLinking(false)}
            onDone={(me) => {
              setLinking(false)
              toast(t('auth.second.on.done'))
              props.onEntered(me)
              props.onChanged()
            }}
          />
        </Match>
        <Match when={!linking()}>
          <Loaded query={second} lines={2}>
            {(state) => (
              <Stack gap={3}>
                <Show
                  when={state().since}
                  fallback={
                    <>
                      <StateWord kind="off">{t('auth.second.off')}</StateWord>
                      <p class="meta prose">{t('auth.second.what')}</p>
                    </>
                  }
                >
                  {(since) => (
                    <>
                      <StateWord kind="done">{t('auth.second.since', { time: dayClock(since()) })}</StateWord>
                      <p class={state().recoveryLeft < 3 ? 'bad' : 'meta'}>
                        {t('auth.second.left', { n: state().recoveryLeft })}
                      </p>
                    </>
                  )}
                </Show>
                <Row gap={3}>
                  <Button kind={state().since ? 'plain' : 'primary'} onPress={() => setLinking(true)}>
                    {t(state().since ? 'auth.second.again' : 'auth.second.link')}
                  </Button>
                  <Show when={state().since}>
                    <Button
                      kind="danger"
                      why={state().required ? t('auth.second.required') : null}
                      onPress={() => setDropping(true)}
                    >
                      {t('auth.second.drop')}
                    </Button>
                  </Show>
                </Row>
              </Stack>
            )}
          </Loaded>
        </Match>
      </Switch>
      <Sheet
        open={dropping()}
        onClose={() => {
          setDropping(false)
          setPassword('')
        }}
        title={t('auth.second.drop')}
        effect={t('auth.second.drop.effect')}
        action={t('auth.second.drop')}
        kind="danger"
        why={password() === '' ? t('form.required.missing', { label: t('entrance.change.current') }) : null}
        onConfirm={async () => {
          const result = await call('auth.dropSecondFactor', { password: password() })
          if (result.ok) props.onChanged()
          return result.ok ? null : result.problem
        }}
      >
        <Field label={t('entrance.change.current')} required>
          <PasswordField value={password()} onInput={setPassword} />
        </Field>
      </Sheet>
    </Section>
  )
}
