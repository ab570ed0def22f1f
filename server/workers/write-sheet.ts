import ExcelJS from 'exceljs'
import type { SheetPage } from '../../shared/review/sheet.ts'
import type { TaskOf } from './progress.ts'
import { styleHead } from './style.ts'

/** A print sheet as a workbook, one block under the other. Every cell is text: nothing is calculated on opening. */
export async function writeSheet({ input: page }: TaskOf<SheetPage>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(page.title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31) || '1', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  const widest = Math.max(1, ...page.blocks.map(({ head }) => head.length))
  sheet.columns = Array.from({ length: widest }, (_, index) => ({ width: widthOf(page, index) }))
  const title = sheet.addRow([page.title])
  title.font = { bold: true, size: 16 }
  sheet.addRow([page.subtitle])
  for (const block of page.blocks) {
    sheet.addRow([])
    if (block.heading) sheet.addRow([block.heading]).font = { bold: true, size: 13 }
    for (const [label, value] of block.facts) sheet.addRow([`${label}：${value}`])
    if (block.head.length) styleHead(sheet.addRow(block.head))
    for (const row of block.rows) {
      const added = sheet.addRow(row)
      added.alignment = { wrapText: true, vertical: 'middle' }
      added.eachCell({ includeEmpty: true }, (cell) => {
        cell.border = { bottom: { style: 'hair' } }
      })
    }
    for (const line of block.sign) sheet.addRow([line]).height = 26
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Wide enough for the longest text of the column, within reason; a Chinese sign is two wide. */
function widthOf({ blocks }: SheetPage, index: number): number {
  const texts = blocks.flatMap(({ head, rows }) => [
    head[index] ?? '',
    ...rows.map((row) => row[index] ?? ''),
  ])
  const longest = Math.max(0, ...texts.map((text) => text.replace(/[^\x20-\x7e]/g, 'xx').length))
  return Math.min(48, Math.max(10, longest + 2))
}
