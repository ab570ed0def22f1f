import { createEffect, For, on, Show } from 'solid-js'
import { isOfUnit } from '../../../shared/declare/form.ts'
import { SECTIONS, type Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'
import './rail.css'
import type { Marks } from './marks.ts'
import { type ClimbFile, sectionWord } from './queries.ts'

/** 概况 before the sections: the way, who decided what, what was told before. */
export type Part = Section | 'overview'

/** The parts of a file this person may read, in the order of the form; the unit's part stands last. */
export const partsOf = (file: ClimbFile): Part[] => [
  'overview',
  ...SECTIONS.filter((each) => file.sections.some(({ section }) => section === each)),
  ...(file.unitPart || file.unitPartOpen || file.files.some(isOfUnit) ? (['unit'] as const) : []),
]

/** Left the way before its end: only what somebody passed is passed. Everywhere else what is not open is. */
const STOPPED: ReadonlySet<ClimbFile['state']> = new Set([
  'returned',
  'failed',
  'late',
  'withdrawn',
  'filling',
])

type Standing = 'mine' | 'others' | 'passed' | 'none'

/** Where a section stands at this step: mine to pass, others’, passed. */
export function standingOf(file: ClimbFile, section: Section): Standing {
  if (file.openMine.includes(section)) return 'mine'
  if (file.open.includes(section)) return 'others'
  return !STOPPED.has(file.state) || file.passes.some((pass) => pass.section === section) ? 'passed' : 'none'
}

const KINDS: Record<Standing, StateKind> = { mine: 'wait', others: 'half', passed: 'done', none: 'off' }

/** The sections at the left, each with where it stands; sections of others are named, never shown (M-4.1.5). */
export function Rail(props: { file: ClimbFile; part: Part; marks: Marks; onPart: (part: Part) => void }) {
  const marked = (part: Part) => props.marks.points().filter(({ section }) => section === part).length
  const passedBy = (section: Section) =>
    props.file.passes.findLast((pass) => pass.section === section)?.byName ?? ''
  let rail: HTMLElement | undefined
  // lying, on a narrow page, it is longer than the page is wide
  createEffect(
    on(
      () => props.part,
      () => rail?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    ),
  )
  return (
    <nav class="climb-rail" ref={rail} aria-label={t('climb.sections')}>
      <ol>
        <For each={partsOf(props.file)}>
          {(part, index) => (
            <li>
              <button
                type="button"
                aria-current={props.part === part ? 'true' : undefined}
                onClick={() => props.onPart(part)}
              >
                <span class="climb-rail-no">{index()}</span>
                <span class="climb-rail-name">
                  {part === 'overview' ? t('climb.overview') : sectionWord(part)}
                </span>
                <Show when={marked(part) > 0}>
                  <b class="now">{t('climb.rail.marked', { n: marked(part) })}</b>
                </Show>
                <Show when={marked(part) === 0 && part !== 'overview' && part !== 'unit' && part}>
                  {(section) => {
                    const standing = () => standingOf(props.file, section())
                    return (
                      <Show when={standing() !== 'none'}>
                        <small title={standing() === 'passed' ? passedBy(section()) : undefined}>
                          <StateWord kind={KINDS[standing()]}>
                            {t(`climb.rail.${standing() as 'mine' | 'others' | 'passed'}`)}
                          </StateWord>
                        </small>
                      </Show>
                    )
                  }}
                </Show>
              </button>
            </li>
          )}
        </For>
        <For each={props.file.hidden}>
          {(section) => (
            <li class="climb-rail-hidden">
              <span class="climb-rail-no">–</span>
              <span class="climb-rail-name">{sectionWord(section)}</span>
              <small>
                {t(props.file.open.includes(section) ? 'climb.rail.hidden.open' : 'climb.rail.hidden')}
              </small>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}
