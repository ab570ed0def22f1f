import ExcelJS from 'exceljs'
import type { Person, World } from '../world.ts'

/** What came back for an upload. */
export interface Sent {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  body: any
}

/** Hands in a file as the page does: the input first, then the file. */
export async function handIn(
  world: World,
  person: Person,
  operation: string,
  input: object,
  file: { name: string; bytes: Uint8Array },
): Promise<Sent> {
  const form = new FormData()
  form.append('input', JSON.stringify(input))
  form.append('file', new Blob([Buffer.from(file.bytes)]), file.name)
  const answer = await fetch(`${world.app.url}/api/${operation}`, {
    method: 'POST',
    headers: { origin: new URL(world.app.url).origin, cookie: person.cookie },
    body: form,
  })
  return { status: answer.status, body: await answer.json() }
}

/** Waits until a job runs no longer. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
export async function finished(person: Person, jobId: string): Promise<any> {
  for (;;) {
    const job = await person.call('workbook.job', { jobId })
    if (job.state !== 'running') return job
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Downloads a file of the person's and gives its sheets as rows of text. */
export async function sheetsOf(
  world: World,
  person: Person,
  operation: string,
  input: object,
): Promise<Record<string, string[][]>> {
  const answer = await fetch(
    `${world.app.url}/api/${operation}?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { cookie: person.cookie } },
  )
  if (!answer.ok) throw new Error(`${operation} answered ${answer.status} ${await answer.text()}`)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await answer.arrayBuffer())
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = []
      sheet.eachRow((row) => {
        const cells: string[] = []
        row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cell.text))
        rows.push(cells)
      })
      return [sheet.name, rows]
    }),
  )
}

/** A workbook of one sheet. */
export async function workbookOf(
  sheet: string,
  rows: (string | { formula: string })[][],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const made = workbook.addWorksheet(sheet)
  for (const row of rows) made.addRow(row)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
