import { isMail, isPhone } from '../../../shared/contact.rules.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { createForm } from '../../ui/form.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Org, OrgAdmin } from './queries.ts'

/** 编辑信息: name, phone and mail of a unit's administrator, by its superior (M-1.12). */
export function AdminSheet(props: { org: Org; admin: OrgAdmin; onClose: () => void }) {
  const act = useAct()
  const staff = useStaff()
  const form = createForm({
    initial: { name: props.admin.name, phone: props.admin.phone, mail: props.admin.mail },
    keep: `org.admin.${props.admin.accountId}.${staff.me.actor.accountId}`,
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
      <TextField form={form} name="name" label={t('org.admin.name')} required maxlength={40} />
      <TextField form={form} name="phone" label={t('org.admin.phone')} type="tel" maxlength={20} />
      <TextField form={form} name="mail" label={t('org.admin.mail')} type="email" maxlength={80} />
    </Sheet>
  )
}
