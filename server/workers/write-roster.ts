import ExcelJS from 'exceljs'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import { type Column, EXAMPLE, SHEET } from '../../shared/review/roster.columns.ts'
import { rosterRows, SETTING_HEADS, type SheetRows, settingRows } from '../../shared/review/roster.rows.ts'
import { SETTINGS } from '../../shared/review/roster.settings.ts'
import type { Roster } from '../../shared/review/roster.ts'
import type { TaskOf } from './progress.ts'
import { styleHead } from './style.ts'

/** Rows that get a drop-down in a template. */
const ROWS_TO_FILL = 600

/** The roster workbook: of a review, or (null) the empty template with examples. */
export async function writeRoster({ input: { json } }: TaskOf<{ json: string | null }>): Promise<Uint8Array> {
  const roster = json === null ? null : (JSON.parse(json) as Roster)
  const workbook = new ExcelJS.Workbook()
  guideSheet(workbook)
  settingSheet(workbook, roster)
  for (const sheet of rosterRows(roster)) tableSheet(workbook, sheet, roster === null)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function guideSheet(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet(SHEET.guide)
  sheet.getColumn(1).width = 110
  for (const [index, line] of words.rosterGuide.split('\n').entries()) {
    const cell = sheet.getCell(index + 1, 1)
    cell.value = line
    cell.alignment = { wrapText: true, vertical: 'top' }
    if (index === 0) cell.font = { bold: true, size: 14 }
  }
}

function settingSheet(workbook: ExcelJS.Workbook, roster: Roster | null): void {
  const sheet = workbook.addWorksheet(SHEET.review, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [{ width: 34 }, { width: 46 }, { width: 60 }]
  sheet.addRow([...SETTING_HEADS])
  for (const row of settingRows(roster)) sheet.addRow(row)
  styleHead(sheet.getRow(1))
  for (const [index, setting] of SETTINGS.entries()) {
    const value = sheet.getCell(index + 2, 2)
    // as text, or a spreadsheet turns 2/3 into the third of February
    value.numFmt = '@'
    if (setting.list) value.dataValidation = listOf(setting.list, setting.kind !== 'fraction')
    sheet.getCell(index + 2, 3).font = { italic: true, color: { argb: 'FF6B7280' } }
  }
}

function tableSheet(
  workbook: ExcelJS.Workbook,
  { sheet: name, columns, rows }: SheetRows,
  template: boolean,
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width }) => ({ width: width ?? 14, style: { numFmt: '@' } }))
  sheet.addRow(columns.map(({ head, required }) => (required ? `${head}*` : head)))
  styleHead(sheet.getRow(1))
  if (template && columns.some(({ example }) => example)) exampleRow(sheet, columns)
  for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell)))
  const last = Math.max(rows.length, template ? ROWS_TO_FILL : 0) + 1
  for (const [index, column] of columns.entries()) {
    if (!column.list) continue
    const validation = listOf(column.list, true)
    for (let row = 2; row <= last; row++) sheet.getCell(row, index + 1).dataValidation = validation
  }
}

/** Told from real rows by its first cell, which begins with 示例; the import passes it over. */
function exampleRow(sheet: ExcelJS.Worksheet, columns: readonly Column[]): void {
  const row = sheet.addRow(columns.map(({ example }, index) => example ?? (index === 0 ? EXAMPLE : null)))
  row.font = { italic: true, color: { argb: 'FF9CA3AF' } }
  sheet.getCell(row.number, 1).note = words.rosterExample
}

const listOf = (list: readonly string[], strict: boolean): ExcelJS.DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [`"${list.join(',')}"`],
  showErrorMessage: strict,
  errorTitle: words.listTitle,
  error: words.listError,
})
