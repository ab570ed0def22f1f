import { folded } from '../../shared/fold.ts'
import type { RawCell, RawSheet } from '../../shared/review/roster.ts'
import { cellName, type ImportColumn, type ImportRow } from '../import.ts'
import { progressOn, type TaskOf } from './progress.ts'
import { sheetsOf } from './read-sheets.ts'
import { scanWorkbook } from './scan-workbook.ts'
import { openZip } from './zip-guard.ts'

export interface TableFault {
  cell: string
  code: string
  params: Record<string, string | number>
}
/** The rows of one sheet by column, what is wrong with the sheet itself, and every row as it stood, to be given back. */
export interface ReadTable {
  ok: boolean
  rows: ImportRow[]
  faults: TableFault[]
}

/** First cell of the row of a template that shows how it is done. */
const EXAMPLE_MARK = '示例'

interface Input {
  path: string
  sheet: string
  columns: Pick<ImportColumn, 'key' | 'head' | 'required'>[]
  mostRows: number
}

/** Reads one sheet of a workbook that was handed in. `ok: false`: not a workbook that can be read. */
export async function readTable({ input, port }: TaskOf<Input>): Promise<ReadTable> {
  const tell = progressOn(port)
  try {
    const zip = await openZip(input.path)
    try {
      const scan = await scanWorkbook(zip)
      const sheets = await sheetsOf(scan, [], (done) => tell(done, Math.max(done, scan.rows)))
      const sheet = sheets.find(({ name }) => name === input.sheet)
      if (!sheet) return failed('sheet_missing', { sheet: input.sheet })
      return tableOf(sheet, input)
    } finally {
      zip.close()
    }
  } catch (error) {
    // whatever a damaged file makes the parsers throw; a broken disk is told as what it is
    if ((error as NodeJS.ErrnoException).syscall) throw error
    return { ok: false, rows: [], faults: [] }
  }
}

const failed = (code: string, params: TableFault['params'] = {}): ReadTable => ({
  ok: true,
  rows: [],
  faults: [{ cell: '', code, params }],
})

const textOf = (cell: RawCell | undefined): string => folded(cell?.text ?? '')

/** A head as it is compared: without the star of a required column. */
const headOf = (cell: RawCell | undefined): string =>
  textOf(cell)
    .replace(/[*＊]$/, '')
    .trim()

function tableOf(sheet: RawSheet, { columns, mostRows }: Input): ReadTable {
  const [head, ...body] = sheet.rows
  if (!head) return failed('empty')
  const places = new Map(
    columns.map(({ key, head: name }) => [
      key,
      head.cells.findIndex((cell) => headOf(cell) === folded(name)),
    ]),
  )
  const missing = columns.filter(({ key }) => places.get(key) === -1)
  if (missing.length)
    return {
      ok: true,
      rows: [],
      faults: missing.map(({ head: field }) => ({ cell: '', code: 'column_missing', params: { field } })),
    }
  const faults: TableFault[] = sheet.merged.map((ref) => ({ cell: ref, code: 'merged', params: {} }))
  const rows: ImportRow[] = []
  for (const { row, cells } of body) {
    if (textOf(cells[0]).startsWith(EXAMPLE_MARK)) continue
    const found: Record<string, string> = {}
    for (const { key } of columns) {
      const cell = cells[places.get(key)!]
      if (cell?.kind === 'formula')
        faults.push({ cell: cellName(places.get(key)!, row), code: 'formula', params: {} })
      const text = textOf(cell)
      if (text) found[key] = text
    }
    if (Object.keys(found).length) rows.push({ row, cells: found })
  }
  if (rows.length > mostRows) return failed('too_many', { max: mostRows })
  if (!rows.length && !faults.length) return failed('empty')
  return { ok: true, rows, faults }
}
