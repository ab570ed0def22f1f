import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileTypeFromBuffer } from 'file-type'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Paper, PaperForm } from '../../shared/declare/paper.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'
import { pixelsOf } from './check-document.ts'
import { blockOf } from './pdf-blocks.ts'
import { briefOf, DENSITIES } from './pdf-brief.ts'
import type { Size } from './pdf-parts.ts'
import type { TaskOf } from './progress.ts'

type Faces = { existsSync(name: string): boolean; writeFileSync(name: string, bytes: Buffer): void }

/** 宋体 with every sign a Chinese name may have; read once for a thread's life. */
const FACES = { normal: '400Regular/NotoSerifSC_400Regular.ttf', bold: '700Bold/NotoSerifSC_700Bold.ttf' }

function openFaces(): void {
  const { virtualfs } = pdfmake as unknown as { virtualfs: Faces }
  const { resolve } = createRequire(import.meta.url)
  for (const face of Object.values(FACES))
    if (!virtualfs.existsSync(face))
      virtualfs.writeFileSync(face, readFileSync(resolve(`@expo-google-fonts/noto-serif-sc/${face}`)))
  pdfmake.setFonts({ Song: { ...FACES } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
}

const A4 = { width: 595.28, height: 841.89 }
const EDGE = { left: 56, top: 60, bottom: 56 }
const TABLE: Size = { text: 10.5, head: 12, pad: 4, room: 52, line: 1.2 }

/**
 * 评审表 or 评审简表 as a PDF with its faces inside. Nothing is fetched: a photograph is given as a path to its bytes,
 * and one that cannot be read leaves its frame empty.
 */
export async function writePdf({
  input: { paper, form },
}: TaskOf<{ paper: Paper; form: PaperForm }>): Promise<Uint8Array> {
  const drawn = { ...paper, photo: paper.photo && (await asData(paper.photo)) }
  try {
    return await written(drawn, form)
  } catch (error) {
    if (!drawn.photo) throw error
    return written({ ...drawn, photo: null }, form)
  }
}

const MOST_PIXELS = 16_000_000

/** A photograph's bytes, or null where they are gone, no picture, or far too many. */
async function asData(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return null
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type !== 'image/jpeg' && type !== 'image/png') return null
  // an inch of paper needs no more, and more would fill the memory while it is taken apart
  if (pixelsOf(bytes, type) > MOST_PIXELS) return null
  return `data:${type};base64,${bytes.toString('base64')}`
}

async function written(paper: Paper, form: PaperForm): Promise<Uint8Array> {
  if (form === 'table') return (await render(paper, tableOf(paper))).bytes
  // the roomiest that fits onto one page, found by halves; the densest where none does
  let found = new Uint8Array()
  let fits = false
  for (let [low, high] = [0, DENSITIES - 1]; low <= high; ) {
    const dense = (low + high) >> 1
    const { bytes, pages } = await render(paper, briefOf(paper, dense))
    const one = pages === 1
    if (one || !fits) found = bytes
    fits ||= one
    if (one) high = dense - 1
    else low = dense + 1
  }
  return found
}

async function render(paper: Paper, definition: TDocumentDefinitions) {
  openFaces()
  let pages = 0
  const made = pdfmake.createPdf({
    ...definition,
    language: 'zh-CN',
    info: { title: `${paper.heading}—${paper.cover[1]?.[1] ?? ''}`, creator: '', producer: '' },
    defaultStyle: { font: 'Song', lineHeight: 1.05, ...definition.defaultStyle },
    footer: (page, all) => {
      pages = all
      return footOf(paper, page, all)
    },
    ...(paper.watermark && {
      watermark: {
        text: paper.watermark,
        color: '#999999',
        opacity: 0.22,
        bold: true,
        angle: -38,
        font: 'Song',
      },
    }),
  } as TDocumentDefinitions)
  return { bytes: new Uint8Array(await made.getBuffer()), pages }
}

const footOf = (paper: Paper, page: number, all: number): Content => ({
  columns: [
    { text: paper.foot, width: '*' },
    { text: fill(words.page, { n: page, all }), width: 'auto', alignment: 'right' },
  ],
  fontSize: 8,
  color: '#333333',
  margin: [EDGE.left, 18, EDGE.left, 0],
})

const tableOf = (paper: Paper): TDocumentDefinitions => ({
  pageSize: A4,
  pageMargins: [EDGE.left, EDGE.top, EDGE.left, EDGE.bottom],
  defaultStyle: { fontSize: TABLE.text },
  content: [
    ...coverOf(paper),
    ...paper.blocks.map((block) =>
      blockOf(block, { size: TABLE, width: A4.width - 2 * EDGE.left, photo: paper.photo, pairs: 2 }),
    ),
  ],
})

/** The first page: what it is, whose it is, who issues it. */
function coverOf({ heading, stage, cover, maker }: Paper): Content[] {
  const line = (i: number): number => (i === 0 ? 0 : 0.8)
  return [
    { text: `（${stage}）`, alignment: 'right', fontSize: 12 },
    {
      text: heading,
      fontSize: 28,
      bold: true,
      alignment: 'center',
      characterSpacing: 3,
      margin: [0, 110, 0, 90],
    },
    {
      table: {
        widths: [110, 270],
        body: cover.map(([name, value]) => [
          { text: name, alignment: 'justify', fontSize: 15, border: [false, false, false, false] },
          { text: value || ' ', fontSize: 15, alignment: 'center', border: [false, false, false, true] },
        ]),
      },
      layout: { ...ruledCover, hLineWidth: line },
      margin: [50, 0, 0, 0],
    },
    {
      columns: [{ text: maker, fontSize: 15, alignment: 'center' }],
      absolutePosition: { x: EDGE.left, y: 730 },
    },
    { text: '', pageBreak: 'after' },
  ] as Content[]
}

const ruledCover = { vLineWidth: () => 0, paddingTop: () => 8, paddingBottom: () => 3 }
