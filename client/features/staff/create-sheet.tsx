import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { createForm } from '../../ui/form.ts'
import { Columns } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Contact, ContactFields, checkContact, trimmed } from './contact-fields.tsx'

const LOGIN = /^[a-z][a-z0-9-]{3,31}$/

/** 添加 (M-2.5): what is not filled in is said, and nothing is made. */
export function CreateSheet(props: {
  onClose: () => void
  onMade: (name: string, made: { login: string; password: string }) => void
}) {
  const act = useAct()
  const form = createForm<Contact & { login: string }>({
    initial: { login: '', name: '', phone: '', mail: '' },
    check: (values) => ({
      ...checkContact(values),
      ...(LOGIN.test(values.login.trim().toLowerCase()) ? {} : { login: t('staff.create.login.bad') }),
    }),
  })
  return (
    <Sheet
      open
      onClose={() => form.mayLeave() && props.onClose()}
      title={t('staff.create.title')}
      action={t('act.confirm')}
      effect={t('staff.create.next')}
      why={Object.values(form.errors())[0] ?? null}
      onConfirm={async () => {
        const { login, ...contact } = form.values
        const fields = { login: login.trim().toLowerCase(), ...trimmed(contact as Contact) }
        const found = await act('staff.create', fields, (made) => props.onMade(fields.name, made))
        if (!found) form.reset()
        return found
      }}
    >
      <Columns count={2} least="narrow" gap={5}>
        <TextField
          form={form}
          name="login"
          label={t('staff.login')}
          required
          hint={t('staff.create.login.hint')}
          maxlength={32}
        />
        <ContactFields form={form} />
      </Columns>
    </Sheet>
  )
}
