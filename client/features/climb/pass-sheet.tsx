import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import type { Problem, ProblemCode } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Phrases } from '../../ui/phrases.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import { sectionsText, sectionWord } from './queries.ts'

/** What is decided: a row of the list or the file itself. */
export interface Passed {
  id: string
  version: number
  name: string
  openMine: readonly Section[]
  open: readonly Section[]
}
export interface Refused {
  name: string
  problem: Problem
}

const MOST = 500
const PHRASES = [1, 2, 3] as const

/**
 * 【通过】 or 【接收】 of one or many: whose, which sections, what follows (M-4.1.7, M-4.2.3, I-2). Of one file single
 * sections can be left open. What was written stays while the sheet is there, whatever happens to the file meanwhile.
 */
export function PassSheet(props: {
  act: 'pass' | 'accept'
  files: readonly Passed[] | null
  /** Where a file goes when its last section has been passed: named for one file. */
  next?: string | null
  /** Sections to begin with, when one section was pressed. */
  only?: readonly Section[] | null
  onClose: () => void
  /** `left`: some of the own sections of the one file were not chosen. */
  onDone: (done: readonly string[], refused: readonly Refused[], left: boolean) => void
}) {
  const act = useAct()
  const [opinion, setOpinion] = createSignal('')
  const [wanted, setChosen] = createSignal<readonly Section[]>([])
  const files = () => props.files ?? []
  const one = () => (files().length === 1 ? files()[0] : undefined)
  // only when it opens: news of the file while one writes must not take the opinion away
  const isOpen = createMemo(() => props.files !== null)
  createEffect(
    on(isOpen, (open) => {
      if (!open) return
      setOpinion('')
      setChosen(props.only ?? one()?.openMine ?? [])
    }),
  )
  const chosen = () => one()?.openMine.filter((section) => wanted().includes(section)) ?? []
  const parts = () => props.act === 'pass'
  const rest = () => one()?.open.filter((section) => !chosen().includes(section)) ?? []
  const effect = () => {
    if (!parts()) return t('climb.accept.effect')
    if (!one()) return t('climb.pass.effect.many')
    if (rest().length) return t('climb.pass.effect.part', { sections: sectionsText(rest()) })
    return props.next ? t('climb.pass.effect.to', { next: props.next }) : t('climb.pass.effect.many')
  }

  async function confirm(): Promise<Problem | null> {
    const items = files().map(({ id, version }) => ({ id, version }))
    const input = { items, opinion: opinion().trim() }
    const whole = rest().length === 0
    const left = parts() && chosen().length < (one()?.openMine.length ?? 0)
    let alone: Problem | null = null
    const take = (
      answers: readonly { id: string; name: string; problem: { code: string } | null }[],
    ): void => {
      const name = (id: string) => files().find((file) => file.id === id)?.name ?? ''
      const refused = answers.flatMap(({ id, name: given, problem }): Refused[] =>
        problem
          ? [{ name: given || name(id), problem: { ...problem, code: problem.code as ProblemCode } }]
          : [],
      )
      if (items.length === 1 && refused[0]) {
        alone = refused[0].problem
        return
      }
      const done = answers.filter((each) => !each.problem).map(({ id }) => id)
      if (done.length) toast(told(done.map(name), whole))
      props.onDone(done, refused, left)
    }
    const failed =
      props.act === 'accept'
        ? await act('climb.accept', input, take)
        : await act('climb.pass', one() ? { ...input, sections: [...chosen()] } : input, take)
    return failed ?? alone
  }

  function told(names: readonly string[], whole: boolean): string {
    if (!parts()) return t('climb.accept.done', { name: names[0] ?? '', n: names.length })
    if (names.length > 1) return t('climb.pass.done.many', { n: names.length })
    return t(whole ? 'climb.pass.done' : 'climb.pass.done.part', { name: names[0] ?? '' })
  }

  return (
    <Sheet
      open={isOpen()}
      onClose={props.onClose}
      title={
        one()
          ? t(parts() ? 'climb.pass.title.one' : 'climb.accept.title.one', { name: one()!.name })
          : t(parts() ? 'climb.pass.title' : 'climb.accept.title', { n: files().length })
      }
      {...(parts() ? {} : { names: files().map(({ name }) => name) })}
      effect={effect()}
      action={t(parts() ? 'climb.pass' : 'climb.accept')}
      why={one() && parts() && chosen().length === 0 ? t('climb.pass.none') : null}
      onConfirm={confirm}
    >
      <Show when={parts()}>
        <Show when={one()} fallback={<Sections files={files()} />}>
          {(file) => (
            <FieldGroup label={t('climb.pass.sections')} hint={t('climb.pass.sections.hint')}>
              <div class="climb-sections">
                <For each={file().openMine}>
                  {(section) => (
                    <Checkbox
                      checked={chosen().includes(section)}
                      onChange={(on) =>
                        setChosen((before) =>
                          file().openMine.filter((each) => (each === section ? on : before.includes(each))),
                        )
                      }
                    >
                      {sectionWord(section)}
                    </Checkbox>
                  )}
                </For>
              </div>
            </FieldGroup>
          )}
        </Show>
      </Show>
      <Field label={t('climb.opinion')} hint={t('climb.opinion.hint')}>
        <TextArea value={opinion()} onInput={setOpinion} max={MOST} />
      </Field>
      <Phrases
        label={t('climb.phrases')}
        phrases={PHRASES.map((n) => t(`climb.phrase.${props.act}.${n}`))}
        onPick={setOpinion}
      />
    </Sheet>
  )
}

/** Which sections of whose file: those within the own scope, the others stay open. */
const Sections = (props: { files: readonly Passed[] }) => (
  <ul class="climb-many">
    <For each={props.files}>
      {(file) => (
        <li>
          <b>{file.name}</b>{' '}
          <span class="meta">
            {file.openMine.length === file.open.length
              ? t('climb.pass.all_sections', { n: file.openMine.length })
              : t('climb.pass.some_sections', {
                  sections: sectionsText(file.openMine),
                  n: file.open.length - file.openMine.length,
                })}
          </span>
        </li>
      )}
    </For>
  </ul>
)
