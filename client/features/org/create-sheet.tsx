import { createMemo, createSignal, Show } from 'solid-js'
import { isPhone } from '../../../shared/contact.rules.ts'
import { folded } from '../../../shared/fold.ts'
import type { OrgKind } from '../../../shared/org/org.ts'
import { kindsUnder, levelsUnder } from '../../../shared/org/place.rules.ts'
import { type Problem, problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Field } from '../../ui/field.tsx'
import { createForm, type FormErrors } from '../../ui/form.ts'
import { Columns, Section } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import type { Org } from './queries.ts'
import { kindOptions, levelOptions } from './words.tsx'

const CODE = /^[0-9A-Za-z-]{2,20}$/
const ATTRS = ['affiliation', 'rank', 'nature', 'sector'] as const

const EMPTY = {
  name: '',
  code: '',
  kind: 'unit' as OrgKind,
  level: '1',
  areaCode: '',
  affiliation: '',
  rank: '',
  nature: '',
  sector: '',
  adminName: '',
  adminPhone: '',
}
type Values = typeof EMPTY

interface Refused {
  value: string
  problem: Problem
}
type Taken = Partial<Record<keyof Values, Refused>>

/** Rows looked through for one of the same name or code. */
const LOOKED_THROUGH = 20

function check(values: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {}
  if ([...values.name.trim()].length < 2) errors.name = t('org.create.name.short')
  if (!CODE.test(values.code.trim())) errors.code = t('org.create.code.bad')
  if (values.adminPhone.trim() !== '' && !isPhone(values.adminPhone.trim()))
    errors.adminPhone = problemText(problem('field.phone'))
  return errors
}

/** 添加: a unit below the chosen one, and with it its administrator's account (M-1.2, M-1.3). */
export function CreateSheet(props: {
  parent: Org
  onClose: () => void
  onMade: (name: string, made: { login: string; password: string }) => void
}) {
  const act = useAct()
  const staff = useStaff()
  const reference = useReference('area', ...ATTRS)
  const kinds = () => kindsUnder(props.parent.kind)
  const levels = (kind: OrgKind) => levelsUnder(props.parent, kind)
  const kind = kinds().at(-1) ?? 'unit'
  /** What is taken already, of the values that were looked up or refused. */
  const [taken, setTaken] = createSignal<Taken>({})
  const form = createForm<Values>({
    initial: {
      ...EMPTY,
      kind,
      level: String(levels(kind)[0] ?? props.parent.level),
      areaCode: props.parent.areaCode,
    },
    keep: `org.create.${props.parent.id}.${staff.me.actor.accountId}`,
    check: (values) => {
      const errors = check(values)
      for (const [name, found] of Object.entries(taken()) as [keyof Values, Refused][])
        if (!errors[name] && found.value === values[name].trim()) errors[name] = problemText(found.problem)
      return errors
    },
  })
  const why = createMemo(() => Object.values(form.errors())[0] ?? null)
  const text = (name: keyof Values & string, maxlength: number) => (
    <TextInput
      value={form.values[name]}
      onInput={(next) => form.set(name, next)}
      onBlur={() => void leave(name)}
      maxlength={maxlength}
    />
  )

  const refuse = (name: keyof Values, found: Problem): void => {
    setTaken((before) => ({ ...before, [name]: { value: form.values[name].trim(), problem: found } }))
    form.blur(name)
  }
  /** Whether the name stands below this superior already, or the code anywhere in sight; the server has the last word. */
  async function leave(name: keyof Values): Promise<void> {
    form.blur(name)
    const search = folded(form.values[name])
    if (form.errors()[name] || (name !== 'name' && name !== 'code')) return
    const result = await call('org.list', {
      search,
      ...(name === 'name' ? { node: props.parent.id, deep: false } : {}),
      sort: 'code',
      size: LOOKED_THROUGH,
    })
    if (!result.ok || folded(form.values[name]) !== search) return
    const found = result.value.rows.find((row) =>
      name === 'name' ? row.name === search : row.code === search.toUpperCase(),
    )
    if (!found) return
    if (name === 'name') refuse(name, problem('org.name_taken', { name: found.name }))
    else refuse(name, problem('org.code_taken_by', { code: found.code, name: found.name }))
  }

  function chooseKind(next: OrgKind): void {
    form.set('kind', next)
    const fitting = levels(next).map(String)
    if (!fitting.includes(form.values.level)) form.set('level', fitting[0] ?? form.values.level)
  }

  return (
    <Sheet
      open
      onClose={() => form.mayLeave() && props.onClose()}
      title={t('org.create.title', { name: props.parent.name })}
      action={t('org.create.save')}
      why={why()}
      onConfirm={async () => {
        const { level, ...rest } = form.values
        const name = rest.name.trim()
        const found = await act(
          'org.create',
          { ...rest, name, code: rest.code.trim(), level: Number(level), parentId: props.parent.id },
          (made) => props.onMade(name, made),
        )
        if (!found) form.reset({ ...form.values })
        const where = found?.params?.where
        if (found && typeof where === 'string' && where in form.values) refuse(where as keyof Values, found)
        return found
      }}
    >
      <Show when={form.restored}>
        <p class="meta">{t('form.restored')}</p>
      </Show>
      <Section plain title={t('org.create.sec.unit')}>
        <Field label={t('org.name')} required error={form.error('name')}>
          {text('name', 80)}
        </Field>
        <Columns count={2}>
          <Field label={t('org.code')} required hint={t('org.create.code.hint')} error={form.error('code')}>
            {text('code', 20)}
          </Field>
          <Field label={t('org.areaCode')}>
            <Select
              empty={t('form.choose')}
              options={reference.options('area')}
              value={form.values.areaCode}
              onChange={(next) => form.set('areaCode', next)}
            />
          </Field>
          <Field label={t('org.kind')} required>
            <Select options={kindOptions(kinds())} value={form.values.kind} onChange={chooseKind} />
          </Field>
          <Field label={t('org.level')} required>
            <Select
              options={levelOptions(levels(form.values.kind))}
              value={form.values.level}
              onChange={(next) => form.set('level', next)}
            />
          </Field>
        </Columns>
      </Section>
      <Section plain title={t('org.create.sec.attrs')} meta={t('org.create.attrs.hint')}>
        <Columns count={2}>
          {ATTRS.map((name) => (
            <Field label={t(`org.${name}`)}>
              <Select
                empty={t('form.choose')}
                options={reference.options(name)}
                value={form.values[name]}
                onChange={(next) => form.set(name, next)}
              />
            </Field>
          ))}
        </Columns>
      </Section>
      <Section plain title={t('org.create.sec.admin')} meta={t('org.create.admin.hint')}>
        <Columns count={2}>
          <Field label={t('org.create.adminName')}>{text('adminName', 40)}</Field>
          <Field label={t('org.create.adminPhone')} error={form.error('adminPhone')}>
            {text('adminPhone', 20)}
          </Field>
        </Columns>
      </Section>
    </Sheet>
  )
}
