import { createEffect, createSignal, on, type ParentProps } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import type { ButtonKind } from './button.tsx'
import { Field } from './field.tsx'
import { Sheet } from './sheet.tsx'
import { TextArea } from './text-area.tsx'

/** Least and most characters of a written reason, as the contract asks. */
const LEAST = 2
const MOST = 500

/** Why this reason will not do, or null. */
export function reasonFault(reason: string): string | null {
  const length = [...reason.trim()].length
  if (length < LEAST) return t('sheet.reason.missing')
  return length > MOST ? t('form.over', { n: length - MOST }) : null
}

/** A decision that must be explained: a sheet with a reason, which goes into the log. */
export function ReasonSheet(
  props: ParentProps<{
    open: boolean
    onClose: () => void
    title: string
    action: string
    hint?: string
    names?: readonly string[]
    effect?: string
    kind?: ButtonKind
    /** What else is missing on the sheet. */
    why?: string | null
    onConfirm: (reason: string) => Promise<Problem | null>
  }>,
) {
  const [reason, setReason] = createSignal('')
  createEffect(
    on(
      () => props.open,
      () => setReason(''),
    ),
  )
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      action={props.action}
      {...(props.names ? { names: props.names } : {})}
      {...(props.effect ? { effect: props.effect } : {})}
      kind={props.kind ?? 'primary'}
      why={props.why ?? reasonFault(reason())}
      onConfirm={() => props.onConfirm(reason().trim())}
    >
      {props.children}
      <Field label={t('sheet.reason')} required hint={props.hint ?? t('sheet.reason.hint')}>
        <TextArea value={reason()} onInput={setReason} max={MOST} />
      </Field>
    </Sheet>
  )
}
