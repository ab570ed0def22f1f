import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { createForm } from '../../ui/form.ts'
import { FormFoot } from '../../ui/form-foot.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { createIdCheck, IdFields } from './id-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import { checkPerson, EMPTY, fieldsOf, type PersonValues } from './person-form.ts'

/** 添加 (M-2.9): the number is checked while it is typed; when it is saved the login is told once. */
export function AddDrawer(props: { onClose: () => void; onAdded: (name: string, password: string) => void }) {
  const act = useAct()
  const form = createForm<PersonValues>({
    initial: EMPTY,
    check: (values) => checkPerson(values, true),
    save: async (values) => {
      const { idType, idNumber, phone } = values
      const input = { ...fieldsOf(values), idType, idNumber, phone }
      const problem = await act('person.create', input, ({ password }) =>
        props.onAdded(values.name.trim(), password),
      )
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  const check = createIdCheck(form)
  const taken = () => check.known() === 'here' || check.known() === 'elsewhere'
  const why = () =>
    taken() ? t(check.known() === 'here' ? 'person.form.here' : 'person.form.elsewhere') : null
  const close = () => form.mayLeave() && props.onClose()
  async function save(next: boolean): Promise<void> {
    if (taken() || !(await form.submit())) return
    form.reset()
    if (!next) props.onClose()
  }
  return (
    <Drawer
      open
      onClose={close}
      title={t('person.form.add')}
      foot={
        <FormFoot problem={form.problem()}>
          <Button
            kind="primary"
            size="touch"
            why={why()}
            busy={form.status() === 'saving'}
            onPress={() => void save(false)}
          >
            {t('person.form.save')}
          </Button>
          <Button size="touch" off={taken() || form.status() === 'saving'} onPress={() => void save(true)}>
            {t('person.form.next')}
          </Button>
        </FormFoot>
      }
    >
      <Stack gap={6}>
        <Section title={t('person.section.identity')} gap={5}>
          <IdFields form={form} check={check} />
          <TextField form={form} name="name" label={t('person.col.name')} required maxlength={40} />
        </Section>
        <MoreFields form={form} />
      </Stack>
    </Drawer>
  )
}
