import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { Field } from '../../ui/field.tsx'
import { Columns, Section } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import type { PersonFormOf } from './person-form.ts'

type TextKey = 'post' | 'currentTitle' | 'specialty'
type CodeKey = 'ethnic' | 'politics' | 'education' | 'degree'

/** 联系方式, 学历与岗位: what may be left to the person, who fills it in in the declaration system. */
export function MoreFields(props: { form: PersonFormOf; phoneNow?: string }) {
  const { form } = props
  const reference = useReference('ethnic', 'politics', 'education', 'degree')
  const Coded = (own: { name: CodeKey; label: string }) => (
    <Field label={own.label}>
      <Select
        empty={t('person.form.choose')}
        value={form.values[own.name]}
        onChange={(next) => form.set(own.name, next)}
        options={reference.options(own.name)}
      />
    </Field>
  )
  const Line = (own: { name: TextKey; label: string }) => (
    <Field label={own.label}>
      <TextInput value={form.values[own.name]} onInput={(next) => form.set(own.name, next)} maxlength={60} />
    </Field>
  )
  return (
    <>
      <Section title={t('person.section.contact')} gap={5}>
        <Columns count={2} least="narrow" gap={5}>
          <TextField
            form={form}
            name="phone"
            label={t('person.col.phone')}
            type="tel"
            hint={props.phoneNow ? t('person.form.phone.keep', { phone: props.phoneNow }) : ''}
            maxlength={20}
          />
          <TextField form={form} name="mail" label={t('person.col.mail')} type="email" maxlength={80} />
        </Columns>
      </Section>
      <Section title={t('person.section.work')} gap={5}>
        <Columns count={2} least="narrow" gap={5}>
          <Coded name="education" label={t('person.col.education')} />
          <Coded name="degree" label={t('person.col.degree')} />
          <Line name="post" label={t('person.col.post')} />
          <Line name="currentTitle" label={t('person.col.title')} />
          <Line name="specialty" label={t('person.col.specialty')} />
          <Coded name="ethnic" label={t('person.col.ethnic')} />
          <Coded name="politics" label={t('person.col.politics')} />
        </Columns>
        <Field label={t('person.col.note')}>
          <TextArea value={form.values.note} onInput={(next) => form.set('note', next)} max={300} rows={2} />
        </Field>
      </Section>
    </>
  )
}
