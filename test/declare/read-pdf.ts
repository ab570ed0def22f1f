import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pages of a PDF as a reader has them: size in points, and text without the blanks of its setting. */
export async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const paper = await loading.promise
  const pages: { width: number; height: number; text: string }[] = []
  for (let no = 1; no <= paper.numPages; no++) {
    const page = await paper.getPage(no)
    const [, , width, height] = page.view as [number, number, number, number]
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    pages.push({ width: Math.round(width), height: Math.round(height), text: text.replace(/\s/g, '') })
  }
  const fonts =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/FontFile2/g)?.length ?? 0
  await loading.destroy()
  return { pages, text: pages.map(({ text }) => text).join(''), fonts }
}
