import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import {
  changesKeyData,
  EMPTY_PROFILE,
  PROFILE_FIELDS,
  type ProfileField,
} from '../../../shared/org/profile.rules.ts'
import { type Problem, problem, type Result } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { createForm } from '../../ui/form.ts'
import { FormStatus } from '../../ui/form-status.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { OrgHistory } from './history.tsx'
import { profileErrors } from './own-check.ts'
import { fieldPlace, OwnFields } from './own-fields.tsx'
import { OwnFiles } from './own-files.tsx'
import { OwnMissing } from './own-missing.tsx'
import { superiorOf } from './own-state.tsx'
import { ProfileChanges } from './profile-view.tsx'
import type { OrgProfile, OwnOrg } from './queries.ts'
import './org.css'

/** A pause in typing, in ms, after which the draft is saved. */
const PAUSE_MS = 1200

type Values = OrgProfile & Record<string, unknown>

const written = (own: OwnOrg): Values => ({ ...(own.draft ?? own.profile ?? EMPTY_PROFILE) })
const sameProfile = (a: OrgProfile, b: OrgProfile): boolean =>
  PROFILE_FIELDS.every((field) => a[field] === b[field])

/**
 * The form, saved as a draft while it is filled in; what is missing stands beside it, and 提交 says what follows. What
 * another window or administrator saved meanwhile is taken in; where both wrote the same, a person decides.
 */
export function OwnForm(props: { own: OwnOrg }) {
  const act = useAct()
  const client = useQueryClient()
  const staff = useStaff()
  const reference = useReference('area', 'affiliation', 'rank', 'nature', 'sector')
  const [asking, setAsking] = createSignal(false)
  const [clashes, setClashes] = createSignal<readonly ProfileField[]>([])
  /** A credit code another unit has: only the server knows, and says so at submitting. */
  const [taken, setTaken] = createSignal<{ code: string; problem: Problem } | null>(null)
  let version = props.own.version
  let underWay: Promise<unknown> = Promise.resolve()

  async function saveDraft(profile: Values, commandId: string): Promise<Result<unknown>> {
    if (clashes().length > 0) return { ok: false, problem: problem('stale') }
    const result = await call('org.saveDraft', { commandId, version, profile })
    if (result.ok) version = Math.max(version, result.value.version)
    else if (result.problem.code === 'stale') void client.invalidateQueries({ queryKey: ['org', 'org.own'] })
    return result
  }
  const form = createForm<Values>({
    initial: written(props.own),
    delay: PAUSE_MS,
    keep: `org.own.${staff.me.actor.accountId}`,
    check: (values) => {
      const errors = profileErrors(
        values,
        props.own.kind,
        (kind, code) => !reference.ready() || reference.items(kind).some((item) => item.code === code),
      )
      const found = taken()
      return found && found.code === values.creditCode
        ? { ...errors, creditCode: problemText(found.problem) }
        : errors
    },
    save: (values, commandId) => {
      const saving = saveDraft(values, commandId)
      underWay = saving
      return saving
    },
  })

  function take(own: OwnOrg): void {
    version = own.version
    setClashes(form.merge(written(own)) as ProfileField[])
  }
  if (form.restored) take(props.own)
  createEffect(
    on(
      () => props.own,
      // an answer from before the last save, or one that crosses a save, is none to go by
      (own) => own.version > version && form.status() !== 'saving' && take(own),
      { defer: true },
    ),
  )
  function decide(side: 'mine' | 'theirs'): void {
    const theirs = written(props.own)
    if (side === 'theirs') for (const field of clashes()) form.set(field, theirs[field] as never)
    setClashes([])
    void form.save()
  }

  const root = () => props.own.superiorName === null
  const missing = () => PROFILE_FIELDS.filter((field) => form.errors()[field])
  const unchanged = () => props.own.profile !== null && sameProfile(props.own.profile, form.values)
  const why = () => {
    if (clashes().length > 0) return t('org.own.clash.first')
    return unchanged() ? t('org.own.same') : null
  }
  const verb = () => {
    if (root()) return t('org.own.submit.root')
    return t(props.own.state === 'approved' ? 'org.own.submit.change' : 'org.own.submit')
  }

  const effect = () => {
    if (root()) return t('org.own.submit.effect.root')
    return props.own.state === 'approved' && !changesKeyData(props.own.profile, form.values)
      ? t('org.own.submit.effect.light')
      : t('org.own.submit.effect', { superior: superiorOf(props.own) })
  }

  function goTo(field: ProfileField): void {
    form.blur(field)
    const place = document.getElementById(fieldPlace(field))
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
  }
  function press(): void {
    for (const field of missing()) form.blur(field)
    const first = missing()[0]
    if (first) goTo(first)
    else setAsking(true)
  }

  return (
    <div class="org-own">
      <Stack gap={8}>
        <Show when={clashes().length > 0}>
          <Clash mine={form.values} theirs={written(props.own)} fields={clashes()} onDecide={decide} />
        </Show>
        <OwnFields form={form} kind={props.own.kind} reference={reference} />
        <Section gap={4} title={t('org.own.sec.files')}>
          <OwnFiles own={props.own} />
        </Section>
        <div class="org-own-foot">
          <Button kind="primary" size="touch" why={why()} onPress={press}>
            {verb()}
          </Button>
          <Show when={missing().length > 0 && !unchanged()}>
            <span class="meta">{t('org.own.missing.n', { n: missing().length })}</span>
          </Show>
          <span class="push">
            <FormStatus form={form} />
          </span>
        </div>
      </Stack>
      <div class="org-own-side">
        <Section gap={3} title={t('org.own.missing')}>
          <OwnMissing fields={missing()} onGo={goTo} />
        </Section>
        <Show when={props.own.steps.length > 0}>
          <Section gap={4} title={t('org.drawer.history')}>
            <OrgHistory steps={props.own.steps} state={props.own.state} superior={props.own.superiorName} />
          </Section>
        </Show>
      </div>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('org.own.submit.title')}
        action={verb()}
        effect={effect()}
        onConfirm={async () => {
          await underWay
          if (form.dirty() && !(await form.save())) return form.problem()
          const profile = { ...unwrap(form.values) }
          const found = await act('org.submit', { version, profile }, ({ state }) =>
            toast(t(state === 'approved' ? 'org.own.inforce' : 'org.own.submitted')),
          )
          if (found?.params?.where === 'creditCode') {
            setTaken({ code: profile.creditCode, problem: found })
            form.blur('creditCode')
          }
          return found
        }}
      />
    </div>
  )
}

/** Fields that were written here and elsewhere at the same time, and the question which holds. */
const Clash = (props: {
  mine: OrgProfile
  theirs: OrgProfile
  fields: readonly ProfileField[]
  onDecide: (side: 'mine' | 'theirs') => void
}) => (
  <Stack gap={3}>
    <Band title={t('org.own.clash')}>{t('org.own.clash.text')}</Band>
    <ProfileChanges
      caption={t('org.own.clash')}
      before={props.theirs}
      after={props.mine}
      fields={props.fields}
      heads={[t('org.own.clash.theirs'), t('org.own.clash.mine')]}
    />
    <Row gap={3}>
      <Button size="touch" onPress={() => props.onDecide('mine')}>
        {t('org.own.clash.take.mine')}
      </Button>
      <Button size="touch" onPress={() => props.onDecide('theirs')}>
        {t('org.own.clash.take.theirs')}
      </Button>
    </Row>
  </Stack>
)
