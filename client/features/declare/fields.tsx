import { For } from 'solid-js'
import type { Fault } from '../../../shared/declare/fault.ts'
import type { Field, Values } from '../../../shared/declare/form.ts'
import { faultText, isMissing } from './faults.ts'
import { FieldEditor } from './field-editor.tsx'
import type { Keeper } from './keeper.ts'
import { useRoom } from './room.ts'

/** Kinds of review that ask for no reason. */
const UNREASONED: ReadonlySet<string> = new Set(['normal', 'assess', 'entrusted'])

/**
 * Fields of a section or of one of its entries, with what the server found. A gap is not called a fault before the
 * field was left: an empty form that is red all over helps nobody.
 */
export function Fields(props: { keeper: Keeper; fields: readonly Field[]; values: Values; rowId?: string }) {
  const room = useRoom()
  const { section } = props.keeper
  const nameOf = (key: string) => `${section}/${props.rowId ?? ''}/${key}`
  /** Not while one types: half a number is no wrong number yet. */
  const isDue = (fault: Fault, name: string): boolean =>
    room.isLeft(name) || room.isLeft(section) || !(isMissing(fault) || room.isTyped(name))
  const said = (key: string, blocks: boolean): string | null => {
    const fault = room
      .faults()
      .find(
        (each) =>
          each.section === section &&
          each.rowId === props.rowId &&
          each.field === key &&
          each.blocks === blocks &&
          isDue(each, nameOf(key)),
      )
    return fault ? faultText(fault) : null
  }
  const pointAt = (key: string): string | null =>
    room
      .file()
      .points.find((point) => point.section === section && point.rowId === props.rowId && point.field === key)
      ?.text ?? null
  function put(field: Field, value: string): void {
    room.type(nameOf(field.key))
    props.keeper.set(field.key, value, props.rowId)
    for (const child of props.fields)
      if (child.parent === field.key && props.values[child.key]) props.keeper.set(child.key, '', props.rowId)
  }
  const asked = () => {
    const open = props.fields.filter(({ known }) => !known)
    if (section === 'application' && !props.values.exceptionReason && UNREASONED.has(room.file().reviewType))
      return []
    // whoever has no title yet is asked nothing about it
    return section === 'title' && props.values.none === 'yes' ? open.slice(0, 1) : open
  }
  return (
    <div class="declare-fields">
      <For each={asked()}>
        {(field) => (
          <FieldEditor
            section={section}
            field={field}
            values={props.values}
            reference={room.reference}
            error={said(field.key, true)}
            warning={said(field.key, false)}
            point={pointAt(field.key)}
            onInput={(value) => put(field, value)}
            onBlur={() => room.leave(nameOf(field.key))}
          />
        )}
      </For>
    </div>
  )
}
