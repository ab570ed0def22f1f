import { For, Show } from 'solid-js'
import type { Fault } from '../../../shared/declare/fault.ts'
import { FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { Mark } from '../../ui/mark.tsx'
import { faultText, fieldOf, fieldWord, sectionWord, slotOfFault, slotWord } from './faults.ts'
import { fieldPlace } from './places.ts'
import { shown } from './queries.ts'
import { useRoom } from './room.ts'

/** Faults section by section: what is only missing in one line of places to go, what is wrong each with its words. */
export function FaultList(props: { faults: readonly Fault[] }) {
  const sections = (): Section[] => [...new Set(props.faults.map(({ section }) => section))]
  return (
    <div class="declare-faults">
      <For each={sections()}>
        {(section) => (
          <Group section={section} faults={props.faults.filter((fault) => fault.section === section)} />
        )}
      </For>
    </div>
  )
}

function Group(props: { section: Section; faults: readonly Fault[] }) {
  const room = useRoom()
  const isGap = (fault: Fault): boolean =>
    fault.blocks && !fault.rowId && (fault.code === 'required' || fault.code === 'slot')
  const place = (fault: Fault): string => {
    const slot = slotOfFault(fault)
    return fieldPlace(room.file().id, slot ? { section: fault.section, slot } : fault)
  }
  const gapWord = (fault: Fault): string => {
    const slot = slotOfFault(fault)
    return slot ? slotWord(slot) : fieldWord(fault.section, fault.field ?? '')
  }
  const entry = ({ section, rowId }: Fault): string => {
    const row = rowId ? room.contentOf(section).rows.find(({ id }) => id === rowId) : undefined
    const called = FORM[section]?.called
    const field = called ? fieldOf(section, called, true) : undefined
    return row && field ? shown(room.reference, field, row.values) : ''
  }
  return (
    <section aria-label={sectionWord(props.section)}>
      <h3>{sectionWord(props.section)}</h3>
      <ul>
        <Show when={props.faults.some(isGap)}>
          <li>
            <Mark kind="alert" />
            <span class="declare-gaps">
              {t('declare.check.gaps')}
              <For each={props.faults.filter(isGap)}>
                {(fault) => <a href={place(fault)}>{gapWord(fault)}</a>}
              </For>
            </span>
          </li>
        </Show>
        <For each={props.faults.filter((fault) => !isGap(fault))}>
          {(fault) => (
            <li>
              <Mark kind={fault.blocks ? 'alert' : 'hold'} />
              <span class="grow">
                <Show when={entry(fault)}>{(name) => <b>{name()}</b>}</Show> {faultText(fault)}
              </span>
              <a href={place(fault)}>{t('declare.check.go')}</a>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
