import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Facts } from '../../ui/facts.tsx'
import { createForm } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { BirthFields } from './id-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import { checkPerson, fieldsOf, type PersonValues, valuesOf } from './person-form.ts'
import type { PersonDetail } from './queries.ts'

/** 修改: all but the number, which is corrected by itself. An empty phone keeps the one that is known. */
export function EditDrawer(props: { of: PersonDetail; onClose: () => void }) {
  const act = useAct()
  const { id, version, idType, idMasked, phoneMasked } = props.of
  const form = createForm<PersonValues>({
    initial: valuesOf(props.of),
    check: (values) => checkPerson(values, false),
    save: async (values) => {
      const phone = values.phone ? { phone: values.phone } : {}
      const problem = await act('person.edit', { ...fieldsOf(values), ...phone, id, version }, () =>
        toast(t('person.saved')),
      )
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  return (
    <FormDrawer
      form={form}
      onClose={props.onClose}
      title={t('person.form.edit')}
      action={t('person.form.save')}
    >
      <Stack gap={6}>
        <Section title={t('person.section.identity')} gap={5}>
          <Facts columns={1} facts={[[t(`person.id_type.${idType}`), <span class="num">{idMasked}</span>]]} />
          <TextField form={form} name="name" label={t('person.col.name')} required maxlength={40} />
          <Show when={idType !== 'citizen'}>
            <BirthFields form={form} />
          </Show>
        </Section>
        <MoreFields form={form} phoneNow={phoneMasked} />
      </Stack>
    </FormDrawer>
  )
}
