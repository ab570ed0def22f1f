import { Show } from 'solid-js'
import { REVIEW_TYPES, type ReviewType } from '../../../shared/declare/declaration.ts'
import type { DeclarationKind } from '../../../shared/declare/sections.ts'
import { TITLE_LEVELS, type TitleLevel } from '../../../shared/reference/reference.ts'
import type { CallInput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { type Committee, keyOf, lineName, type OpenLine, type Reference, told } from './queries.ts'

export type Application = Omit<CallInput<'declare.begin'>, 'commandId' | 'kind' | 'level'> & {
  level: TitleLevel | ''
  series: string
  specialty: string
  counted: boolean
  title: string
  reviewType: ReviewType
  committeeId: string | null
}

export const blank = (specialty = ''): Application => ({
  ...{ series: '', level: '', specialty, counted: true, title: '' },
  ...{ reviewType: 'normal', committeeId: null },
})

const MOST = 40

export const isFull = (line: OpenLine): boolean => line.left !== null && line.left <= 0
export const leftWord = (line: OpenLine): string => {
  if (line.left === null) return t('declare.left.free')
  return isFull(line) ? t('declare.left.none') : t('declare.left', { n: line.left })
}

/** What is applied for: the line of the unit's plan, the title, the specialty, the kind of review, the committee. */
export function ApplicationFields(props: {
  kind: DeclarationKind
  value: Application
  lines: readonly OpenLine[]
  reference: Reference
  /** The file holds a place of its own line already: full for others is not full for it. */
  holds?: string
  onChange: (next: Partial<Application>) => void
}) {
  const { reference } = props
  const line = () => props.lines.find((each) => keyOf(each) === key())
  const key = () => {
    const { series, level, counted, specialty } = props.value
    const own = props.lines.filter(
      (each) => each.series === series && each.level === level && each.counted === counted,
    )
    const found = own.find((each) => each.specialty === specialty) ?? own.find((each) => !each.specialty)
    return found ? keyOf(found) : ''
  }
  function choose(next: string): void {
    const found = props.lines.find((each) => keyOf(each) === next)
    if (!found) return
    const { series, level, specialty, counted } = found
    props.onChange({
      ...{ series, level: level as TitleLevel, counted, title: '', committeeId: null },
      ...(specialty ? { specialty } : {}),
    })
  }
  const titles = () =>
    reference
      .items('title')
      .filter(
        ({ parent, attrs }) =>
          parent === props.value.series && (!attrs.level || attrs.level === props.value.level),
      )
      .map(({ code, name }) => ({ value: code, label: name }))
  return (
    <div class="declare-form">
      <Show
        when={props.kind === 'title'}
        fallback={
          <>
            <Field label={t('declare.expert.series')} required>
              <Select
                empty
                value={props.value.series}
                onChange={(series) => props.onChange({ series })}
                options={reference.options('series')}
              />
            </Field>
            <Field label={t('declare.expert.level')} required>
              <Select
                empty
                value={props.value.level}
                onChange={(level) => props.onChange({ level })}
                options={TITLE_LEVELS.map((value) => ({ value, label: reference.name('level', value) }))}
              />
            </Field>
          </>
        }
      >
        <FieldGroup label={t('declare.choose')} required>
          <RadioGroup
            touch
            value={key()}
            onChange={choose}
            options={props.lines.map((each) => ({
              value: keyOf(each),
              label: lineName(reference, each),
              ...(isFull(each) && keyOf(each) !== props.holds
                ? { why: leftWord(each) }
                : { hint: leftWord(each) }),
            }))}
          />
        </FieldGroup>
      </Show>
      <Show when={props.kind === 'title' && props.value.series}>
        <Field label={t('form.application.title')} required>
          <Select
            empty
            value={props.value.title}
            onChange={(title) => props.onChange({ title })}
            options={titles()}
          />
        </Field>
      </Show>
      <Show when={props.kind === 'expert' || (props.value.series && !line()?.specialty)}>
        <Field label={t('form.application.specialty')} required hint={t('declare.specialty.hint')}>
          <TextInput
            value={props.value.specialty}
            onInput={(specialty) => props.onChange({ specialty })}
            maxlength={MOST}
          />
        </Field>
      </Show>
      <Show when={props.kind === 'title' && props.value.series}>
        <Field
          label={t('form.application.reviewType')}
          required
          hint={t(`declare.type.${props.value.reviewType}`)}
        >
          <Select
            value={props.value.reviewType}
            onChange={(reviewType) => props.onChange({ reviewType })}
            options={REVIEW_TYPES.map((value) => ({ value, label: t(`form.option.review_type.${value}`) }))}
          />
        </Field>
        <CommitteeChoice value={props.value} onChoose={(committeeId) => props.onChange({ committeeId })} />
      </Show>
    </div>
  )
}

/** Committees that take such an application; one that cannot be chosen now says why. */
function CommitteeChoice(props: { value: Application; onChoose: (id: string) => void }) {
  const query = useAsk(
    'declare.committees',
    () => ({
      series: props.value.series,
      level: (props.value.level || '1') as TitleLevel,
      specialty: props.value.specialty.trim(),
    }),
    { keep: true },
  )
  const times = ({ opensAt, closesAt }: Committee): string =>
    opensAt && closesAt
      ? t('declare.committee.window', { from: dayClock(opensAt), to: dayClock(closesAt) })
      : t('declare.committee.no_window')
  return (
    <FieldGroup label={t('form.application.committee')} required>
      <Loaded query={query} lines={2}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <EmptyState title={t('declare.committee.none')}>{t('declare.committee.none.do')}</EmptyState>
            }
          >
            <RadioGroup
              touch
              value={props.value.committeeId}
              onChange={props.onChoose}
              options={found().map((each) => ({
                value: each.id,
                label: each.name,
                ...(each.problem
                  ? { why: told(each.problem) }
                  : { hint: `${each.orgName} · ${times(each)}` }),
              }))}
            />
          </Show>
        )}
      </Loaded>
    </FieldGroup>
  )
}
