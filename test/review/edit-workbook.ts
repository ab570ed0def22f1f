import ExcelJS from 'exceljs'

/** Opens a workbook as a person would, changes it and saves it again. */
export async function editWorkbook(
  workbook: Uint8Array,
  edit: (sheet: (name: string) => ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(workbook as unknown as ArrayBuffer)
  edit((name) => book.getWorksheet(name)!, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Column letter of a head in the first row. */
export function columnOf(sheet: ExcelJS.Worksheet, head: string): string {
  let found = ''
  sheet.getRow(1).eachCell((cell) => {
    if (String(cell.value).replace('*', '') === head) found = cell.address.replace(/\d+$/, '')
  })
  if (!found) throw new Error(`${sheet.name} has no column ${head}`)
  return found
}
