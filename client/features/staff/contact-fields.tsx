import { isMail, isPhone } from '../../../shared/contact.rules.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { Field } from '../../ui/field.tsx'
import type { Form, FormErrors } from '../../ui/form.ts'
import { TextInput } from '../../ui/text-input.tsx'

export interface Contact extends Record<string, unknown> {
  name: string
  phone: string
  mail: string
}

export function checkContact({ name, phone, mail }: Contact): FormErrors<Contact> {
  return {
    ...(name.trim() ? {} : { name: t('staff.create.name.empty') }),
    ...(isPhone(phone.trim()) ? {} : { phone: problemText(problem('field.phone')) }),
    ...(!mail.trim() || isMail(mail.trim()) ? {} : { mail: problemText(problem('field.mail')) }),
  }
}

/** 姓名, 电话, 邮箱: the same when a person is added and when he is changed. */
export const ContactFields = (props: { form: Form<Contact> }) => (
  <>
    <Field label={t('staff.name')} required error={props.form.error('name')}>
      <TextInput
        value={props.form.values.name}
        onInput={(next) => props.form.set('name', next)}
        onBlur={() => props.form.blur('name')}
        maxlength={40}
      />
    </Field>
    <Field label={t('staff.phone')} required error={props.form.error('phone')}>
      <TextInput
        type="tel"
        value={props.form.values.phone}
        onInput={(next) => props.form.set('phone', next)}
        onBlur={() => props.form.blur('phone')}
        maxlength={20}
      />
    </Field>
    <Field label={t('staff.mail')} error={props.form.error('mail')}>
      <TextInput
        type="email"
        value={props.form.values.mail}
        onInput={(next) => props.form.set('mail', next)}
        onBlur={() => props.form.blur('mail')}
        maxlength={80}
      />
    </Field>
  </>
)

export const trimmed = ({ name, phone, mail }: Contact) => ({
  name: name.trim(),
  phone: phone.trim(),
  mail: mail.trim(),
})
