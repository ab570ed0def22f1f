import { createSignal } from 'solid-js'
import { readIdNumber } from '../../../shared/person/id-number.ts'
import { ID_TYPES, type IdType } from '../../../shared/person/person.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'
import { today } from './person-form.ts'
import type { PersonDetail } from './queries.ts'

/** 更正证件号, while nothing has been declared under the old one. */
export function CorrectSheet(props: { of: PersonDetail; onClose: () => void }) {
  const act = useAct()
  const { id, version, name } = props.of
  const [idType, setIdType] = createSignal<IdType>(props.of.idType)
  const [idNumber, setIdNumber] = createSignal('')
  const [reason, setReason] = createSignal('')
  const fault = () => readIdNumber(idType(), idNumber(), today()).fault
  const said = () => {
    const found = idNumber() ? fault() : null
    return found ? problemText(found) : null
  }
  const why = () => {
    if (!idNumber()) return t('person.form.id')
    return said() ?? (reason().trim() ? null : t('person.reason.required'))
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('person.correct.title', { name })}
      effect={t('person.correct.effect')}
      action={t('act.confirm')}
      why={why()}
      onConfirm={() =>
        act(
          'person.correctId',
          { id, version, idType: idType(), idNumber: idNumber(), reason: reason() },
          () => toast(t('person.correct.done')),
        )
      }
    >
      <Field label={t('person.col.id_type')} required>
        <Select
          value={idType()}
          onChange={setIdType}
          options={ID_TYPES.map((value) => ({ value, label: t(`person.id_type.${value}`) }))}
        />
      </Field>
      <Field label={t('person.col.id')} required error={said()}>
        <TextInput value={idNumber()} onInput={setIdNumber} maxlength={40} />
      </Field>
      <Field label={t('person.reason')} required>
        <TextArea value={reason()} onInput={setReason} max={500} rows={2} />
      </Field>
    </Sheet>
  )
}
