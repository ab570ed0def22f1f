import { createSignal, Show } from 'solid-js'
import './overlay.css'
import './credentials-sheet.css'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { bindDialog } from './overlay.ts'
import { Slip } from './slip.tsx'

export interface Credentials {
  /** What was made: 管理员账号. */
  title: string
  facts: readonly (readonly [label: string, value: string])[]
  login: string
  password: string
  /** Where it signs in; the management system, unless told. */
  portal?: 'declare'
}

/**
 * Login and first password of an account that was just made or reset: told once, to be copied or printed. It closes
 * only by its button, so that a slip of the finger does not lose a password.
 */
export function CredentialsSheet(props: { of: Credentials | null; onClose: () => void }) {
  const [said, setSaid] = createSignal('')
  let dialog!: HTMLDialogElement
  const lines = (of: Credentials): (readonly [string, string])[] => [
    ...of.facts,
    [t('slip.login'), of.login],
    [t('slip.password'), of.password],
    [t('slip.address'), `${location.origin}/${of.portal ?? 'manage'}`],
  ]

  async function copy(of: Credentials): Promise<void> {
    const text = lines(of)
      .map(([label, value]) => `${label}：${value}`)
      .join('\n')
    try {
      await navigator.clipboard.writeText(text)
      setSaid(t('slip.copied'))
    } catch {
      // Without a secure connection a browser has no clipboard for pages.
      setSaid(t('slip.copy_failed'))
    }
  }

  function close(): void {
    setSaid('')
    props.onClose()
  }

  bindDialog(
    () => dialog,
    () => props.of !== null,
    () => {},
  )
  return (
    <dialog class="credentials" ref={dialog} aria-label={props.of?.title}>
      <Show when={props.of}>
        {(of) => (
          <>
            <Slip
              title={of().title}
              facts={lines(of()).map(
                ([label, value], index) =>
                  [
                    label,
                    <span class={index < of().facts.length ? undefined : 'strong'}>{value}</span>,
                  ] as const,
              )}
              note={t('slip.note')}
            />
            <div class="credentials-foot no-print">
              <Button kind="primary" size="touch" onPress={() => window.print()}>
                {t('act.print')}
              </Button>
              <Button size="touch" onPress={() => void copy(of())}>
                {t('slip.copy')}
              </Button>
              <span class="meta" role="status">
                {said()}
              </span>
              <span class="push">
                <Button kind="quiet" size="touch" onPress={close}>
                  {t('act.close')}
                </Button>
              </span>
            </div>
          </>
        )}
      </Show>
    </dialog>
  )
}
