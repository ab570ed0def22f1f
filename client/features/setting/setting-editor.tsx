import { createSignal, For, Match, Switch } from 'solid-js'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { SETTING_RANGES, type Settings } from '../../../shared/setting/setting.ts'
import { t } from '../../lib/i18n.ts'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { NumberField } from './number-field.tsx'
import type { Held } from './setting-words.ts'
import { WindowEditor } from './window-editor.tsx'

const GRADES = ['senior', 'middle', 'junior'] as const
const LEVELS = ['1', '2', '3', '4'] as const

/** Changes one setting in place; what does not make sense yet is `null`, and the sheet says so. */
export function SettingEditor(props: { setting: Held; onChange: (value: Held['value'] | null) => void }) {
  const of = <K extends Held['key']>(key: K) =>
    props.setting.key === key ? (props.setting as Extract<Held, { key: K }>) : undefined
  const flag = () => of('officers') ?? of('duties.both') ?? of('climb.release') ?? of('public.mask')
  const choice = () => of('password.first') ?? of('second.required') ?? of('plan.steps') ?? of('climb.return')
  const label = () => t(`setting.${props.setting.key}`)
  return (
    <Switch>
      <Match when={of('password.policy')}>
        {(setting) => <PolicyEditor value={setting().value} onChange={props.onChange} />}
      </Match>
      <Match when={of('climb.notice')}>
        {(setting) => <NumbersEditor parts={NOTICE} value={setting().value} onChange={props.onChange} />}
      </Match>
      <Match when={of('climb.correct')}>
        {(setting) => (
          <NumberField
            label={label()}
            unit={t('setting.unit.days')}
            range={SETTING_RANGES['climb.correct']}
            value={setting().value}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={of('session.idle')}>
        {(setting) => (
          <NumberField
            label={label()}
            unit={t('setting.unit.minutes')}
            range={SETTING_RANGES['session.idle']}
            value={setting().value}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={of('transfer.days')}>
        {(setting) => (
          <NumberField
            label={label()}
            unit={t('setting.unit.working_days')}
            range={SETTING_RANGES['transfer.days']}
            value={setting().value}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={flag()}>
        {(setting) => (
          <FieldGroup label={label()} required>
            <RadioGroup
              value={setting().value ? 'yes' : 'no'}
              options={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`setting.${setting().key}.${value}`),
              }))}
              onChange={(value) => props.onChange(value === 'yes')}
            />
          </FieldGroup>
        )}
      </Match>
      <Match when={choice()}>
        {(setting) => (
          <FieldGroup label={label()} required>
            <RadioGroup<string>
              value={setting().value}
              options={OPTIONS[setting().key].map((value) => ({
                value,
                label: t(`setting.${setting().key}.${value}` as 'setting.plan.steps.one'),
              }))}
              onChange={(value) => props.onChange(value as Held['value'])}
            />
          </FieldGroup>
        )}
      </Match>
      <Match when={of('plan.end')}>
        {(setting) => (
          <Stack gap={4}>
            <For each={GRADES}>
              {(grade) => (
                <Field label={t('setting.plan.end.at', { grade: t(`setting.grade.${grade}`) })} required>
                  <Select
                    value={String(setting().value[grade]) as '1'}
                    options={LEVELS.map((value) => ({ value, label: t(`setting.level.${value}`) }))}
                    onChange={(level) => props.onChange({ ...setting().value, [grade]: Number(level) })}
                  />
                </Field>
              )}
            </For>
          </Stack>
        )}
      </Match>
      <Match when={of('plan.window')}>
        {(setting) => <WindowEditor value={setting().value} onChange={props.onChange} />}
      </Match>
    </Switch>
  )
}

const OPTIONS = {
  'password.first': ['fixed', 'random'],
  'second.required': ['nobody', 'admins', 'staff'],
  'plan.steps': ['one', 'two'],
  'climb.return': ['all', 'back'],
} as const

type Parts<V> = readonly { part: keyof V & string; label: WordKey; unit: WordKey; range: Range }[]
type Range = readonly [from: number, to: number]

type Policy = Settings['password.policy']
const POLICY: Parts<Omit<Policy, 'words'>> = (['min', 'kinds', 'history', 'days'] as const).map((part) => ({
  part,
  label: `setting.password.${part}`,
  unit: `setting.password.${part}.unit`,
  range: SETTING_RANGES[`password.${part}`],
}))
const NOTICE: Parts<Settings['climb.notice']> = (['shown', 'notice'] as const).map((part) => ({
  part,
  label: `setting.climb.notice.${part}`,
  unit: part === 'shown' ? 'setting.unit.days' : 'setting.unit.working_days',
  range: SETTING_RANGES[`climb.${part}`],
}))

/** A setting made of several numbers; it is sound when all of them are. */
function NumbersEditor<V extends Record<keyof V, number>>(props: {
  parts: Parts<V>
  value: V
  onChange: (value: V | null) => void
}) {
  // A part that makes no sense yet must not be lost when another one is typed.
  const typed: Record<keyof V, number | null> = { ...props.value }
  return (
    <Stack gap={4}>
      <For each={props.parts}>
        {({ part, label, unit, range }) => (
          <NumberField
            label={t(label)}
            unit={t(unit)}
            range={range}
            value={props.value[part]}
            onChange={(value) => {
              typed[part] = value
              props.onChange(Object.values(typed).includes(null) ? null : ({ ...typed } as V))
            }}
          />
        )}
      </For>
    </Stack>
  )
}

/** The numbers of 密码要求 and the words no password may hold. */
function PolicyEditor(props: { value: Policy; onChange: (value: Policy | null) => void }) {
  const { words: first, ...rest } = props.value
  const [numbers, setNumbers] = createSignal<Omit<Policy, 'words'> | null>(rest)
  const [text, setText] = createSignal(first.join(' '))
  const [[, most], [from, to]] = [SETTING_RANGES['password.words'], SETTING_RANGES['password.word']]
  const words = (): string[] | null => {
    const typed = [
      ...new Set(
        text()
          .split(/[\s,，、;；]+/u)
          .filter(Boolean),
      ),
    ]
    return typed.length <= most && typed.every(({ length }) => length >= from && length <= to) ? typed : null
  }
  const tell = () => {
    const [parts, list] = [numbers(), words()]
    props.onChange(parts && list ? { ...parts, words: list } : null)
  }
  return (
    <Stack gap={4}>
      <NumbersEditor
        parts={POLICY}
        value={rest}
        onChange={(value) => {
          setNumbers(value)
          tell()
        }}
      />
      <Field
        label={t('setting.password.words')}
        hint={t('setting.password.words.hint', { most, from, to })}
        error={words() === null ? t('setting.password.words.unsound', { most, from, to }) : null}
      >
        <TextArea
          rows={2}
          value={text()}
          onInput={(typed) => {
            setText(typed)
            tell()
          }}
        />
      </Field>
    </Stack>
  )
}
