import { readIdNumber } from '../../../shared/person/id-number.ts'
import { ID_TYPES, type IdType } from '../../../shared/person/person.ts'
import type { CarriedPerson } from '../../lib/carried-person.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { Field } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toasts.tsx'

interface Values extends Record<string, unknown> {
  idType: IdType
  idNumber: string
  name: string
  note: string
}

/** 申请移交 (M-2.19): by number and name; what the form for people found elsewhere is filled in already. */
export function RequestDrawer(props: {
  of: CarriedPerson | null
  onClose: () => void
  onAsked: (id: string) => void
}) {
  const act = useAct()
  const form = createForm<Values>({
    initial: { idType: 'citizen', idNumber: '', name: '', note: '', ...props.of },
    check: ({ idType, idNumber, name }) => {
      const { fault } = readIdNumber(idType, idNumber, day(serverNow()))
      return {
        ...(fault && { idNumber: problemText(fault) }),
        ...(!idNumber.trim() && { idNumber: t('transfer.form.id.required') }),
        ...(!name.trim() && { name: t('transfer.form.name.required') }),
      }
    },
    save: async (values) => {
      const problem = await act('transfer.request', values, ({ id }) => {
        toast(t('transfer.form.done'))
        props.onAsked(id)
      })
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  return (
    <FormDrawer
      form={form}
      onClose={props.onClose}
      title={t('transfer.form.title')}
      action={t('transfer.form.send')}
    >
      <Stack gap={5}>
        <p class="prose">{t('transfer.form.text')}</p>
        <Field label={t('transfer.form.id_type')} required>
          <Select
            value={form.values.idType}
            onChange={(next) => form.set('idType', next)}
            options={ID_TYPES.map((value) => ({ value, label: t(`person.id_type.${value}`) }))}
          />
        </Field>
        <TextField form={form} name="idNumber" label={t('transfer.form.id')} required maxlength={40} />
        <TextField form={form} name="name" label={t('transfer.form.name')} required maxlength={40} />
        <Field label={t('transfer.form.note')} hint={t('transfer.form.note.hint')}>
          <TextArea value={form.values.note} onInput={(next) => form.set('note', next)} max={300} rows={3} />
        </Field>
      </Stack>
    </FormDrawer>
  )
}
