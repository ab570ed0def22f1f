import { Show } from 'solid-js'
import { lastValid, validityProblem } from '../../../shared/expert/expert.ts'
import { readIdNumber } from '../../../shared/person/id-number.ts'
import { personFaults } from '../../../shared/person/person.rules.ts'
import { ID_TYPES, type IdType } from '../../../shared/person/person.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { createForm, type FormErrors } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Columns, Section, Stack } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { ExpertFields } from './expert-fields.tsx'
import { checkExpert, EMPTY, type ExpertFormOf, type ExpertValues, fieldsOf } from './expert-form.ts'
import { sexWord } from './words.tsx'

interface Values extends ExpertValues {
  name: string
  idType: IdType
  idNumber: string
  birthDate: string
  sex: '' | '1' | '2'
  validTo: string
}

function check(values: Values, today: string): FormErrors<Values> {
  const { name, idNumber, validTo } = values
  const faults = Object.entries(personFaults(values, today)).map(([key, fault]) => [key, problemText(fault)])
  const term = validityProblem(validTo, today)
  return {
    ...checkExpert(values),
    ...Object.fromEntries(faults),
    ...(!idNumber.trim() && { idNumber: t('expert.form.need.id') }),
    ...(!name.trim() && { name: t('expert.form.need.name') }),
    ...(term && { validTo: problemText(term) }),
  }
}

/** 添加专家: somebody who did not apply, in the pool from today. */
export function EnterDrawer(props: { onClose: () => void }) {
  const act = useAct()
  const today = day(serverNow())
  const form = createForm<Values>({
    initial: {
      ...{ ...EMPTY, name: '', idType: 'citizen', idNumber: '', birthDate: '', sex: '' },
      validTo: lastValid(today),
    },
    check: (values) => check(values, today),
    save: async ({ name, idType, idNumber, birthDate, sex, validTo, ...values }) => {
      const input = { ...fieldsOf(values), name, idType, idNumber, birthDate, sex: Number(sex), validTo }
      const problem = await act('expert.enter', input, () => toast(t('expert.added', { name: name.trim() })))
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  const values = form.values
  const told = () => {
    const { fault, birthDate, sex } = readIdNumber(values.idType, values.idNumber, today)
    return !fault && birthDate && sex ? `${birthDate} · ${sexWord(sex)}` : ''
  }
  return (
    <FormDrawer
      form={form}
      onClose={props.onClose}
      title={t('expert.form.add')}
      action={t('expert.form.save')}
    >
      <Stack gap={6}>
        <Section title={t('expert.section.person')} gap={5}>
          <Columns count={2} least="narrow" gap={5}>
            <TextField form={form} name="name" label={t('expert.col.name')} required maxlength={40} />
            <Field label={t('expert.col.id_type')} required>
              <Select
                value={values.idType}
                onChange={(next) => form.set('idType', next)}
                options={ID_TYPES.map((value) => ({ value, label: t(`person.id_type.${value}`) }))}
              />
            </Field>
            <TextField
              form={form}
              name="idNumber"
              label={t('expert.col.id')}
              required
              hint={told()}
              maxlength={30}
            />
            <Field
              label={t('expert.col.valid')}
              required
              hint={t('expert.form.valid.hint')}
              error={form.error('validTo')}
            >
              <DateInput
                value={values.validTo}
                onChange={(next) => form.set('validTo', next)}
                max={lastValid(today)}
              />
            </Field>
            <Show when={values.idType !== 'citizen'}>
              <Field label={t('expert.col.birth')} required error={form.error('birthDate')}>
                <DateInput value={values.birthDate} onChange={(next) => form.set('birthDate', next)} />
              </Field>
              <Field label={t('expert.col.sex')}>
                <Select
                  empty={t('expert.form.choose')}
                  value={values.sex}
                  onChange={(next) => form.set('sex', next)}
                  options={(['1', '2'] as const).map((value) => ({ value, label: sexWord(Number(value)) }))}
                />
              </Field>
            </Show>
          </Columns>
        </Section>
        <ExpertFields form={form as unknown as ExpertFormOf} />
      </Stack>
    </FormDrawer>
  )
}
