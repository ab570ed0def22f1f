import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import { styleHead } from './style.ts'

export interface ListHead {
  head: string
  width: number
}
interface Input {
  path: string
  title: string
  head: ListHead[]
  /** Label and text of the sheet that says who made it, when and of what. */
  notes: [label: string, text: string][]
}
/** What the main thread sends: rows, then null. */
export type Fed = (string | number | null)[][] | null

/**
 * Writes rows to a workbook as they are fed, a chunk at a time: the next one is asked for when the last is on its way
 * to the disk, so the memory of either thread does not grow with the list. Text stays text, whatever it begins with.
 */
export async function writeList({ input, port }: { input: Input; port: MessagePort }): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: input.path, useStyles: true })
  const sheet = workbook.addWorksheet(input.title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = input.head.map(({ width }) => ({ width }))
  const head = sheet.addRow(input.head.map((column) => column.head))
  styleHead(head)
  head.commit()
  let written = 0
  for (;;) {
    const next = once(port, 'message') as Promise<[Fed]>
    port.postMessage({ wanted: true })
    const [rows] = await next
    if (rows === null) break
    for (const row of rows) sheet.addRow(row).commit()
    written += rows.length
  }
  sheet.commit()
  notesSheet(workbook, input.notes)
  await workbook.commit()
  return written
}

function notesSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, notes: Input['notes']): void {
  const sheet = workbook.addWorksheet('说明')
  sheet.columns = [{ width: 16 }, { width: 90 }]
  for (const [label, text] of notes) {
    const row = sheet.addRow([label, text])
    row.getCell(1).font = { bold: true }
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
    row.commit()
  }
  sheet.commit()
}
