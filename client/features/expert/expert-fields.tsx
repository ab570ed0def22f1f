import { Index, Show } from 'solid-js'
import type { ReferenceKind } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Columns, Row, Section, Stack } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import type { ExpertFormOf, Specialty } from './expert-form.ts'

/** Specialties of one expert, as the contract has it. */
const MOST = 10

/** 职称与专业, 单位与联系方式: everything but who it is. */
export function ExpertFields(props: { form: ExpertFormOf; phoneNow?: string }) {
  const { form } = props
  const reference = useReference('series', 'level', 'area', 'education', 'degree', 'ethnic')
  const Coded = (own: {
    name: 'titleSeries' | 'level' | 'area' | 'education' | 'degree' | 'ethnic'
    kind: ReferenceKind
    label: string
    required?: boolean
  }) => (
    <Field label={own.label} required={own.required ?? false} error={form.error(own.name)}>
      <Select
        empty={t('expert.form.choose')}
        value={form.values[own.name]}
        onChange={(next) => form.set(own.name, next as never)}
        options={reference.options(own.kind)}
      />
    </Field>
  )
  return (
    <>
      <Section title={t('expert.section.title')} gap={5}>
        <Columns count={2} least="narrow" gap={5}>
          <Coded name="titleSeries" kind="series" label={t('expert.col.series')} required />
          <TextField form={form} name="titleName" label={t('expert.col.title')} required maxlength={60} />
          <Coded name="level" kind="level" label={t('expert.col.level')} required />
          <TextField
            form={form}
            name="titleSpecialty"
            label={t('expert.col.title_specialty')}
            maxlength={60}
          />
          <TextField
            form={form}
            name="titleSince"
            label={t('expert.col.title_since')}
            hint={t('expert.form.since.hint')}
            maxlength={7}
          />
          <TextField form={form} name="certificateNo" label={t('expert.col.certificate')} maxlength={60} />
        </Columns>
        <Specialties form={form} />
        <TextField form={form} name="field" label={t('expert.col.field')} maxlength={200} />
      </Section>
      <Section title={t('expert.section.contact')} gap={5}>
        <Columns count={2} least="narrow" gap={5}>
          <TextField form={form} name="unitName" label={t('expert.col.unit')} required maxlength={80} />
          <TextField form={form} name="superiorName" label={t('expert.col.superior')} maxlength={80} />
          <Coded name="area" kind="area" label={t('expert.col.area')} />
          <TextField form={form} name="post" label={t('expert.col.post')} maxlength={60} />
          <TextField
            form={form}
            name="phone"
            label={t('expert.col.phone')}
            type="tel"
            hint={props.phoneNow ? t('expert.form.phone.keep', { phone: props.phoneNow }) : ''}
            maxlength={20}
          />
          <TextField form={form} name="mail" label={t('expert.col.mail')} type="email" maxlength={80} />
          <Coded name="education" kind="education" label={t('expert.col.education')} />
          <Coded name="degree" kind="degree" label={t('expert.col.degree')} />
          <Coded name="ethnic" kind="ethnic" label={t('expert.col.ethnic')} />
        </Columns>
        <TextField form={form} name="avoidUnits" label={t('expert.col.avoid')} maxlength={300} />
      </Section>
    </>
  )
}

/** 可评系列和专业, a line each; without a specialty, all of the series. */
function Specialties(props: { form: ExpertFormOf }) {
  const reference = useReference('series')
  const { form } = props
  const lines = () => form.values.specialties
  const change = (at: number, part: Partial<Specialty>): void =>
    form.set(
      'specialties',
      lines().map((line, i) => (i === at ? { ...line, ...part } : { ...line })),
    )
  return (
    <FieldGroup
      label={t('expert.form.specialties')}
      required
      hint={t('expert.form.specialties.hint')}
      error={form.error('specialties')}
    >
      <Stack gap={3}>
        <Index each={lines()}>
          {(line, at) => (
            <Row gap={3} nowrap>
              <div class="grow">
                <Select
                  label={t('expert.form.specialty.series', { n: at + 1 })}
                  empty={t('expert.form.choose')}
                  value={line().series}
                  onChange={(series) => change(at, { series })}
                  options={reference.options('series')}
                />
              </div>
              <div class="grow">
                <TextInput
                  label={t('expert.form.specialty.name', { n: at + 1 })}
                  placeholder={t('expert.form.specialty.all')}
                  value={line().specialty}
                  onInput={(specialty) => change(at, { specialty })}
                  maxlength={60}
                />
              </div>
              <Show when={lines().length > 1}>
                <Button
                  kind="quiet"
                  label={t('expert.form.specialties.remove', { n: at + 1 })}
                  onPress={() =>
                    form.set(
                      'specialties',
                      lines().filter((_, i) => i !== at),
                    )
                  }
                >
                  <span class="nowrap">{t('expert.form.remove')}</span>
                </Button>
              </Show>
            </Row>
          )}
        </Index>
        <Row>
          <Button
            off={lines().length >= MOST}
            onPress={() => form.set('specialties', [...lines(), { series: '', specialty: '' }])}
          >
            {t('expert.form.specialties.add')}
          </Button>
        </Row>
      </Stack>
    </FieldGroup>
  )
}
