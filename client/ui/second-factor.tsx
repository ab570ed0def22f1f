import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { type CallOutput, call } from '../lib/call.ts'
import { problemText, t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Field } from './field.tsx'
import { Row, Stack } from './layout.tsx'
import { PasswordField } from './password-field.tsx'
import { TextInput } from './text-input.tsx'
import './second-factor.css'

type Me = CallOutput<'auth.me'>
type Begun = CallOutput<'auth.beginSecondFactor'>
type Confirmed = CallOutput<'auth.confirmSecondFactor'>

/**
 * Links an authenticator: the password, then picture and first code, then the recovery codes, which are shown this
 * once; only when they are said to be kept does it end.
 */
export function SecondFactorSetup(props: { login: string; onDone: (me: Me) => void; onCancel?: () => void }) {
  const [begun, setBegun] = createSignal<Begun | null>(null)
  const [confirmed, setConfirmed] = createSignal<Confirmed | null>(null)
  return (
    <Switch fallback={<AskPassword onBegun={setBegun} onCancel={props.onCancel} />}>
      <Match when={confirmed()}>
        {(found) => (
          <RecoveryCodes
            codes={found().recovery}
            login={props.login}
            onKept={() => props.onDone(found().me)}
          />
        )}
      </Match>
      <Match when={begun()}>
        {(found) => <FirstCode begun={found()} onConfirmed={setConfirmed} onCancel={props.onCancel} />}
      </Match>
    </Switch>
  )
}

/** One field and one button; what the server refuses stays above the button. */
function createStep<T>(
  send: (value: string) => Promise<{ refusal: string } | { value: T }>,
  done: (value: T) => void,
) {
  const [value, setValue] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  return {
    ...{ value, setValue, busy, refusal },
    async submit(event: SubmitEvent): Promise<void> {
      event.preventDefault()
      if (busy() || value().trim() === '') return
      setBusy(true)
      setRefusal(null)
      const result = await send(value())
      setBusy(false)
      if ('value' in result) return done(result.value)
      setRefusal(result.refusal)
      setValue('')
    },
  }
}

const Refused = (props: { text: string | null }) => (
  <div role="alert">
    <Show when={props.text}>
      <p class="bad">{props.text}</p>
    </Show>
  </div>
)

/** The foot of a step: why it was refused, the way on and the way out. */
const StepFoot = (props: {
  step: { refusal: () => string | null; busy: () => boolean }
  next: string
  why: string | null
  onCancel: (() => void) | undefined
}) => (
  <>
    <Refused text={props.step.refusal()} />
    <Row gap={3}>
      <Button kind="primary" size="touch" type="submit" busy={props.step.busy()} why={props.why}>
        {props.next}
      </Button>
      <Show when={props.onCancel}>
        {(cancel) => (
          <Button size="touch" onPress={() => cancel()()}>
            {t('act.cancel')}
          </Button>
        )}
      </Show>
    </Row>
  </>
)

function AskPassword(props: { onBegun: (begun: Begun) => void; onCancel?: (() => void) | undefined }) {
  const step = createStep<Begun>(async (password) => {
    const result = await call('auth.beginSecondFactor', { password })
    return result.ok ? { value: result.value } : { refusal: problemText(result.problem) }
  }, props.onBegun)
  return (
    <form onSubmit={(event) => void step.submit(event)} novalidate>
      <Stack gap={4}>
        <p>{t('auth.second.password')}</p>
        <Field label={t('entrance.change.current')} required>
          <PasswordField value={step.value()} onInput={step.setValue} />
        </Field>
        <StepFoot
          step={step}
          next={t('auth.second.next')}
          why={
            step.value() === '' ? t('form.required.missing', { label: t('entrance.change.current') }) : null
          }
          onCancel={props.onCancel}
        />
      </Stack>
    </form>
  )
}

function FirstCode(props: {
  begun: Begun
  onConfirmed: (confirmed: Confirmed) => void
  onCancel?: (() => void) | undefined
}) {
  const step = createStep<Confirmed>(async (code) => {
    const result = await call('auth.confirmSecondFactor', { code })
    return result.ok ? { value: result.value } : { refusal: problemText(result.problem) }
  }, props.onConfirmed)
  const picture = () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(props.begun.picture)}`
  return (
    <form onSubmit={(event) => void step.submit(event)} novalidate>
      <Stack gap={4}>
        <p>{t('auth.second.scan')}</p>
        <Row gap={5} align="start">
          <img class="second-picture" src={picture()} alt={t('auth.second.picture')} />
          <Stack gap={1}>
            <p class="meta">{t('auth.second.by_hand')}</p>
            <p class="second-secret">{props.begun.secret.match(/.{1,4}/g)?.join(' ')}</p>
          </Stack>
        </Row>
        <Field label={t('auth.second.code')} hint={t('auth.second.code.hint')} required>
          <TextInput
            value={step.value()}
            onInput={step.setValue}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={7}
          />
        </Field>
        <StepFoot
          step={step}
          next={t('auth.second.turn_on')}
          why={step.value().replace(/\s/g, '').length === 6 ? null : t('auth.second.code.missing')}
          onCancel={props.onCancel}
        />
      </Stack>
    </form>
  )
}

function RecoveryCodes(props: { codes: readonly string[]; login: string; onKept: () => void }) {
  const [kept, setKept] = createSignal(false)
  const file = () =>
    `data:text/plain;charset=utf-8,${encodeURIComponent(
      [t('auth.second.recovery.file', { login: props.login }), ...props.codes].join('\r\n'),
    )}`
  return (
    <Stack gap={4}>
      <h3 class="name">{t('auth.second.recovery')}</h3>
      <p>{t('auth.second.recovery.why')}</p>
      <ol class="recovery-codes" aria-label={t('auth.second.recovery')}>
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ol>
      <Row gap={3}>
        <a href={file()} download={`${t('auth.second.recovery')}.txt`}>
          {t('auth.second.recovery.save')}
        </a>
      </Row>
      <Checkbox checked={kept()} onChange={setKept}>
        {t('auth.second.recovery.kept')}
      </Checkbox>
      <Row>
        <Button
          kind="primary"
          size="touch"
          why={kept() ? null : t('auth.second.recovery.first')}
          onPress={() => props.onKept()}
        >
          {t('auth.second.finish')}
        </Button>
      </Row>
    </Stack>
  )
}
