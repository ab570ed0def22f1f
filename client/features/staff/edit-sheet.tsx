import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { createForm } from '../../ui/form.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Contact, ContactFields, checkContact, trimmed } from './contact-fields.tsx'
import type { StaffRow } from './queries.ts'

/** 修改信息: name, phone and mail; the login stays. */
export function EditSheet(props: { of: StaffRow; onClose: () => void }) {
  const act = useAct()
  const { id, version, name, phone, mail } = props.of
  const form = createForm<Contact>({ initial: { name, phone, mail }, check: checkContact })
  return (
    <Sheet
      open
      onClose={() => form.mayLeave() && props.onClose()}
      title={t('staff.edit.title', { name })}
      action={t('act.save')}
      why={Object.values(form.errors())[0] ?? null}
      onConfirm={async () => {
        const fields = trimmed(form.values)
        const found = await act('staff.edit', { id, version, ...fields }, () => toast(t('staff.edit.done')))
        if (!found) form.reset(fields)
        return found
      }}
    >
      <ContactFields form={form} />
    </Sheet>
  )
}
