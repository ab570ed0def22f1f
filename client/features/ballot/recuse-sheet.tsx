import { createSignal } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'

/** 声明回避: a reason, and what follows from it, before anything is sent. */
export function RecuseSheet(props: {
  panel: LivePanel
  candidate: CandidateRecord
  open: boolean
  onClose: () => void
}) {
  const [reason, setReason] = createSignal('')
  const short = () => [...reason().trim()].length < 2
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('ballot.recuse.title', { name: props.candidate.name })}
      effect={t('ballot.recuse.effect')}
      action={t('ballot.recuse')}
      why={short() ? t('ballot.recuse.missing') : null}
      onConfirm={async () => {
        const result = await props.panel.send('recuse', {
          candidateId: props.candidate.id,
          reason: reason().trim(),
        })
        return result.ok ? null : result.problem
      }}
    >
      <Field label={t('ballot.recuse.reason')} hint={t('ballot.recuse.hint')} required>
        <TextArea value={reason()} onInput={setReason} max={500} rows={3} />
      </Field>
    </Sheet>
  )
}
