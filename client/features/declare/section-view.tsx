import { For, Show } from 'solid-js'
import { FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { fieldWord, isEmptySection, slotsIn } from './faults.ts'
import { KnownFacts } from './known-facts.tsx'
import { shown } from './queries.ts'
import { useRoom } from './room.ts'
import { SlotBoxes } from './slot-boxes.tsx'

/** A section as it reads: handed in, or not to be touched. */
export function SectionView(props: { section: Section }) {
  const room = useRoom()
  const form = () => FORM[props.section] ?? { fields: [] }
  const content = () => room.contentOf(props.section)
  const factsOf = (fields: NonNullable<ReturnType<typeof form>['row']>, values: Record<string, string>) =>
    fields
      .filter(({ known }) => !known)
      .map((field) => [field, shown(room.reference, field, values)] as const)
      .filter(([, value]) => value !== '')
      .map(
        ([field, value]): Fact =>
          field.half
            ? [fieldWord(props.section, field.key), value]
            : [fieldWord(props.section, field.key), <span class="declare-text">{value}</span>, 'wide'],
      )
  const application = (): Fact[] => {
    const { reference } = room
    const { series, level, title, specialty, reviewType, committeeName, kind } = room.file()
    return [
      [t('form.application.series'), reference.name('series', series)],
      [t('form.application.level'), reference.name('level', level)],
      ...(kind === 'title'
        ? ([
            [t('form.application.title'), title ? reference.name('title', title) : '–'],
            [t('form.application.reviewType'), t(`form.option.review_type.${reviewType}`)],
            [t('form.application.committee'), committeeName || '–'],
          ] as Fact[])
        : []),
      [t('form.application.specialty'), specialty || '–'],
    ]
  }
  const files = () =>
    room
      .file()
      .files.filter(({ slot }) => slotsIn(room.file().kind, props.section).some(({ key }) => key === slot))
      .length
  return (
    <>
      <Show when={props.section === 'basic'}>
        <KnownFacts />
      </Show>
      <Show when={props.section === 'application'}>
        <Facts facts={application()} />
      </Show>
      <Show when={factsOf(form().fields, content().values).length > 0}>
        <Facts facts={factsOf(form().fields, content().values)} />
      </Show>
      <For each={content().rows}>{(row) => <Facts facts={factsOf(form().row ?? [], row.values)} />}</For>
      <Show
        when={
          isEmptySection(content(), files()) && props.section !== 'basic' && props.section !== 'application'
        }
      >
        <EmptyState title={t('declare.section.nothing')} />
      </Show>
      <Show when={files() > 0}>
        <SlotBoxes section={props.section} readonly />
      </Show>
    </>
  )
}
