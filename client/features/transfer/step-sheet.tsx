import { createSignal, Show } from 'solid-js'
import type { TransferAction } from '../../../shared/transfer/transfer.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { TransferDetail } from './queries.ts'

export interface OpenStep {
  action: TransferAction
  of: TransferDetail
}

/** 同意, 拒绝 with its reason, 撤回 (M-2.20). */
export function StepSheet(props: { step: OpenStep; onClose: () => void }) {
  const act = useAct()
  const { action, of } = props.step
  const { id, version } = of
  const [words, setWords] = createSignal('')
  const names = { name: of.personName, from: of.fromOrg, to: of.toOrg }
  const done = () => toast(t(`transfer.done.${action}`))
  const send = () => {
    if (action === 'agree') return act('transfer.agree', { id, version, opinion: words() }, done)
    if (action === 'refuse') return act('transfer.refuse', { id, version, reason: words() }, done)
    return act('transfer.withdraw', { id, version }, done)
  }
  return (
    <Sheet
      open
      {...(action === 'refuse' ? { kind: 'danger' as const } : {})}
      onClose={props.onClose}
      title={t(`transfer.${action}.title`, names)}
      effect={t(`transfer.${action}.effect`, names)}
      action={t(`transfer.act.${action}`)}
      why={action === 'refuse' && !words().trim() ? t('transfer.refuse.required') : null}
      onConfirm={send}
    >
      <Show when={action !== 'withdraw'}>
        <Field
          label={t(action === 'refuse' ? 'transfer.refuse.reason' : 'transfer.agree.opinion')}
          required={action === 'refuse'}
        >
          <TextArea value={words()} onInput={setWords} max={500} rows={3} />
        </Field>
      </Show>
    </Sheet>
  )
}
