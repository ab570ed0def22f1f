import { candidatesOf } from './roster.check-candidates.ts'
import { expertsOf } from './roster.check-experts.ts'
import { reviewOf } from './roster.check-review.ts'
import { GROUP_COLUMNS, SHEET, SUMMARY_SECTION, TABLE_SECTIONS } from './roster.columns.ts'
import { Faults, readTable, textOf } from './roster.table.ts'
import type { RawSheet, Roster, RosterFault, RosterGroup } from './roster.ts'

export interface PreviewRow {
  sheet: string
  row: number
  cells: string[]
  errors: number
}

export interface Checked {
  /** What the workbook says; only to be used when `errorCount` is 0. */
  roster: Roster
  errors: RosterFault[]
  errorCount: number
  preview: PreviewRow[]
}

/** Most rows of the preview; rows of the dossier sheets appear in it only when something is wrong with them. */
const MOST_PREVIEW = 3000

/**
 * Checks a whole workbook and tells everything that is wrong with it at once. Pure.
 * @param today `YYYY-MM-DD`.
 */
export function checkRoster(sheets: readonly RawSheet[], today: string): Checked {
  const faults = new Faults()
  const preview: PreviewRow[] = []
  const known = [
    ...Object.values(SHEET),
    ...TABLE_SECTIONS.map(({ sheet }) => sheet),
    SUMMARY_SECTION.sheet,
  ] as string[]
  for (const sheet of sheets)
    if (!known.includes(sheet.name) && sheet.rows.length > 0)
      faults.add(sheet.name, 'A1', 'sheet_unknown', { name: sheet.name })
  const find = (name: string, needed: boolean): RawSheet => {
    const found = sheets.find((sheet) => sheet.name === name)
    if (!found && needed) faults.add(name, 'A1', 'sheet_missing', { name })
    return found ?? { name, rows: [], merged: [] }
  }
  /** A sheet that is not there has no head to complain about. */
  const table: TableReader = (name, columns, needed = false) => {
    const sheet = find(name, needed)
    return sheet.rows.length === 0 ? [] : readTable(sheet, columns, faults, today)
  }
  const review = reviewOf(find(SHEET.review, true), table, faults, today)
  const groups = groupsOf(table, faults)
  const experts = expertsOf(table, groups, faults, preview)
  const candidates = candidatesOf(table, groups, faults, preview)
  for (const row of preview) row.errors = faults.inRow(row.sheet, row.row)
  return {
    roster: { review, groups, experts, candidates },
    errors: faults.list,
    errorCount: faults.count,
    preview: preview.slice(0, MOST_PREVIEW),
  }
}

export type TableReader = (
  name: string,
  columns: Parameters<typeof readTable>[1],
  needed?: boolean,
) => ReturnType<typeof readTable>

function groupsOf(table: TableReader, faults: Faults): RosterGroup[] {
  const seen = new Map<string, number>()
  return table(SHEET.groups, GROUP_COLUMNS).flatMap((row) => {
    const name = textOf(row.values.name)
    const before = seen.get(name)
    if (name && before) faults.add(row.sheet, row.at('name'), 'duplicate', { name, row: before })
    seen.set(name, row.row)
    return name && !before ? [{ name, room: textOf(row.values.room) }] : []
  })
}
