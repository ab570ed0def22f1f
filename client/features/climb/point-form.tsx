import { createSignal, createUniqueId, For, onMount, Show } from 'solid-js'
import type { Field } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { fieldLabel } from './field-text.ts'
import type { Marks } from './marks.ts'
import type { Point } from './queries.ts'

const MOST = 300

/** 指出问题 at an entry or a section: which field, and what is wrong with it; what was marked stands below. */
export function PointPlace(props: {
  marks: Marks
  /** May be marked now: something can be returned. */
  open: boolean
  section: Section
  rowId?: string
  /** Whose problem, for readers: the entry's name. */
  of: string
  fields: readonly Field[]
}) {
  const id = createUniqueId()
  const [writing, setWriting] = createSignal(false)
  const mine = () => props.marks.at(props.section, props.rowId)
  return (
    <>
      <Show when={props.open && !writing()}>
        <span class="climb-mark no-print">
          <Button
            kind="quiet"
            expanded={false}
            label={t('climb.point.at', { name: props.of })}
            off={props.marks.full()}
            onPress={() => setWriting(true)}
          >
            {t('climb.point')}
          </Button>
        </span>
      </Show>
      <Show when={writing()}>
        <Writing
          {...props}
          onAdd={(field, text) => {
            props.marks.add({
              section: props.section,
              ...(props.rowId ? { rowId: props.rowId } : {}),
              ...(field ? { field } : {}),
              text,
            })
            setWriting(false)
          }}
          onClose={() => setWriting(false)}
        />
      </Show>
      <Show when={mine().length > 0}>
        <ul class="climb-points" id={id}>
          <For each={mine()}>{(point) => <Marked point={point} marks={props.marks} />}</For>
        </ul>
      </Show>
    </>
  )
}

const Marked = (props: { point: Point; marks: Marks }) => (
  <li>
    <span>
      <Show when={props.point.field}>{(field) => <b>{fieldLabel(props.point.section, field())} </b>}</Show>
      {props.point.text}
    </span>
    <Button
      kind="quiet"
      label={t('climb.point.remove', { text: props.point.text })}
      onPress={() => props.marks.remove(props.point)}
    >
      {t('act.remove')}
    </Button>
  </li>
)

function Writing(props: {
  section: Section
  of: string
  fields: readonly Field[]
  onAdd: (field: string, text: string) => void
  onClose: () => void
}) {
  const [field, setField] = createSignal('')
  const [text, setText] = createSignal('')
  let place!: HTMLFormElement
  onMount(() => place.querySelector('input')?.focus())
  const add = (): void => {
    if (text().trim() !== '') props.onAdd(field(), text().trim())
  }
  return (
    <form
      class="climb-writing"
      ref={place}
      aria-label={t('climb.point.at', { name: props.of })}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <Show when={props.fields.length > 0}>
        <Select
          size="small"
          label={t('climb.point.field')}
          empty={t('climb.point.whole')}
          options={props.fields.map(({ key }) => ({ value: key, label: fieldLabel(props.section, key) }))}
          value={field()}
          onChange={setField}
        />
      </Show>
      <TextInput
        size="small"
        value={text()}
        onInput={setText}
        maxlength={MOST}
        label={t('climb.point.text')}
        placeholder={t('climb.point.text')}
      />
      <Button type="submit" kind="primary" off={text().trim() === ''}>
        {t('climb.point.add')}
      </Button>
      <Button kind="quiet" onPress={() => props.onClose()}>
        {t('act.cancel')}
      </Button>
    </form>
  )
}
