import ExcelJS from 'exceljs'
import type { ImportColumn } from '../import.ts'
import type { TaskOf } from './progress.ts'
import { styleHead } from './style.ts'

/** Rows that get a drop-down. */
const ROWS_TO_FILL = 2000
const CHOICES = '选项'

interface Input {
  sheet: string
  columns: ImportColumn[]
  /** Rows to begin with, by column key, and what is wrong with each; for a file that is given back. */
  rows?: { cells: Record<string, string>; fault: string }[]
}

/** An empty workbook to fill in, or one that was handed in, given back with a column that says what is wrong. */
export async function writeTemplate({ input }: TaskOf<Input>): Promise<Uint8Array> {
  const { columns, rows } = input
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(input.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  // as text, or a spreadsheet eats leading zeros and turns long numbers into powers of ten
  sheet.columns = [
    ...columns.map(({ width }) => ({ width: width ?? 14, style: { numFmt: '@' } })),
    ...(rows ? [{ width: 60 }] : []),
  ]
  sheet.addRow([
    ...columns.map(({ head, required }) => (required ? `${head}*` : head)),
    ...(rows ? ['问题'] : []),
  ])
  styleHead(sheet.getRow(1))
  for (const { cells, fault } of rows ?? []) {
    const row = sheet.addRow([...columns.map(({ key }) => cells[key] ?? null), fault || null])
    if (fault) row.getCell(columns.length + 1).font = { color: { argb: 'FFB42318' } }
  }
  if (!rows && columns.some(({ example }) => example)) exampleRow(sheet, columns)
  dropDowns(workbook, sheet, columns, rows?.length ?? 0)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function exampleRow(sheet: ExcelJS.Worksheet, columns: readonly ImportColumn[]): void {
  const row = sheet.addRow(
    columns.map(({ example }, at) => (at === 0 ? `示例：${example ?? ''}` : (example ?? null))),
  )
  row.font = { italic: true, color: { argb: 'FF6B7280' } }
}

/** Choices stand on a sheet of their own: inside a rule they may have no more than 255 signs. */
function dropDowns(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  columns: readonly ImportColumn[],
  filled: number,
): void {
  const listed = columns.flatMap((column, at) =>
    column.choices?.length ? [{ choices: column.choices, at }] : [],
  )
  if (!listed.length) return
  const lists = workbook.addWorksheet(CHOICES, { state: 'hidden' })
  for (const [no, { choices, at }] of listed.entries()) {
    for (const [row, choice] of choices.entries()) lists.getCell(row + 1, no + 1).value = choice
    const letter = lists.getColumn(no + 1).letter
    const rule: ExcelJS.DataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`'${CHOICES}'!$${letter}$1:$${letter}$${choices.length}`],
    }
    for (let row = 2; row <= Math.max(ROWS_TO_FILL, filled) + 1; row++)
      sheet.getCell(row, at + 1).dataValidation = rule
  }
}
