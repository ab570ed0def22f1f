import { createSignal } from 'solid-js'
import './button.css'
import './password-field.css'
import { t } from '../lib/i18n.ts'
import { useField } from './field.tsx'

/** A password with 显示 beside it, because passwords of account slips are typed once and on glass. */
export function PasswordField(props: {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  autocomplete?: 'current-password' | 'new-password'
  size?: 'normal' | 'large'
  name?: string
}) {
  const field = useField()
  const [shown, setShown] = createSignal(false)
  return (
    <div class="password">
      <input
        class="input"
        id={field?.id}
        name={props.name}
        type={shown() ? 'text' : 'password'}
        value={props.value}
        data-size={props.size}
        autocomplete={props.autocomplete ?? 'current-password'}
        autocapitalize="off"
        spellcheck={false}
        aria-required={field?.required() || undefined}
        aria-invalid={field?.invalid() || undefined}
        aria-describedby={field?.describedBy()}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => props.onBlur?.()}
      />
      <button
        type="button"
        class="button"
        aria-label={t(shown() ? 'password.hide' : 'password.show')}
        onClick={() => setShown(!shown())}
      >
        {t(shown() ? 'act.hide' : 'act.show')}
      </button>
    </div>
  )
}
