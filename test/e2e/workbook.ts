import { expect, type Locator, type Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import type { ImportName } from '../../shared/list.ts'
import type { House } from './house.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The template as it is downloaded, filled in by column heads from row 3 on: row 2 is its example. */
export async function filledTemplate(
  page: Page,
  house: House,
  input: { what: ImportName; target: string },
  rows: readonly Record<string, string>[],
): Promise<Buffer> {
  const asked = encodeURIComponent(JSON.stringify(input))
  const template = await page.request.get(`${house.url}/api/workbook.template?input=${asked}`)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await template.body()) as never)
  const [ledger] = workbook.worksheets
  const heads = (ledger!.getRow(1).values as (string | undefined)[]).map((head) => head?.replace('*', ''))
  for (const [index, row] of rows.entries())
    for (const [head, value] of Object.entries(row))
      ledger!.getCell(index + 3, heads.indexOf(head)).value = value
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Gives a filled workbook to the open import. */
export const handInWorkbook = (drawer: Locator, buffer: Buffer): Promise<void> =>
  drawer.locator('input[type=file]').setInputFiles({ name: '名单.xlsx', mimeType: XLSX, buffer })

/** The line that tells what is wrong in this cell. */
export const faultAt = (drawer: Locator, cell: string): Locator =>
  drawer.getByRole('row').filter({ has: drawer.page().getByText(cell, { exact: true }) })

/** Presses the link and reads every sheet of the workbook that comes: rows of texts by the name of the sheet. */
export async function download(link: Locator): Promise<{ name: string; sheets: Record<string, string[][]> }> {
  const [file] = await Promise.all([link.page().waitForEvent('download'), link.click()])
  const name = file.suggestedFilename()
  expect(name).toMatch(/\.xlsx$/)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(await file.path())
  const rowsOf = (sheet: ExcelJS.Worksheet): string[][] => {
    const rows: string[][] = []
    sheet.eachRow((row) => {
      const cells: string[] = []
      row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text))
      rows.push(cells)
    })
    return rows
  }
  return { name, sheets: Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, rowsOf(sheet)])) }
}
