import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { planFault } from '../../../shared/plan/over.rules.ts'
import { problem, type Result } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { FormStatus } from '../../ui/form-status.tsx'
import { ImportSheet } from '../../ui/import-sheet.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import { draftOf, isBlank, type LineDraft, linesOf, unsent } from './line-draft.ts'
import { LineEditor } from './line-editor.tsx'
import { type LineClash, lineAt, mergeLines, takeTheirs } from './line-merge.ts'
import { OwnActs } from './own-acts.tsx'
import { OwnClash } from './own-clash.tsx'
import { type Plan, whyNot } from './queries.ts'

/** Saved this long after the last key, in ms. */
const DELAY_MS = 700
const NOTE_MOST = 500
/** What the page itself sees while one types; of these the server only knows what was saved. */
const OWN_FAULTS = /^plan\.(empty|line_twice|over_reason|uncounted_reason|vacancies)$/

type Values = { lines: LineDraft[]; note: string }
const valuesOf = (plan: Plan): Values => ({ lines: plan.lines.map(draftOf), note: plan.note })

/**
 * The draft under the hands: saved by itself, checked at once, handed in with 【上报】. What a colleague, another window
 * or an import saved meanwhile is taken in line by line; where both changed the same, a person decides.
 */
export function OwnEditor(props: { plan: Plan; reference: ReturnType<typeof useReference> }) {
  const client = useQueryClient()
  const staff = useStaff()
  const [version, setVersion] = createSignal(props.plan.version)
  const [importing, setImporting] = createSignal(false)
  const [lineClashes, setLineClashes] = createSignal<readonly LineClash[]>([])
  const [noteClashes, setNoteClashes] = createSignal(false)
  const clashing = () => noteClashes() || lineClashes().length > 0
  let undecided = new Set<string>()
  const { id, year } = props.plan

  async function save({ lines, note }: Values, commandId: string): Promise<Result<unknown>> {
    if (clashing()) return { ok: false, problem: problem('stale') }
    const sent = { id, year, version: version(), lines: linesOf(lines), note: note.trim() }
    const result = await call('plan.save', { ...sent, commandId })
    if (result.ok) setVersion(result.value.version)
    if (result.ok || result.problem.code === 'stale') void client.invalidateQueries({ queryKey: ['plan'] })
    return result
  }
  const form = createForm<Values>({
    ...{ initial: valuesOf(props.plan), save, delay: DELAY_MS },
    keep: `plan.${id}.${staff.me.actor.accountId}`,
    join: {
      lines: (sides) => {
        const merged = mergeLines(sides, undecided)
        setLineClashes(merged.clashes)
        return { value: merged.value, clash: merged.clashes.length > 0 }
      },
    },
  })

  function take(plan: Plan): void {
    setVersion(plan.version)
    // what was not decided yet is still to be decided when a third one saves
    undecided = new Set(lineClashes().map(({ key }) => key))
    setLineClashes([])
    const clashes = form.merge(valuesOf(plan))
    setNoteClashes(clashes.includes('note') || (noteClashes() && form.values.note !== plan.note))
  }
  if (form.restored) take(props.plan)
  createEffect(
    on(
      [() => props.plan, form.status],
      // an answer that crosses a save is none to go by; it is looked at again when the save is over
      ([plan, status]) => plan.version > version() && status !== 'saving' && take(plan),
      { defer: true },
    ),
  )
  function decide(side: 'mine' | 'theirs'): void {
    if (side === 'theirs') {
      form.set('lines', takeTheirs(form.values.lines, lineClashes()))
      if (noteClashes()) form.set('note', props.plan.note)
    }
    setLineClashes([])
    setNoteClashes(false)
    void form.save()
  }

  const lines = createMemo(() => form.values.lines.filter((line) => !isBlank(line)))
  const missing = () => unsent(lines())
  const why = (): string | null => {
    if (clashing()) return t('org.own.clash.first')
    if (missing() > 0) return t('plan.submit.saving', { n: missing() })
    const fault = planFault(linesOf(lines()))
    if (fault) return problemText(fault)
    const code = props.plan.actions.find(({ action }) => action === 'submit')?.problem?.code ?? ''
    return OWN_FAULTS.test(code) ? null : whyNot(props.plan, 'submit')
  }
  /** What is on the page is with the server before anything is done with it. */
  const flush = async (): Promise<number | null> => (!form.dirty() || (await form.save()) ? version() : null)

  return (
    <Stack gap={5}>
      <Show when={clashing()}>
        <OwnClash
          lines={lineClashes().map((clash) => ({ ...clash, mine: lineAt(form.values.lines, clash.key) }))}
          note={noteClashes() ? { mine: form.values.note, theirs: props.plan.note } : null}
          reference={props.reference}
          onDecide={decide}
        />
      </Show>
      <Show when={form.restored}>
        <p class="meta">{t('form.restored')}</p>
      </Show>
      <Section
        plain
        title={t('plan.lines')}
        gap={3}
        meta={<FormStatus form={form} />}
        end={<Button onPress={() => setImporting(true)}>{t('plan.import')}</Button>}
      >
        <LineEditor
          lines={form.values.lines}
          onLines={(next) => form.set('lines', next)}
          reference={props.reference}
        />
        <Show when={missing() > 0}>
          <p class="bad">{t('plan.edit.unsent', { n: missing() })}</p>
        </Show>
      </Section>
      <Field label={t('plan.note')} hint={t('plan.note.hint')}>
        <TextArea
          rows={2}
          max={NOTE_MOST}
          value={form.values.note}
          onInput={(note) => form.set('note', note)}
        />
      </Field>
      <OwnActs plan={props.plan} why={why()} lines={linesOf(lines())} before={flush} />
      <ImportSheet
        open={importing()}
        onClose={() => setImporting(false)}
        what="plan"
        target={id}
        title={t('plan.import.title')}
        note={t('plan.import.replaces')}
        onDone={(n) => {
          setImporting(false)
          toast(t('plan.import.done', { n }))
          void client.invalidateQueries({ queryKey: ['plan'] })
        }}
      />
    </Stack>
  )
}
