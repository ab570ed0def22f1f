import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { readIdNumber } from '../../../shared/person/id-number.ts'
import { ID_TYPES } from '../../../shared/person/person.ts'
import { carryPerson } from '../../lib/carried-person.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { type PersonFormOf, today } from './person-form.ts'
import { sexWord } from './words.tsx'

/** A pause in typing, in ms, after which the province is asked for the number. */
const PAUSE_MS = 250

/** Whether the number in the form is known already; asked while it is typed, once it is sound. */
export function createIdCheck(form: PersonFormOf) {
  const read = () => readIdNumber(form.values.idType, form.values.idNumber, today())
  const [asked, setAsked] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => [read().fault === null ? read().number : '', form.values.idType],
      ([number]) => {
        clearTimeout(timer)
        timer = setTimeout(() => setAsked(number ?? ''), number ? PAUSE_MS : 0)
      },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  const query = useAsk('person.check', () => ({ idType: form.values.idType, idNumber: asked() }), {
    when: () => asked() !== '',
  })
  return {
    read,
    known: () => (asked() !== '' && asked() === read().number ? dataOf(query)?.known : undefined),
  }
}
export type IdCheck = ReturnType<typeof createIdCheck>

/** 证件类型, 证件号, and what the number says by itself; 已在其他单位登记 leads on to the transfer (M-2.9). */
export function IdFields(props: { form: PersonFormOf; check: IdCheck }) {
  const staff = useStaff()
  const go = useNavigate()
  const { form, check } = props
  const values = form.values
  const derived = () => {
    const { birthDate, sex } = check.read()
    return birthDate && sex ? t('person.form.derived', { birth: birthDate, sex: sexWord(sex) }) : null
  }
  const good = () =>
    check.known() === 'no' ? [derived(), t('person.form.sound')].filter(Boolean).join(' · ') : null
  const error = () => (check.known() === 'here' ? t('person.form.here') : form.error('idNumber'))

  function toTransfer(): void {
    const { idType, idNumber, name } = values
    carryPerson({ idType, idNumber, name })
    form.reset()
    go('/transfers')
  }
  return (
    <Stack gap={5}>
      <Columns count={2} least="narrow" gap={5}>
        <Field label={t('person.col.id_type')} required>
          <Select
            value={values.idType}
            onChange={(next) => form.set('idType', next)}
            options={ID_TYPES.map((value) => ({ value, label: t(`person.id_type.${value}`) }))}
          />
        </Field>
        <Field label={t('person.col.id')} required error={error()} good={good()} hint={derived() ?? ''}>
          <TextInput
            value={values.idNumber}
            onInput={(next) => form.set('idNumber', next)}
            onBlur={() => form.blur('idNumber')}
            maxlength={40}
          />
        </Field>
      </Columns>
      <Show when={check.known() === 'elsewhere'}>
        <Notice>
          <Stack gap={3}>
            <b>{t('person.form.elsewhere')}</b>
            <p>{t('person.form.elsewhere.text')}</p>
            <Show when={staff.may('transfer.manage')}>
              <div>
                <Button onPress={toTransfer}>{t('person.form.transfer')}</Button>
              </div>
            </Show>
          </Stack>
        </Notice>
      </Show>
      <Show when={values.idType !== 'citizen'}>
        <BirthFields form={form} />
      </Show>
    </Stack>
  )
}

/** Of papers whose number does not tell them. */
export function BirthFields(props: { form: PersonFormOf }) {
  const { form } = props
  return (
    <Columns count={2} least="narrow" gap={5}>
      <Field label={t('person.col.birth')} required error={form.error('birthDate')}>
        <DateInput value={form.values.birthDate} onChange={(next) => form.set('birthDate', next)} />
      </Field>
      <Field label={t('person.col.sex')}>
        <Select
          empty={t('person.form.choose')}
          value={form.values.sex}
          onChange={(next) => form.set('sex', next)}
          options={[
            { value: '1', label: sexWord(1) },
            { value: '2', label: sexWord(2) },
          ]}
        />
      </Field>
    </Columns>
  )
}
