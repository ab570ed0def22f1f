import type { View } from './view.ts'

/** A part of a view as it stands: `part` is `panel:<id>:<audience>` or `seat:<id>`. */
export interface Snapshot {
  part: string
  version: number
  view: View
}

/** "Put these, drop those", from one version of a part to the next. Counts inside are absolute, never increments. */
export interface Delta {
  part: string
  from: number
  to: number
  put: View
  del: string[]
}

export function diff(before: View, after: View): Pick<Delta, 'put' | 'del'> {
  const put: View = {}
  for (const [key, record] of Object.entries(after)) {
    const old = before[key]
    if (!old || (old !== record && !same(old, record))) put[key] = record
  }
  return { put, del: Object.keys(before).filter((key) => !(key in after)) }
}

export function patch(view: View, { put, del }: Pick<Delta, 'put' | 'del'>): View {
  const next = { ...view, ...put }
  for (const key of del) delete next[key]
  return next
}

export const isEmpty = ({ put, del }: Pick<Delta, 'put' | 'del'>): boolean =>
  del.length === 0 && Object.keys(put).length === 0

/** Deep equality of plain data. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}
