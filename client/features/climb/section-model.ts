import { type Content, type Field, FORM, type Row } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'

/** What stands in a field, and what stood there in the edition before where that was something else. */
export interface FieldShown {
  key: string
  field: Field
  value: string
  before: string | null
}
export interface EntryShown {
  id: string
  /** What the entry is called by, as it is kept: a name, a year. */
  name: FieldShown
  change: 'same' | 'added' | 'removed' | 'changed'
  fields: FieldShown[]
}
export interface SectionShown {
  fields: FieldShown[]
  entries: EntryShown[]
  /** Fields and entries that are not as they were. */
  changes: number
}

const shown = (field: Field, now: Row['values'], before: Row['values'] | undefined): FieldShown => {
  const [value, was] = [now[field.key] ?? '', before?.[field.key] ?? '']
  return { key: field.key, field, value, before: before && was !== value ? was : null }
}

function entryShown(fields: readonly Field[], called: string | undefined, now?: Row, was?: Row): EntryShown {
  const row = (now ?? was)!
  const all = fields.map((field) => shown(field, row.values, now && was ? was.values : undefined))
  const name = all.find(({ key }) => key === called) ?? all[0]!
  const isChanged = all.some(({ before }) => before !== null)
  return {
    id: row.id,
    name,
    change: !was ? 'added' : !now ? 'removed' : isChanged ? 'changed' : 'same',
    fields: all.filter((each) => each !== name && (each.value !== '' || each.before !== null)),
  }
}

/**
 * A section as a reviewer reads it: every field of the form in its order and every entry, newest first as the form
 * keeps them, marked against the edition before. Without one (`before` null) nothing is marked. Entries that are
 * gone stand at the end.
 */
export function sectionShown(section: Section, now: Content, before: Content | null): SectionShown {
  const form = FORM[section] ?? { fields: [] }
  const fields = form.fields.map((field) => shown(field, now.values, before?.values))
  const row = form.row ?? []
  const was = new Map(before?.rows.map((each) => [each.id, each]))
  const ordered = form.ordered
  const rows = ordered
    ? [...now.rows].sort((a, b) => (b.values[ordered] ?? '').localeCompare(a.values[ordered] ?? ''))
    : now.rows
  const kept = rows.map((each): EntryShown => {
    const found = entryShown(row, form.called, each, before ? was.get(each.id) : each)
    return found
  })
  const gone = (before?.rows ?? [])
    .filter(({ id }) => !now.rows.some((each) => each.id === id))
    .map((each) => entryShown(row, form.called, undefined, each))
  const entries = row.length ? [...kept, ...gone] : []
  const changes =
    fields.filter((each) => each.before !== null).length +
    entries.filter(({ change }) => change !== 'same').length
  return { fields, entries, changes }
}
