import { SHEET } from '../../../shared/review/roster.columns.ts'
import { tMaybe } from '../../lib/i18n.ts'
import type { Job } from './queries.ts'

export type Fault = Job['errors'][number]

/** What is wrong with a cell, in words. */
export const faultText = (fault: Fault): string => tMaybe(fault.code, fault.params) ?? fault.code

/** `评审!B7`, as a spreadsheet writes it. */
export const faultPlace = (fault: Fault): string => [fault.sheet, fault.cell].filter(Boolean).join(' ')

export interface CheckedRow {
  sheet: string
  row: number
  cells: readonly string[]
  faults: readonly Fault[]
}
export interface CheckedSheet {
  name: string
  /** Rows that were read, and those with a fault that the preview does not show. */
  rows: readonly CheckedRow[]
  faults: number
}

/** As in the workbook. */
const ORDER: readonly string[] = Object.values(SHEET)
const rowOf = (fault: Fault): number => Number(/\d+/.exec(fault.cell)?.[0] ?? 0)

/** Rows by sheet with their faults beside them; a fault whose row is not in the preview gets a row of its own. */
export function sheetsOf(job: Pick<Job, 'preview' | 'errors'>): CheckedSheet[] {
  const sheets = new Map<string, Map<number, { cells: readonly string[]; faults: Fault[] }>>()
  const at = (sheet: string, row: number) => {
    const rows = sheets.get(sheet) ?? new Map()
    sheets.set(sheet, rows)
    const found = rows.get(row) ?? { cells: [], faults: [] }
    rows.set(row, found)
    return found
  }
  for (const { sheet, row, cells } of job.preview) at(sheet, row).cells = cells
  for (const fault of job.errors) at(fault.sheet, rowOf(fault)).faults.push(fault)
  const order = (name: string): number => ORDER.indexOf(name) + 1 || ORDER.length + 1
  const sorted = [...sheets].sort(([a], [b]) => order(a) - order(b))
  return sorted.map(([name, rows]) => {
    const list = [...rows]
      .sort(([a], [b]) => a - b)
      .map(([row, { cells, faults }]) => ({ sheet: name, row, cells, faults }))
    return { name, rows: list, faults: list.reduce((n, { faults }) => n + faults.length, 0) }
  })
}
