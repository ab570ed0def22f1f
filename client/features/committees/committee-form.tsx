import { Show } from 'solid-js'
import { addYears, isDay } from '../../../shared/calendar/days.rules.ts'
import {
  BAND_LEVELS,
  COMMITTEE_BANDS,
  COMMITTEE_YEARS,
  type CommitteeBand,
} from '../../../shared/committee/committee.ts'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { MODE_KEYS, type Mode } from '../../../shared/live/modes.ts'
import { type Problem, problem } from '../../../shared/problem.ts'
import type { TitleLevel } from '../../../shared/reference/reference.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { createForm, type FormErrors } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOffices } from './queries.ts'

export interface CommitteeFields {
  [name: string]: unknown
  name: string
  code: string
  orgId: string
  band: CommitteeBand
  series: string
  levels: TitleLevel[]
  specialties: string[]
  mode: Mode
  approvalNo: string
  validFrom: string
  validTo: string
  note: string
}

export const EMPTY: CommitteeFields = {
  ...{ name: '', code: '', orgId: '', band: 'senior', series: '', levels: [...BAND_LEVELS.senior] },
  ...{ specialties: [], mode: 'expert', approvalNo: '', validFrom: '', validTo: '', note: '' },
}

const TYPED = [
  ['name', 'committee.form.name'],
  ['code', 'committee.form.code'],
] as const
const CHOSEN = [
  ['orgId', 'committee.form.org.pick'],
  ['series', 'committee.form.series.pick'],
] as const
const missing = (label: WordKey): string => t('form.required.missing', { label: t(label) })

function check(values: CommitteeFields): FormErrors<CommitteeFields> {
  const errors: FormErrors<CommitteeFields> = {}
  for (const [name, label] of TYPED) if (values[name].trim() === '') errors[name] = missing(label)
  for (const [name, words] of CHOSEN) if (values[name] === '') errors[name] = t(words)
  if (values.levels.length === 0) errors.levels = missing('committee.form.levels')
  const { validFrom, validTo } = values
  if (!isDay(validFrom)) errors.validFrom = missing('committee.form.from')
  if (!isDay(validTo)) errors.validTo = missing('committee.form.to')
  else if (isDay(validFrom) && (validTo <= validFrom || validTo >= addYears(validFrom, COMMITTEE_YEARS)))
    errors.validTo = problemText(problem('committee.validity', { years: COMMITTEE_YEARS }))
  return errors
}

/** A committee as the province describes it: new, or another way than before. */
export function CommitteeForm(props: {
  initial: CommitteeFields
  title: string
  action: string
  save: (fields: CommitteeFields) => Promise<Problem | null>
  onClose: () => void
}) {
  const reference = useReference('series', 'specialty')
  const offices = useOffices()
  const form = createForm<CommitteeFields>({
    initial: props.initial,
    check,
    save: async (values) => {
      const found = await props.save(values)
      return found ? { ok: false, problem: found } : { ok: true, value: null }
    },
  })
  const specialties = () =>
    reference.options('specialty', form.values.series).map(({ label }) => ({ value: label, label }))
  return (
    <FormDrawer form={form} onClose={props.onClose} title={props.title} action={props.action}>
      <Stack gap={5}>
        <TextField
          form={form}
          name="name"
          label={t('committee.form.name')}
          hint={t('committee.form.name.hint')}
          required
          maxlength={60}
        />
        <Columns count={2}>
          <TextField form={form} name="code" label={t('committee.form.code')} required maxlength={20} />
          <TextField form={form} name="approvalNo" label={t('committee.form.approval')} maxlength={60} />
        </Columns>
        <Field
          label={t('committee.form.org')}
          hint={t('committee.form.org.hint')}
          required
          error={form.error('orgId')}
        >
          <Select
            empty={t('committee.form.org.pick')}
            options={offices()}
            value={form.values.orgId}
            onChange={(next) => form.set('orgId', next)}
          />
        </Field>
        <Columns count={2}>
          <Field label={t('committee.form.series')} required error={form.error('series')}>
            <Select
              empty={t('committee.form.series.pick')}
              options={reference.options('series')}
              value={form.values.series}
              onChange={(next) => {
                form.set('series', next)
                form.set('specialties', [])
              }}
            />
          </Field>
          <Field label={t('committee.form.mode')} required>
            <Select
              options={MODE_KEYS.map((value) => ({ value, label: t(`committee.mode.${value}`) }))}
              value={form.values.mode}
              onChange={(next) => form.set('mode', next)}
            />
          </Field>
        </Columns>
        <FieldGroup label={t('committee.form.band')} required>
          <RadioGroup<CommitteeBand>
            inline
            options={COMMITTEE_BANDS.map((value) => ({ value, label: t(`committee.band.${value}`) }))}
            value={form.values.band}
            onChange={(next) => {
              form.set('band', next)
              form.set('levels', [...BAND_LEVELS[next]])
            }}
          />
        </FieldGroup>
        <FieldGroup label={t('committee.form.levels')} required error={form.error('levels')}>
          <PickList
            label={t('committee.form.levels')}
            options={BAND_LEVELS[form.values.band].map((value) => ({
              value,
              label: t(`committee.level.${value}`),
            }))}
            picked={form.values.levels}
            onPick={(next) => form.set('levels', next)}
          />
        </FieldGroup>
        <Show when={form.values.series}>
          <FieldGroup label={t('committee.form.specialties')} hint={t('committee.form.specialties.hint')}>
            <Show
              when={specialties().length > 0}
              fallback={<p class="meta">{t('committee.form.specialties.none')}</p>}
            >
              <PickList
                label={t('committee.form.specialties')}
                options={specialties()}
                picked={form.values.specialties}
                onPick={(next) => form.set('specialties', next)}
                {...(specialties().length > 8 ? { search: t('committee.form.specialties.find') } : {})}
                none={t('committee.form.specialties.not_found')}
              />
            </Show>
          </FieldGroup>
        </Show>
        <Columns count={2}>
          <Field
            label={t('committee.form.from')}
            hint={t('committee.form.valid.hint')}
            required
            error={form.error('validFrom')}
          >
            <DateInput value={form.values.validFrom} onChange={(next) => form.set('validFrom', next)} />
          </Field>
          <Field label={t('committee.form.to')} required error={form.error('validTo')}>
            <DateInput value={form.values.validTo} onChange={(next) => form.set('validTo', next)} />
          </Field>
        </Columns>
        <Field label={t('committee.form.note')}>
          <TextArea value={form.values.note} onInput={(next) => form.set('note', next)} max={500} rows={3} />
        </Field>
      </Stack>
    </FormDrawer>
  )
}
