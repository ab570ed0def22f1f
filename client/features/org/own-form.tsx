import { createEffect, createSignal, on, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import {
  changesKeyData,
  EMPTY_PROFILE,
  PROFILE_FIELDS,
  type ProfileField,
} from '../../../shared/org/profile.rules.ts'
import type { Result } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { uuid } from '../../lib/uuid.ts'
import { Button } from '../../ui/button.tsx'
import { createForm } from '../../ui/form.ts'
import { FormStatus } from '../../ui/form-status.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { OrgHistory } from './history.tsx'
import { profileErrors } from './own-check.ts'
import { fieldPlace, OwnFields } from './own-fields.tsx'
import { OwnFiles } from './own-files.tsx'
import { OwnMissing } from './own-missing.tsx'
import { superiorOf } from './own-state.tsx'
import type { OrgProfile, OwnOrg } from './queries.ts'
import './org.css'

/** A pause in typing, in ms, after which the draft is saved. */
const PAUSE_MS = 1200

type Values = OrgProfile & Record<string, unknown>

const written = (own: OwnOrg): Values => ({ ...(own.draft ?? own.profile ?? EMPTY_PROFILE) })
const sameProfile = (a: OrgProfile, b: OrgProfile): boolean =>
  PROFILE_FIELDS.every((field) => a[field] === b[field])

/** The form, saved as a draft while it is filled in; what is missing stands beside it, and 提交 says what follows. */
export function OwnForm(props: { own: OwnOrg }) {
  const act = useAct()
  const reference = useReference('area', 'affiliation', 'rank', 'nature', 'sector')
  const [asking, setAsking] = createSignal(false)
  let version = props.own.version
  let underWay: Promise<unknown> = Promise.resolve()

  async function saveDraft(profile: Values): Promise<Result<unknown>> {
    const result = await call('org.saveDraft', { commandId: uuid(), version, profile })
    if (result.ok) version = result.value.version
    return result
  }
  const form = createForm<Values>({
    initial: written(props.own),
    delay: PAUSE_MS,
    check: (values) =>
      profileErrors(
        values,
        props.own.kind,
        (kind, code) => !reference.ready() || reference.items(kind).some((item) => item.code === code),
      ),
    save: (values) => {
      const saving = saveDraft(values)
      underWay = saving
      return saving
    },
  })

  /** What came from elsewhere, as a new name or a draft written in another window, takes the place of a clean form. */
  createEffect(
    on(
      () => props.own,
      (own) => {
        version = Math.max(version, own.version)
        if (!form.dirty() && own.version >= version && !sameProfile(written(own), form.values))
          form.reset(written(own))
      },
      { defer: true },
    ),
  )

  const root = () => props.own.superiorName === null
  const missing = () => PROFILE_FIELDS.filter((field) => form.errors()[field])
  const unchanged = () => props.own.profile !== null && sameProfile(props.own.profile, form.values)
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
        <OwnFields form={form} kind={props.own.kind} reference={reference} />
        <Section gap={4} title={t('org.own.sec.files')}>
          <OwnFiles own={props.own} />
        </Section>
        <div class="org-own-foot">
          <Button kind="primary" size="touch" why={unchanged() ? t('org.own.same') : null} onPress={press}>
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
          return act('org.submit', { version, profile }, ({ state }) =>
            toast(t(state === 'approved' ? 'org.own.inforce' : 'org.own.submitted')),
          )
        }}
      />
    </div>
  )
}
