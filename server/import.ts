import type { Tx } from '../db/query.ts'
import type { Right } from '../shared/permission.ts'
import type { Fault } from '../shared/workbook/workbook.api.ts'
import type { Ctx } from './ctx.ts'

export interface ImportColumn {
  key: string
  head: string
  required?: boolean
  width?: number
  example?: string
  /** What the drop-down of the template offers. */
  choices?: readonly string[]
}

/** A row as it was typed: text by column key, trimmed; `row` is its number in the sheet. */
export interface ImportRow {
  row: number
  cells: Record<string, string>
}

/**
 * What is handed to the owners of accounts that an import has made. It is read from where first passwords are sealed
 * anyway, and only by who saved the import: nothing is kept beside them.
 */
export interface ImportSlips<P> {
  head: readonly string[]
  /** What the account of a row is found again by. */
  keyOf(row: P): string
  /** A line for each account whose first password is random and still in force, of those the asker may still see. */
  rows(ctx: Ctx, keys: readonly string[]): Promise<string[][]>
}

/**
 * One kind of workbook a person hands in: columns, a check that finds every fault by cell and changes nothing, and
 * the saving of what was found right, all of it in one unit or nothing, unless `unitRows` parts it.
 */
export interface ImportSource<P = unknown> {
  right: Right
  sheet: string
  /** Columns of the template; drop-downs may depend on what is in force. */
  columns(ctx: Ctx, target: string): Promise<readonly ImportColumn[]>
  /** Refuses a target the asker may not import into; an unknown one does not exist. */
  admit(ctx: Ctx, target: string): Promise<void>
  check(
    ctx: Ctx,
    target: string,
    rows: ImportRow[],
  ): Promise<{
    faults: Omit<Fault, 'sheet'>[]
    payload: P[]
    /** Rows that are in already as they stand: passed over, so that a workbook can be handed in again. */
    known?: number
  }>
  /**
   * Rows of one unit of work, where thousands at once would keep every other writer waiting. What interrupts the
   * saving leaves in what is in: the same workbook, handed in again, saves the rest.
   */
  unitRows?: number
  /** The accounts that come with what is saved, where it comes with any. */
  slips?: ImportSlips<P>
  /** Gives how many were saved. Whatever changed since the check is refused with a code. */
  save(ctx: Ctx, tx: Tx, target: string, payload: P[]): Promise<number>
  /** Tells who shows it, once at the end however many units there were. */
  tell?(ctx: Ctx): void
  /** Lock of the unit of work. */
  lock(target: string): string
}

// biome-ignore lint/suspicious/noExplicitAny: a register of differently typed imports
export type AnyImport = ImportSource<any>

/** `C7`, of a zero-based column and a row number. */
export function cellName(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
