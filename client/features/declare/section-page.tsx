import { For, Show } from 'solid-js'
import { FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { Mark } from '../../ui/mark.tsx'
import { ApplicationEditor } from './application-editor.tsx'
import { Conflicts } from './conflicts.tsx'
import { Entries } from './entries.tsx'
import { faultText, fieldOf, isMissing, sectionWord, slotOfFault, slotsIn } from './faults.ts'
import { Fields } from './fields.tsx'
import { KeeperStatus } from './keeper-status.tsx'
import { KnownFacts } from './known-facts.tsx'
import { PointList } from './point-list.tsx'
import { ReuseButton } from './reuse-sheet.tsx'
import { useRoom } from './room.ts'
import { SectionView } from './section-view.tsx'
import { SlotBoxes } from './slot-boxes.tsx'

/** One section of the form, to be filled in; read only where it may not be touched. */
export function SectionPage(props: { section: Section; row?: string | undefined }) {
  const room = useRoom()
  const form = FORM[props.section] ?? { fields: [] }
  return (
    <article class="declare-section" aria-labelledby="section-title">
      <header class="declare-section-head">
        <h1 class="title" id="section-title" tabindex="-1">
          {sectionWord(props.section)}
        </h1>
        <Show when={room.mayEdit(props.section) && props.section !== 'attachments'}>
          <KeeperStatus keeper={room.keeper(props.section)} />
        </Show>
      </header>
      <Show when={room.isOpen() && tMaybe(`declare.help.${props.section}`)}>
        {(help) => <p class="meta prose">{help()}</p>}
      </Show>
      <PointList points={room.file().points.filter(({ section }) => section === props.section)} />
      <Show
        when={room.mayEdit(props.section)}
        fallback={
          <>
            <Show when={room.isOpen()}>
              <p class="declare-warning">
                <Mark kind="hold" /> {t('declare.correct.locked')}
              </p>
            </Show>
            <SectionView section={props.section} />
          </>
        }
      >
        <Editor section={props.section} form={form} row={props.row} />
      </Show>
    </article>
  )
}

function Editor(props: {
  section: Section
  form: NonNullable<(typeof FORM)[Section]>
  row?: string | undefined
}) {
  const room = useRoom()
  const keeper = room.keeper(props.section)
  const whole = () =>
    room
      .faults()
      .filter(
        (fault) =>
          fault.section === props.section &&
          !fault.rowId &&
          !slotOfFault(fault) &&
          (!fault.field || !fieldOf(props.section, fault.field, false)) &&
          props.section !== 'application',
      )
      .filter((fault) => !isMissing(fault) || room.isLeft(props.section))
  return (
    <>
      <Show when={keeper.restored && keeper.isOpen()}>
        <p class="declare-warning">
          <Mark kind="hold" /> {t('declare.restored')}
        </p>
      </Show>
      <Conflicts keeper={keeper} />
      <Show when={props.section === 'basic'}>
        <KnownFacts />
      </Show>
      <Show when={props.section === 'application'}>
        <ApplicationEditor />
      </Show>
      <Show when={props.form.row || slotsIn(room.file().kind, props.section).length > 0}>
        <ReuseButton section={props.section} />
      </Show>
      <For each={whole()}>
        {(fault) => (
          <p class={fault.blocks ? 'meta bad' : 'declare-warning'}>
            <Mark kind={fault.blocks ? 'alert' : 'hold'} /> {faultText(fault)}
          </p>
        )}
      </For>
      <Show when={props.form.fields.length > 0}>
        <Fields keeper={keeper} fields={props.form.fields} values={keeper.content.values} />
      </Show>
      <Show when={props.form.row}>
        <Entries keeper={keeper} form={props.form} row={props.row} />
      </Show>
      <SlotBoxes section={props.section} />
    </>
  )
}
