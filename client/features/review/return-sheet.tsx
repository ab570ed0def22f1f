import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Review, useCandidates } from './queries.ts'
import './return.css'

type Target = 'committee' | 'group' | 'candidates'
const HOUR = 3_600_000

/**
 * 退回 (M-5.10.2): to the whole committee, to chosen groups or for chosen candidates, with a reason and a new
 * end. The sheet says in numbers who votes again; the round that was stays readable.
 */
export function ReturnSheet(props: { open: boolean; onClose: () => void; review: Review }) {
  const act = useAct()
  const groups = () => props.review.panels.filter(({ kind }) => kind === 'group')
  const committee = () => props.review.panels.find(({ kind }) => kind === 'committee')
  const [target, setTarget] = createSignal<Target>('committee')
  const candidates = useCandidates(
    () => props.review.id,
    () => props.open && target() === 'candidates',
  )
  const [panelIds, setPanelIds] = createSignal<ReadonlySet<string>>(new Set())
  const [candidateIds, setCandidateIds] = createSignal<ReadonlySet<string>>(new Set())
  const [endsAt, setEndsAt] = createSignal<string | null>(null)
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        setTarget('committee')
        setPanelIds(new Set<string>())
        setCandidateIds(new Set<string>())
        setEndsAt(new Date(Math.max(props.review.endsAt, serverNow() + 2 * HOUR)).toISOString())
      },
    ),
  )
  const all = () => (dataOf(candidates) ?? []).filter(({ withdrawn }) => !withdrawn)
  const why = (): string | null => {
    if (target() === 'group' && panelIds().size === 0) return t('return.choose_group')
    if (target() === 'candidates' && candidateIds().size === 0) return t('return.choose_candidate')
    if (!endsAt()) return t('form.required.missing', { label: t('return.ends') })
    return Date.parse(endsAt()!) <= serverNow() ? t('window.past') : null
  }
  const effect = createMemo(() => {
    const seats = committee()?.seats.length ?? 0
    if (target() === 'committee') return t('return.effect.committee', { seats })
    if (target() === 'group') {
      const chosen = groups().filter(({ id }) => panelIds().has(id))
      return t('return.effect.group', {
        groups: chosen.length,
        seats: chosen.reduce((n, panel) => n + panel.seats.length, 0),
        candidates: chosen.reduce((n, panel) => n + panel.candidates, 0),
      })
    }
    return t('return.effect.candidates', { n: candidateIds().size })
  })
  return (
    <ReasonSheet
      open={props.open}
      onClose={props.onClose}
      title={t('return.title', { title: props.review.title })}
      action={t('review.act.return')}
      kind="danger"
      effect={`${effect()}${t('return.effect.accounts')}`}
      {...(why() ? { why: why() } : {})}
      onConfirm={(reason) =>
        act(
          'review.return',
          {
            reviewId: props.review.id,
            version: props.review.version,
            target: target(),
            panelIds: target() === 'group' ? [...panelIds()] : [],
            candidateIds: target() === 'candidates' ? [...candidateIds()] : [],
            reason,
            endsAt: Date.parse(endsAt() ?? ''),
          },
          () => toast(t('review.done.return')),
        )
      }
    >
      <FieldGroup label={t('return.target')} required>
        <RadioGroup
          value={target()}
          onChange={setTarget}
          options={[
            { value: 'committee', label: t('return.committee'), hint: t('return.committee.hint') },
            ...(groups().length > 0
              ? [{ value: 'group' as const, label: t('return.group'), hint: t('return.group.hint') }]
              : []),
            { value: 'candidates', label: t('return.candidates'), hint: t('return.candidates.hint') },
          ]}
        />
      </FieldGroup>
      <Show when={target() === 'group'}>
        <FieldGroup label={t('return.which_group')} required>
          <Picks
            items={groups().map(({ id, name }) => ({ id, label: name }))}
            chosen={panelIds()}
            onChange={setPanelIds}
          />
        </FieldGroup>
      </Show>
      <Show when={target() === 'candidates'}>
        <FieldGroup label={t('return.which_candidate')} required>
          <Picks
            search
            items={all().map(({ id, no, name, group }) => ({ id, label: `${no} ${name} ${group}` }))}
            chosen={candidateIds()}
            onChange={setCandidateIds}
          />
        </FieldGroup>
      </Show>
      <Field label={t('return.ends')} required hint={t('return.ends.hint')}>
        <DateTimeInput value={endsAt()} onChange={setEndsAt} />
      </Field>
    </ReasonSheet>
  )
}

function Picks(props: {
  items: readonly { id: string; label: string }[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  search?: boolean
}) {
  const [text, setText] = createSignal('')
  const shown = () => props.items.filter(({ label }) => label.includes(text().trim()))
  return (
    <>
      <Show when={props.search && props.items.length > 12}>
        <TextInput type="search" size="small" label={t('act.search')} value={text()} onInput={setText} />
      </Show>
      <ul class="picks">
        <For each={shown()}>
          {(item) => (
            <li>
              <Checkbox
                checked={props.chosen.has(item.id)}
                onChange={(wanted) => {
                  const next = new Set(props.chosen)
                  if (wanted) next.add(item.id)
                  else next.delete(item.id)
                  props.onChange(next)
                }}
              >
                {item.label}
              </Checkbox>
            </li>
          )}
        </For>
      </ul>
      <p class="meta" role="status">
        {t('return.chosen', { n: props.chosen.size })}
      </p>
    </>
  )
}
