import { createSignal, onCleanup, Show } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Row } from './layout.tsx'
import { Sheet } from './sheet.tsx'
import { TextArea } from './text-area.tsx'

/** How long a whole number stands on the page, in seconds. */
const SHOWN_S = 30

export interface Revealed {
  idNumber: string
  phone: string
}

/** What has been revealed, until it goes by itself, is hidden, or the page is left. */
export function createReveal() {
  const [shown, setShown] = createSignal<Revealed | null>(null)
  const [left, setLeft] = createSignal(0)
  let timer: ReturnType<typeof setInterval> | undefined
  function hide(): void {
    clearInterval(timer)
    setShown(null)
  }
  function show(found: Revealed): void {
    clearInterval(timer)
    setShown(found)
    setLeft(SHOWN_S)
    timer = setInterval(() => (left() > 1 ? setLeft(left() - 1) : hide()), 1000)
  }
  onCleanup(hide)
  return { shown, left, show, hide }
}
export type Reveal = ReturnType<typeof createReveal>

/**
 * 查看完整证件号: asks for the reason, then counts down (M-2.9, domain 7.3). `onAsk` asks the server and hands what it
 * tells to `reveal.show`. Its words are those of `person`.
 */
export function RevealButton(props: {
  name: string
  reveal: Reveal
  onAsk: (reason: string) => Promise<Problem | null>
}) {
  const [asking, setAsking] = createSignal(false)
  const [reason, setReason] = createSignal('')
  const { shown, left, hide } = props.reveal
  return (
    <>
      <Show
        when={shown()}
        fallback={<Button onPress={() => setAsking(true)}>{t('person.act.reveal')}</Button>}
      >
        <Row gap={3} align="baseline">
          <Button onPress={hide}>{t('person.act.hide')}</Button>
          <span class="meta" role="timer">
            {t('person.reveal.left', { n: left() })}
          </span>
        </Row>
      </Show>
      <Sheet
        open={asking()}
        onClose={() => {
          setAsking(false)
          setReason('')
        }}
        title={t('person.reveal.title', { name: props.name })}
        effect={t('person.reveal.effect')}
        action={t('person.act.reveal')}
        why={reason().trim() ? null : t('person.reason.required')}
        onConfirm={() => props.onAsk(reason())}
      >
        <Field label={t('person.reason')} required>
          <TextArea value={reason()} onInput={setReason} max={500} rows={3} />
        </Field>
      </Sheet>
    </>
  )
}
