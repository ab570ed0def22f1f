import { For, type JSX, Show } from 'solid-js'
import { type Content, FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { fieldLabel, fieldText } from './field-text.ts'
import type { Marks } from './marks.ts'
import { PointPlace } from './point-form.tsx'
import type { Point, Reference } from './queries.ts'
import { type EntryShown, type FieldShown, sectionShown } from './section-model.ts'
import './section-view.css'

/** Text of this many signs or more takes a line of its own. */
const LONG = 24

interface Props {
  section: Section
  content: Content
  before: Content | null
  /** Stands before the fields: what the declaration itself says (申报信息). */
  facts?: readonly Fact[]
  reference: Reference
  marks: Marks
  /** Points can be collected: the file may be returned. */
  marking: boolean
  /** What was told at the last return, beside what it was about. */
  told: readonly Point[]
}

/** A section as on the form, with what has changed since the edition before, and where points are marked. */
export function SectionView(props: Props) {
  const shown = () => sectionShown(props.section, props.content, props.before)
  const facts = (): Fact[] => [
    ...(props.facts ?? []),
    ...shown().fields.map((each): Fact => {
      const text = fieldText(each.field, each.value, props.reference)
      const wide = each.field.kind === 'area' || text.length >= LONG
      const value = <Value shown={each} reference={props.reference} />
      return wide
        ? [fieldLabel(props.section, each.key), value, 'wide']
        : [fieldLabel(props.section, each.key), value]
    }),
  ]
  const told = (rowId?: string) =>
    props.told.filter((point) => point.section === props.section && point.rowId === rowId)
  const isText = () => props.section === 'summary'
  return (
    <div class="climb-section">
      <Told points={told()} section={props.section} />
      <Show when={!isText()} fallback={<LongText shown={shown().fields[0]} />}>
        <Show when={facts().length > 0}>
          <Facts facts={facts()} />
        </Show>
      </Show>
      <Show when={shown().entries.length > 0}>
        <ol class="climb-entries">
          <For each={shown().entries}>
            {(entry) => <Entry {...props} entry={entry} earlier={told(entry.id)} />}
          </For>
        </ol>
      </Show>
      <Show when={facts().length === 0 && shown().entries.length === 0}>
        <p class="meta">
          {t(props.section === 'attachments' ? 'climb.section.files' : 'climb.section.none')}
        </p>
      </Show>
    </div>
  )
}

function Entry(props: Props & { entry: EntryShown; earlier: readonly Point[] }) {
  const name = () => fieldText(props.entry.name.field, props.entry.name.value, props.reference)
  return (
    <li data-change={props.entry.change}>
      <div class="climb-entry-head">
        <b>
          <Value shown={props.entry.name} reference={props.reference} />
        </b>
        <Show when={props.entry.change !== 'same'}>
          <Badge>{t(`climb.change.${props.entry.change as 'added' | 'removed' | 'changed'}`)}</Badge>
        </Show>
      </div>
      <dl>
        <For each={props.entry.fields}>
          {(each) => (
            <div data-wide={each.field.kind === 'area' ? '' : undefined}>
              <dt>{fieldLabel(props.section, each.key)}</dt>
              <dd>
                <Value shown={each} reference={props.reference} />
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Told points={props.earlier} section={props.section} />
      <Show when={props.entry.change !== 'removed'}>
        <PointPlace
          marks={props.marks}
          open={props.marking}
          section={props.section}
          rowId={props.entry.id}
          of={name()}
          fields={FORM[props.section]?.row ?? []}
        />
      </Show>
    </li>
  )
}

/** What stands there; changed since the last time: what stood there before, struck through, and what does now. */
function Value(props: { shown: FieldShown; reference: Reference }): JSX.Element {
  const say = (value: string) => fieldText(props.shown.field, value, props.reference) || t('climb.nothing')
  return (
    <Show
      when={props.shown.before !== null}
      fallback={<span class={props.shown.value ? undefined : 'faint'}>{say(props.shown.value)}</span>}
    >
      <del>
        <span class="sr-only">{t('climb.change.before')}</span>
        {say(props.shown.before ?? '')}
      </del>{' '}
      <ins>
        <span class="sr-only">{t('climb.change.after')}</span>
        {say(props.shown.value)}
      </ins>
    </Show>
  )
}

/** A work summary reads as a text, not as a field; the former one stands folded below. */
const LongText = (props: { shown: FieldShown | undefined }) => (
  <Show when={props.shown?.value} fallback={<p class="meta">{t('climb.section.none')}</p>}>
    {(text) => (
      <>
        <p class="prose climb-text">{text()}</p>
        <Show when={props.shown?.before}>
          {(before) => (
            <details>
              <summary>{t('climb.change.text')}</summary>
              <p class="prose climb-text faint">{before()}</p>
            </details>
          )}
        </Show>
      </>
    )}
  </Show>
)

/** 上次退回指出. */
const Told = (props: { points: readonly Point[]; section: Section }) => (
  <Show when={props.points.length > 0}>
    <ul class="climb-told">
      <For each={props.points}>
        {(point) => (
          <li>
            {t('climb.point.told')}{' '}
            <Show when={point.field}>{(field) => <b>{fieldLabel(props.section, field())} </b>}</Show>
            {point.text}
          </li>
        )}
      </For>
    </ul>
  </Show>
)
