import { isMail, isPhone } from '../../../shared/contact.rules.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Org, OrgAdmin } from './queries.ts'

/** 编辑信息: name, phone and mail of a unit's administrator, by its superior (M-1.12). */
export function AdminSheet(props: { org: Org; admin: OrgAdmin; onClose: () => void }) {
  const act = useAct()
  const form = createForm({
    initial: { name: props.admin.name, phone: props.admin.phone, mail: props.admin.mail },
    check: ({ name, phone, mail }) => ({
      ...(name.trim() === '' ? { name: t('form.required.missing', { label: t('org.admin.name') }) } : {}),
      ...(phone.trim() !== '' && !isPhone(phone.trim())
        ? { phone: problemText(problem('field.phone')) }
        : {}),
      ...(mail.trim() !== '' && !isMail(mail.trim()) ? { mail: problemText(problem('field.mail')) } : {}),
    }),
  })
  const why = () => Object.values(form.errors())[0] ?? null
  return (
    <Sheet
      open
      onClose={() => form.mayLeave() && props.onClose()}
      title={t('org.editAdmin.title', { login: props.admin.login })}
      action={t('act.save')}
      effect={t('org.editAdmin.effect')}
      why={why()}
      onConfirm={async () => {
        const { name, phone, mail } = form.values
        const found = await act(
          'org.editAdmin',
          {
            id: props.org.id,
            accountId: props.admin.accountId,
            name: name.trim(),
            phone: phone.trim(),
            mail: mail.trim(),
          },
          () => toast(t('org.adminEdited')),
        )
        if (!found) form.reset({ name, phone, mail })
        return found
      }}
    >
      <Field label={t('org.admin.name')} required error={form.error('name')}>
        <TextInput
          value={form.values.name}
          onInput={(next) => form.set('name', next)}
          onBlur={() => form.blur('name')}
          maxlength={40}
        />
      </Field>
      <Field label={t('org.admin.phone')} error={form.error('phone')}>
        <TextInput
          type="tel"
          value={form.values.phone}
          onInput={(next) => form.set('phone', next)}
          onBlur={() => form.blur('phone')}
          maxlength={20}
        />
      </Field>
      <Field label={t('org.admin.mail')} error={form.error('mail')}>
        <TextInput
          type="email"
          value={form.values.mail}
          onInput={(next) => form.set('mail', next)}
          onBlur={() => form.blur('mail')}
          maxlength={80}
        />
      </Field>
    </Sheet>
  )
}
