import type { CallOutput } from '../../lib/call.ts'

export type ResultRow = CallOutput<'live.results'>['rows'][number]
export type Verdict = 'all' | 'pass' | 'fail'
export interface Filter {
  verdict: Verdict
  group: string
  text: string
}

export const passedOf = (row: ResultRow): boolean => row.pass === true

/** Rows that the reporter asked to see; counting and reporting always go by all rows. */
export function filtered(rows: readonly ResultRow[], { verdict, group, text }: Filter): ResultRow[] {
  const wanted = text.trim()
  return rows.filter(
    (row) =>
      (verdict === 'all' || passedOf(row) === (verdict === 'pass')) &&
      (group === '' || row.group === group) &&
      (wanted === '' || row.name.includes(wanted) || row.unit.includes(wanted)),
  )
}

export const groupsOf = (rows: readonly ResultRow[]): string[] => [
  ...new Set(rows.map(({ group }) => group).filter(Boolean)),
]
