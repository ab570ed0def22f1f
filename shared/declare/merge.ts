import type { Content, Row, Values } from './form.ts'

/** A field that both sides changed since they last agreed, each to something else. */
export interface Conflict {
  /** Entry of the list; nothing for a field of the section itself. */
  rowId?: string
  /** Nothing where one side has removed the entry that the other changed. */
  field?: string
  mine: string
  theirs: string
}

export interface Merged {
  content: Content
  conflicts: Conflict[]
}

/**
 * Brings together two contents of one section that grew out of `base`: what one side left alone is taken from the
 * other. Where both changed the same field, `mine` stands for the time being and the field is named as a conflict;
 * an entry that one side removed and the other changed stays, so that nothing typed is lost unseen.
 */
export function mergeContent(base: Content, mine: Content, theirs: Content): Merged {
  const values = mergeValues(base.values, mine.values, theirs.values)
  const rows = mergeRows(base.rows, mine.rows, theirs.rows)
  return {
    content: { values: values.merged, rows: rows.merged },
    conflicts: [...values.conflicts, ...rows.conflicts],
  }
}

/** Whether two contents say the same: a field that is empty and one that is not there are one. */
export function sameContent(one: Content, other: Content): boolean {
  return (
    sameValues(one.values, other.values) &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, at) => {
      const beside = other.rows[at]!
      return row.id === beside.id && sameValues(row.values, beside.values)
    })
  )
}

const keysOf = (...all: Values[]): string[] => [...new Set(all.flatMap((values) => Object.keys(values)))]
const at = (values: Values, key: string): string => values[key] ?? ''
const sameValues = (one: Values, other: Values): boolean =>
  keysOf(one, other).every((key) => at(one, key) === at(other, key))

function mergeValues(base: Values, mine: Values, theirs: Values, rowId?: string) {
  const merged: Values = {}
  const conflicts: Conflict[] = []
  for (const key of keysOf(base, mine, theirs)) {
    const [was, own, other] = [at(base, key), at(mine, key), at(theirs, key)]
    const value = own === was ? other : own
    if (value !== '') merged[key] = value
    if (own !== was && other !== was && own !== other)
      conflicts.push({ ...(rowId ? { rowId } : {}), field: key, mine: own, theirs: other })
  }
  return { merged, conflicts }
}

function mergeRows(base: Row[], mine: Row[], theirs: Row[]) {
  const find = (rows: Row[], id: string): Row | undefined => rows.find((row) => row.id === id)
  const conflicts: Conflict[] = []
  const merged: Row[] = []
  const order = [...new Set([...theirs, ...mine].map(({ id }) => id))]
  for (const id of order) {
    const [was, own, other] = [find(base, id), find(mine, id), find(theirs, id)]
    if (own && other) {
      const both = mergeValues(was?.values ?? {}, own.values, other.values, id)
      merged.push({ id, values: both.merged })
      conflicts.push(...both.conflicts)
      continue
    }
    const left = (own ?? other)!
    if (!was) merged.push(left)
    else if (!sameValues(was.values, left.values)) {
      merged.push(left)
      conflicts.push({ rowId: id, mine: own ? 'kept' : '', theirs: other ? 'kept' : '' })
    }
  }
  return { merged, conflicts }
}

/** The content once it is decided for a conflict whose side holds. */
export function settled(content: Content, conflict: Conflict, side: 'mine' | 'theirs'): Content {
  const { rowId, field } = conflict
  const value = conflict[side]
  if (rowId && !field)
    return value ? content : { ...content, rows: content.rows.filter(({ id }) => id !== rowId) }
  if (!field) return content
  const put = (values: Values): Values => ({ ...values, [field]: value })
  if (!rowId) return { ...content, values: put(content.values) }
  return {
    ...content,
    rows: content.rows.map((row) => (row.id === rowId ? { ...row, values: put(row.values) } : row)),
  }
}
