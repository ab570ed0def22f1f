import { personFaults } from '../../../shared/person/person.rules.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { createForm } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Stack } from '../../ui/layout.tsx'
import { toast } from '../../ui/toasts.tsx'
import { ExpertFields } from './expert-fields.tsx'
import { checkExpert, type ExpertValues, fieldsOf, valuesOf } from './expert-form.ts'
import type { ExpertDetail } from './queries.ts'

/** 修改: everything but name and number, which say who it is. */
export function EditDrawer(props: { of: ExpertDetail; onClose: () => void }) {
  const act = useAct()
  const { id, version } = props.of
  const form = createForm<ExpertValues>({
    initial: valuesOf(props.of),
    check: (values) => {
      const faults = personFaults({ ...values, idType: 'citizen', idNumber: null }, day(serverNow()))
      const said = Object.entries(faults).map(([key, fault]) => [key, problemText(fault)])
      return { ...checkExpert(values), ...Object.fromEntries(said) }
    },
    save: async (values) => {
      const problem = await act('expert.edit', { id, version, ...fieldsOf(values) }, () =>
        toast(t('expert.saved')),
      )
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  return (
    <FormDrawer
      form={form}
      onClose={props.onClose}
      title={t('expert.form.edit')}
      action={t('expert.form.save')}
    >
      <Stack gap={6}>
        <ExpertFields form={form} phoneNow={props.of.phoneMasked} />
      </Stack>
    </FormDrawer>
  )
}
