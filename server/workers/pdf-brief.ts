import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Paper, PaperBlock } from '../../shared/declare/paper.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words as form } from '../../shared/i18n/zh-CN/form.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'
import { blockOf } from './pdf-blocks.ts'
import type { Size } from './pdf-parts.ts'

const A3 = { width: 1190.55, height: 841.89 }
const EDGE = { left: 40, top: 64, bottom: 38 }
const GAP = 18

/** How much of it is said, by how dense it must be: entries of a list, signs of a text, size of the letters. */
const DENSITY: [entries: number, signs: number, text: number, pad: number][] = [
  [12, 1600, 10, 3.5],
  [10, 1200, 9.5, 3],
  [8, 900, 9, 2.5],
  [6, 700, 8.5, 2],
  [5, 500, 8.5, 2],
  [5, 400, 8, 1.5],
  [4, 300, 7.5, 1.5],
  [3, 200, 7, 1],
  [2, 100, 7, 1],
]
export const DENSITIES = DENSITY.length

/** Parts of the left half: who it is and the way so far. What he has done, and what is thought of it, is the right one's. */
const LEFT = [
  'basic',
  'application',
  'title',
  'study',
  'work',
  'training',
  'assessment',
  'exam',
  'expertise',
].map((key) => (form as Record<string, string>)[`form.section.${key}`])
/** A page for the table of a meeting: without the promise, the list of documents and the hands of every level. */
const LEFT_OUT: string[] = [
  words.promise,
  form['form.section.attachments'],
  words.opinions,
  words.approval,
  words.pool,
]

/** 评审简表: one page of A3 landscape. Lists are cut to their newest entries and say how many there are more. */
export function briefOf(paper: Paper, dense: number): TDocumentDefinitions {
  const [entries, signs, text, pad] = DENSITY[dense] ?? DENSITY.at(-1)!
  const size: Size = { text, head: text + 1, pad, room: dense > 3 ? 16 : 26, line: 1 }
  const width = (A3.width - 2 * EDGE.left - GAP) / 2
  let left = true
  const halves: Record<'left' | 'right', Content[]> = { left: [], right: [] }
  for (const block of paper.blocks) {
    if (LEFT_OUT.includes(block.title)) continue
    // a list that goes on without a headline stays beside the part before it
    if (block.title) left = LEFT.includes(block.title)
    halves[left ? 'left' : 'right'].push(
      blockOf(shortened(block, entries, signs), { size, width, photo: paper.photo, pairs: 3 }),
    )
  }
  return {
    pageSize: A3,
    pageMargins: [EDGE.left, EDGE.top, EDGE.left, EDGE.bottom],
    defaultStyle: { fontSize: text, lineHeight: 0.92 },
    header: {
      columns: [
        { text: '', width: 160 },
        {
          text: paper.heading,
          fontSize: 18,
          bold: true,
          alignment: 'center',
          characterSpacing: 2,
          width: '*',
        },
        { text: `（${paper.stage}）`, alignment: 'right', fontSize: 10, width: 160, margin: [0, 8, 0, 0] },
      ],
      margin: [EDGE.left, 24, EDGE.left, 0],
    },
    content: [
      {
        columns: [
          { stack: halves.left, width },
          { stack: halves.right, width },
        ],
        columnGap: GAP,
      },
    ],
  }
}

function shortened(block: PaperBlock, entries: number, signs: number): PaperBlock {
  // what stands in a cell is cut earlier than what has a part of its own
  const short = Math.max(18, signs / 6)
  if (block.kind === 'text')
    return {
      ...block,
      text: block.text.length > signs ? `${block.text.slice(0, signs)}${words.cut}` : block.text,
    }
  if (block.kind === 'facts')
    return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: cut(fact.value, short) })) }
  if (block.kind === 'opinions')
    return {
      ...block,
      opinions: block.opinions.map((each) => ({
        ...each,
        lines: each.lines.map((line) => cut(line, short)),
      })),
    }
  if (block.kind !== 'table') return block
  const more = block.rows.length - entries
  return {
    ...block,
    title: more > 0 && block.title ? `${block.title}${fill(words.more, { n: more })}` : block.title,
    rows: block.rows.slice(-entries).map((row) => row.map((text) => cut(text, short))),
  }
}

const cut = (text: string, signs: number): string =>
  text.length > signs ? `${text.slice(0, signs).toWellFormed()}…` : text
