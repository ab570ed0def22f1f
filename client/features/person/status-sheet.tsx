import { createSignal } from 'solid-js'
import { PERSON_STATUSES, type PersonStatus } from '../../../shared/person/person.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { PersonDetail } from './queries.ts'
import { statusWord } from './words.tsx'

/** 变更状态: 离职, 退休, 去世, or back to 在册. */
export function StatusSheet(props: { of: PersonDetail; onClose: () => void }) {
  const act = useAct()
  const others = PERSON_STATUSES.filter((status) => status !== props.of.status)
  const [status, setStatus] = createSignal<PersonStatus>(others[0]!)
  const [reason, setReason] = createSignal('')
  const { id, version } = props.of
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('person.status.title', { name: props.of.name })}
      effect={t(status() === 'active' ? 'person.status.effect.start' : 'person.status.effect.stop')}
      action={t('act.confirm')}
      why={reason().trim() ? null : t('person.reason.required')}
      onConfirm={() =>
        act('person.setStatus', { id, version, status: status(), reason: reason() }, () =>
          toast(t('person.status.done')),
        )
      }
    >
      <FieldGroup label={t('person.status.to')} required>
        <RadioGroup
          inline
          options={others.map((value) => ({ value, label: statusWord(value) }))}
          value={status()}
          onChange={setStatus}
        />
      </FieldGroup>
      <Field label={t('person.reason')} required>
        <TextArea value={reason()} onInput={setReason} max={500} rows={3} />
      </Field>
    </Sheet>
  )
}
