import { isMail, isPhone } from '../../../shared/contact.rules.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { FormErrors } from '../../ui/form.ts'
import { TextField, type TextForm } from '../../ui/text-field.tsx'

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
export const ContactFields = (props: { form: TextForm<'name' | 'phone' | 'mail'> }) => (
  <>
    <TextField form={props.form} name="name" label={t('staff.name')} required maxlength={40} />
    <TextField form={props.form} name="phone" label={t('staff.phone')} required type="tel" maxlength={20} />
    <TextField form={props.form} name="mail" label={t('staff.mail')} type="email" maxlength={80} />
  </>
)

export const trimmed = ({ name, phone, mail }: Contact) => ({
  name: name.trim(),
  phone: phone.trim(),
  mail: mail.trim(),
})
