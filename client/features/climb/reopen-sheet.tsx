import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { ClimbFile } from './queries.ts'

/** 重新受理 of what was refused or late, until an own deadline (A14, A21). */
export function ReopenSheet(props: {
  file: ClimbFile
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const act = useAct()
  const [until, setUntil] = createSignal<string | null>(null)
  const why = () => {
    const at = until()
    if (!at) return t('climb.reopen.until.missing')
    return Date.parse(at) > serverNow() ? undefined : t('climb.reopen.until.past')
  }
  return (
    <ReasonSheet
      open={props.open}
      onClose={props.onClose}
      title={t('climb.reopen.title', { name: props.file.name })}
      action={t('climb.reopen')}
      effect={t('climb.reopen.effect')}
      why={why() ?? null}
      onConfirm={(reason) =>
        act(
          'climb.reopen',
          { id: props.file.id, version: props.file.version, reason, until: Date.parse(until()!) },
          () => {
            toast(t('climb.reopen.done', { name: props.file.name }))
            props.onDone()
          },
        )
      }
    >
      <Field label={t('climb.reopen.until')} required hint={t('climb.reopen.until.hint')}>
        <DateTimeInput value={until()} onChange={setUntil} />
      </Field>
    </ReasonSheet>
  )
}
