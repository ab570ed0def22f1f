import { createEffect, createSignal, on } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { Phrases } from '../../ui/phrases.tsx'
import { reasonFault } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { PlanRow } from './queries.ts'

const MOST = 500

/** 【撤回】 with its reason, which is compulsory (M-3.8): back to the unit, and all levels again (M-3.9). */
export function SendBackSheet(props: { row: PlanRow | null; onClose: () => void; onDone: () => void }) {
  const act = useAct()
  const [reason, setReason] = createSignal('')
  createEffect(
    on(
      () => props.row,
      () => setReason(''),
    ),
  )
  const confirm = async (): Promise<Problem | null> => {
    const row = props.row
    if (!row) return null
    return act('plan.sendBack', { id: row.id, version: row.version, reason: reason().trim() }, () => {
      toast(t('plan.sendBack.done'))
      props.onDone()
    })
  }
  const org = () => props.row?.orgName ?? ''
  return (
    <Sheet
      open={props.row !== null}
      onClose={props.onClose}
      title={t('plan.sendBack.title', { org: org() })}
      effect={t('plan.sendBack.effect', { org: org() })}
      action={t('plan.sendBack')}
      why={reasonFault(reason())}
      onConfirm={confirm}
    >
      <Field label={t('plan.sendBack.reason')} required hint={t('plan.opinion.hint')}>
        <TextArea value={reason()} onInput={setReason} max={MOST} />
      </Field>
      <Phrases
        label={t('plan.phrases')}
        phrases={([1, 2, 3] as const).map((n) => t(`plan.phrase.back.${n}`))}
        onPick={setReason}
      />
    </Sheet>
  )
}
