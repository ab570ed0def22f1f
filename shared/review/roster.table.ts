import { type Read, readCell, tidy, type Value } from './roster.cell.ts'
import { type Column, EXAMPLE } from './roster.columns.ts'
import {
  columnName,
  type FaultCode,
  MOST_FAULTS,
  MOST_ROWS,
  type RawRow,
  type RawSheet,
  type RosterFault,
} from './roster.ts'

/** Collects every fault, lists the first 500 and remembers how many a row has. */
export class Faults {
  readonly list: RosterFault[] = []
  count = 0
  readonly #byRow = new Map<string, number>()

  add(sheet: string, cell: string, code: FaultCode, params: RosterFault['params'] = {}): void {
    this.count++
    if (this.list.length < MOST_FAULTS) this.list.push({ sheet, cell, code, params })
    const row = /\d+$/.exec(cell)?.[0]
    const key = `${sheet}:${row}`
    if (row) this.#byRow.set(key, (this.#byRow.get(key) ?? 0) + 1)
  }

  inRow = (sheet: string, row: number): number => this.#byRow.get(`${sheet}:${row}`) ?? 0
}

/** A row with its values by column key. A value is null when the cell is empty or wrong. */
export interface TableRow {
  sheet: string
  row: number
  values: Record<string, Value>
  /** Address of a column's cell in this row. */
  at(key: string): string
}

/** Heads are compared without the mark of a required column and without blanks. */
export const headOf = (text: string): string => tidy(text).normalize('NFKC').replace(/[*\s]/g, '')

/** Reads a sheet whose first row names the columns. Example rows and empty rows are passed over. */
export function readTable(
  sheet: RawSheet,
  columns: readonly Column[],
  faults: Faults,
  today: string,
): TableRow[] {
  for (const range of sheet.merged) faults.add(sheet.name, range, 'merged', { range })
  const head = sheet.rows.find(({ row }) => row === 1)
  const at = headsAt(sheet.name, head, columns, faults)
  const body = sheet.rows.filter(({ row }) => row > 1)
  if (body.length > MOST_ROWS)
    faults.add(sheet.name, `A${MOST_ROWS + 2}`, 'too_many_rows', { max: MOST_ROWS })
  return body.slice(0, MOST_ROWS).flatMap((raw) => readRow(sheet.name, raw, columns, at, faults, today) ?? [])
}

function headsAt(
  sheet: string,
  head: RawRow | undefined,
  columns: readonly Column[],
  faults: Faults,
): Map<string, number> {
  const at = new Map<string, number>()
  head?.cells.forEach((cell, index) => {
    const text = cell ? headOf(cell.text) : ''
    if (!text) return
    const column = columns.find((known) => headOf(known.head) === text)
    const cellAt = `${columnName(index)}1`
    if (!column) faults.add(sheet, cellAt, 'column_unknown', { name: text.slice(0, 40) })
    else if (at.has(column.key)) faults.add(sheet, cellAt, 'column_twice', { name: column.head })
    else at.set(column.key, index)
  })
  for (const column of columns)
    if (column.required && !at.has(column.key))
      faults.add(sheet, 'A1', 'column_missing', { name: column.head })
  return at
}

function readRow(
  sheet: string,
  raw: RawRow,
  columns: readonly Column[],
  places: Map<string, number>,
  faults: Faults,
  today: string,
): TableRow | null {
  const filled = raw.cells.filter((cell) => cell && (tidy(cell.text) !== '' || cell.kind === 'formula'))
  if (filled.length === 0 || tidy(filled[0]!.text).startsWith(EXAMPLE)) return null
  const at = (key: string) => `${columnName(places.get(key) ?? 0)}${raw.row}`
  const values: Record<string, Value> = {}
  for (const column of columns) {
    values[column.key] = null
    const index = places.get(column.key)
    if (index === undefined) continue
    const cell = raw.cells[index]
    if (!cell || (tidy(cell.text) === '' && cell.kind !== 'formula')) {
      if (column.required) faults.add(sheet, at(column.key), 'required', { name: column.head })
      continue
    }
    values[column.key] = took(readCell(cell, column, today), (code, params) =>
      faults.add(sheet, at(column.key), code, params),
    )
  }
  return { sheet, row: raw.row, values, at }
}

/** The value, or null after telling the fault. */
export function took(read: Read, tell: (code: FaultCode, params?: RosterFault['params']) => void): Value {
  if ('value' in read) return read.value
  tell(read.fault.code, read.fault.params)
  return null
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: Value | undefined): number => (typeof value === 'number' ? value : 0)
