import { createMemo, For, Match, Switch } from 'solid-js'
import { normalCreditCode } from '../../../shared/org/credit-code.ts'
import type { OrgKind } from '../../../shared/org/org.ts'
import {
  isRequired,
  PROFILE_CODES,
  type ProfileCode,
  type ProfileField,
} from '../../../shared/org/profile.rules.ts'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Field } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { Section } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import type { OrgProfile } from './queries.ts'

export type ProfileForm = Form<OrgProfile & Record<string, unknown>>

const SECTIONS = [
  {
    title: 'org.own.sec.basic',
    fields: [
      'creditCode',
      'legalPerson',
      'areaCode',
      'address',
      'affiliation',
      'rank',
      'nature',
      'sector',
      'professionals',
    ],
  },
  {
    title: 'org.own.sec.contact',
    fields: ['contactName', 'contactPhone', 'contactMail', 'note'],
  },
] as const satisfies { title: string; fields: readonly ProfileField[] }[]

const MOST: Partial<Record<ProfileField, number>> = {
  legalPerson: 40,
  address: 120,
  contactName: 40,
  contactPhone: 20,
  contactMail: 80,
}
const HINTS: Partial<Record<ProfileField, 'org.own.code.hint' | 'org.own.phone.hint'>> = {
  creditCode: 'org.own.code.hint',
  contactPhone: 'org.own.phone.hint',
}
const NOTE_MOST = 500
const MANY = 1_000_000

/** The place of a field on the page, for those who are sent to it. */
export const fieldPlace = (field: ProfileField): string => `own-${field}`

/** The fields of the form in their sections, one below the other, required ones marked. */
export function OwnFields(props: {
  form: ProfileForm
  kind: OrgKind
  reference: ReturnType<typeof useReference>
}) {
  return (
    <For each={SECTIONS}>
      {(section) => (
        <Section gap={5} title={t(section.title)}>
          <For each={section.fields}>{(field) => <ProfileInput {...props} field={field} />}</For>
        </Section>
      )}
    </For>
  )
}

function ProfileInput(props: {
  form: ProfileForm
  kind: OrgKind
  reference: ReturnType<typeof useReference>
  field: ProfileField
}) {
  const value = () => props.form.values[props.field]
  const code = PROFILE_CODES[props.field as ProfileCode]
  const hint = HINTS[props.field]
  const good = createMemo(() =>
    props.field === 'creditCode' && value() !== '' && !props.form.errors().creditCode
      ? t('org.own.code.good')
      : null,
  )
  const text = () => ({
    value: String(value() ?? ''),
    onInput: (next: string) => props.form.set(props.field, next as never),
    onBlur: () => props.form.blur(props.field),
  })
  function leaveCode(): void {
    const normal = normalCreditCode(String(value()))
    if (normal !== value()) props.form.set('creditCode', normal)
    props.form.blur('creditCode')
  }
  function count(next: string): void {
    const digits = next.normalize('NFKC').replace(/\D/g, '')
    props.form.set('professionals', digits === '' ? null : Math.min(Number(digits), MANY))
  }
  return (
    <div id={fieldPlace(props.field)}>
      <Field
        label={t(`org.${props.field}`)}
        required={isRequired(props.field, props.kind)}
        error={props.form.error(props.field)}
        good={good()}
        {...(hint ? { hint: t(hint) } : {})}
      >
        <Switch fallback={<TextInput {...text()} maxlength={MOST[props.field] ?? 120} />}>
          <Match when={code}>
            {(kind) => (
              <Select
                empty={t('form.choose')}
                options={props.reference.options(kind())}
                value={String(value() ?? '')}
                onChange={(next) => {
                  props.form.set(props.field, next as never)
                  props.form.blur(props.field)
                }}
              />
            )}
          </Match>
          <Match when={props.field === 'creditCode'}>
            <TextInput {...text()} onBlur={leaveCode} maxlength={40} />
          </Match>
          <Match when={props.field === 'professionals'}>
            <TextInput {...text()} onInput={count} inputmode="numeric" maxlength={7} />
          </Match>
          <Match when={props.field === 'note'}>
            <TextArea {...text()} max={NOTE_MOST} />
          </Match>
          <Match when={props.field === 'contactPhone'}>
            <TextInput {...text()} type="tel" maxlength={20} />
          </Match>
          <Match when={props.field === 'contactMail'}>
            <TextInput {...text()} type="email" maxlength={80} />
          </Match>
        </Switch>
      </Field>
    </div>
  )
}
