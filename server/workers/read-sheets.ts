import type { CellValue } from 'exceljs'
import { MOST_ROWS, type RawCell, type RawRow, type RawSheet } from '../../shared/review/roster.ts'
import { openWorkbook } from './open-workbook.ts'
import type { Scan } from './scan-workbook.ts'

/** Columns looked at; far more than any sheet has. */
const MOST_COLUMNS = 60

/** The sheets of a workbook as they were typed, but those named; `onRow` hears how many rows have been read. */
export async function sheetsOf(
  scan: Scan,
  but: readonly string[],
  onRow: (done: number) => void,
): Promise<RawSheet[]> {
  const reader = await openWorkbook(scan)
  const sheets: RawSheet[] = []
  let done = 0
  for (const { name, path, merged } of scan.sheets) {
    if (but.includes(name)) continue
    const rows: RawRow[] = []
    for await (const row of reader.rowsOf(path)) {
      onRow(++done)
      if (rows.length > MOST_ROWS + 1) continue
      const cells: RawRow['cells'] = []
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (column <= MOST_COLUMNS) cells[column - 1] = rawCell(cell.value)
      })
      if (cells.length) rows.push({ row: row.number, cells })
    }
    sheets.push({ name, rows, merged })
  }
  return sheets
}

function rawCell(value: CellValue): RawCell | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return { text: value, kind: 'text' }
  if (typeof value === 'number') return { text: String(value), kind: 'number' }
  if (typeof value === 'boolean') return { text: String(value), kind: 'text' }
  if (value instanceof Date) return { text: dateText(value), kind: 'date' }
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join(''), kind: 'text' }
  if ('formula' in value || 'sharedFormula' in value) return { text: '', kind: 'formula' }
  if ('error' in value) return { text: '', kind: 'error' }
  if ('hyperlink' in value) return { text: linkText(value.text), kind: 'text' }
  return undefined
}

/** The text of a link may itself be rich. */
const linkText = (text: unknown): string =>
  typeof text === 'string'
    ? text
    : ((text as { richText?: { text: string }[] } | null)?.richText ?? []).map((part) => part.text).join('')

/** A spreadsheet's date has no zone: what the person typed stands in its UTC parts. */
function dateText(date: Date): string {
  if (Number.isNaN(+date)) return ''
  const rounded = new Date(Math.round(+date / 1000) * 1000).toISOString()
  const time = rounded.slice(11, 19)
  return time === '00:00:00' ? rounded.slice(0, 10) : `${rounded.slice(0, 10)} ${time}`
}
