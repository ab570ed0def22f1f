import { Readable } from 'node:stream'
import ExcelJS, { type Row } from 'exceljs'
import { partText, type Scan } from './scan-workbook.ts'

/** The parts of exceljs 4.4.0's streaming reader that are used one by one; the version is pinned. */
interface Inside {
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(part: AsyncIterable<string>, no: string): Iterable<{ value: AsyncIterable<Row> }>
}

export interface OpenWorkbook {
  /** The rows of a sheet, read as they are asked for. */
  rowsOf(path: string): AsyncIterable<Row>
}

/**
 * exceljs's streaming reader, over parts that we unpack and decode ourselves. Left to itself it unpacks with a parser
 * that trusts the local headers and decodes chunk by chunk, which garbles Chinese text at every chunk's end.
 */
export async function openWorkbook(scan: Scan): Promise<OpenWorkbook> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  }) as unknown as Inside
  const part = (path: string) => Readable.from(partText(scan, path))
  await reader._parseRels(part('xl/_rels/workbook.xml.rels'))
  await reader._parseWorkbook(part('xl/workbook.xml'))
  if (scan.entries.has('xl/styles.xml')) await reader._parseStyles(part('xl/styles.xml'))
  for await (const _each of reader._parseSharedStrings(part('xl/sharedStrings.xml')));
  return {
    async *rowsOf(path) {
      const [sheet] = reader._parseWorksheet(partText(scan, path), path)
      if (sheet) yield* sheet.value
    },
  }
}
