import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Paper, PaperBlock } from '../../shared/declare/paper.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'
import { cell, flowing, headline, label, none, ruled, type Size, shared } from './pdf-parts.ts'

type Block<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>
interface Drawing {
  size: Size
  /** Width of the form on the page, in points. */
  width: number
  photo: Paper['photo']
  /** Pairs of label and value in a line. */
  pairs: number
}

const MARGIN: [number, number, number, number] = [0, 0, 0, 0]

/** A part of a form as a ruled table. A part follows the one before without a gap: its upper line is the other's lower. */
export function blockOf(block: PaperBlock, drawing: Drawing): Content {
  if (block.kind === 'facts') return factsOf(block, drawing)
  if (block.kind === 'table') return tableOf(block, drawing)
  if (block.kind === 'text') return textOf(block, drawing)
  if (block.kind === 'opinions') return opinionsOf(block, drawing)
  return votesOf(block, drawing)
}

function ruledTable(
  drawing: Drawing,
  shares: readonly number[],
  body: TableCell[][],
  headRows: number,
  more: object = {},
) {
  return {
    table: {
      widths: shared(shares, drawing.width),
      headerRows: headRows,
      keepWithHeaderRows: headRows ? 1 : 0,
      dontBreakRows: true,
      body,
      ...more,
    },
    layout: ruled(drawing.size),
    margin: MARGIN,
  } as Content
}

/** Shares of a label and of its value. */
const PAIR = [16, 34]
/** An inch of photograph beside two pairs. */
const PHOTO = { share: 22, lines: 6, width: 74, height: 100 }

/** Labels beside values, like the head of every form; a photograph at the right of the first lines. */
function factsOf(block: Block<'facts'>, drawing: Drawing): Content {
  const pairs = block.photo ? 2 : drawing.pairs
  const columns = 2 * pairs + (block.photo ? 1 : 0)
  const lines = linesOf(block.facts, pairs)
  const tall = Math.min(PHOTO.lines, lines.length)
  const body = lines.map((line, i): TableCell[] => {
    const cells = line.flatMap(({ label: name, value, span }) => [
      label(name),
      ...(span > 1 ? spanned(cell(value), 2 * span - 1) : [cell(value)]),
    ])
    if (!block.photo) return cells
    if (i < tall) return [...cells, frame(i, tall, drawing)]
    // below the photograph the last value takes its place
    const { span, value } = line.at(-1)!
    return [...cells.slice(0, -(2 * span - 1)), ...spanned(cell(value), 2 * span)]
  })
  const shares = [...Array.from({ length: pairs }, () => PAIR).flat(), ...(block.photo ? [PHOTO.share] : [])]
  const head = block.title ? [headline(block.title, columns, drawing.size)] : []
  return ruledTable(drawing, shares, [...head, ...body], head.length)
}

const spanned = (first: TableCell, columns: number): TableCell[] => [
  { ...(first as object), colSpan: columns } as TableCell,
  ...Array.from({ length: columns - 1 }, (): TableCell => ({ text: '' })),
]

interface Fact {
  label: string
  value: string
  /** Pairs it takes of its line. */
  span: number
}

/** Facts in lines of `pairs`; what is left of a line that a wide one ends stays empty. */
function linesOf(facts: Block<'facts'>['facts'], pairs: number): Fact[][] {
  const lines: Fact[][] = []
  let open: Fact[] = []
  const close = (): void => {
    if (!open.length) return
    while (open.length < pairs) open.push({ label: '', value: '', span: 1 })
    lines.push(open)
    open = []
  }
  for (const { label: name, value, wide } of facts) {
    if (wide) {
      close()
      lines.push([{ label: name, value, span: pairs }])
      continue
    }
    open.push({ label: name, value, span: 1 })
    if (open.length === pairs) close()
  }
  close()
  return lines
}

/**
 * The photograph's frame: cells without lines between them, for one that spans rows would stretch the last of them.
 * The picture lies over the first and takes no room of its own.
 */
function frame(line: number, lines: number, { photo, size }: Drawing): TableCell {
  const border = [true, line === 0, true, line === lines - 1]
  if (line > 0)
    return { text: !photo && line === 2 ? words.photo : '', alignment: 'center', border } as TableCell
  if (!photo) return { text: '', border } as TableCell
  const height = Math.min(PHOTO.height, lines * (size.text * 1.3 + 2 * size.pad) - 6)
  const picture = {
    image: photo,
    fit: [PHOTO.width, height],
    alignment: 'center',
    relativePosition: { x: 0, y: 2 },
  }
  return { stack: [picture], border } as TableCell
}

function tableOf(block: Block<'table'>, drawing: Drawing): Content {
  const columns = block.head.length
  // many columns are narrow ones: smaller letters break fewer words
  const small = columns > 5 ? { fontSize: drawing.size.text - 1 } : {}
  const rows = block.rows.map((row) => row.map((text) => cell(text, { ...centred(text), ...small })))
  const empty: TableCell[] = block.head.map((_, i) =>
    i ? { text: '' } : label(none, { colSpan: columns, bold: false }),
  )
  const heads = block.head.map((text) => label(text, small))
  const top = block.title ? [headline(block.title, columns, drawing.size)] : []
  return ruledTable(drawing, block.widths, [...top, heads, ...(rows.length ? rows : [empty])], top.length + 1)
}

/** Short words stand in the middle of their column, sentences begin at its left. */
const centred = (text: string): object => (text.length <= 12 ? { alignment: 'center' } : {})

/** Paragraphs under a headline. They may be longer than a page, so this one cell may be parted. */
function textOf(block: Block<'text'>, drawing: Drawing): Content {
  const { size } = drawing
  const paragraphs = block.text.split('\n').filter((line) => line.trim())
  const alone = paragraphs.length === 1 && paragraphs[0]!.length <= 20
  const body: TableCell = {
    stack: [
      ...paragraphs.map(
        (line) =>
          ({
            stack: [flowing(line.trim())],
            ...(alone ? { alignment: 'center' } : { leadingIndent: 2 * size.text }),
            margin: [2, size.pad / 2],
          }) as Content,
      ),
      ...signs(block.sign ?? [], size),
    ],
    lineHeight: size.line,
  }
  return ruledTable(drawing, [100], [headline(block.title, 1, size), [body]], 1, { dontBreakRows: false })
}

const signs = (lines: readonly string[], { room, pad }: Size): Content[] =>
  lines.map((text) => ({ text, alignment: 'right', margin: [0, room / 3, 8, pad] }) as Content)

/** A box for each that has something to say: who at the left, the words, and below them hands, seal and date. */
function opinionsOf(block: Block<'opinions'>, drawing: Drawing): Content {
  const { size } = drawing
  const rows = block.opinions.map(({ label: name, lines, sign }): TableCell[] => [
    label(name),
    {
      stack: [
        ...lines.map((line) => ({ stack: [flowing(line)], margin: [2, size.pad / 2] }) as Content),
        ...(sign
          ? [
              {
                text: sign,
                alignment: 'right',
                margin: [0, Math.max(8, size.room - lines.length * 14), 8, size.pad],
              } as Content,
            ]
          : []),
      ],
      lineHeight: size.line,
    },
  ])
  return ruledTable(drawing, [20, 80], [headline(block.title, 2, size), ...rows], 1)
}

/** 总人数 · 参加人数 · 同意 · 不同意 · 弃权: to be filled in by hand where they are not known. */
function votesOf(block: Block<'votes'>, drawing: Drawing): Content {
  const { size } = drawing
  const columns = words.counts.length + 1
  const rest = (first: TableCell): TableCell[] => spanned(first, columns - 1)
  const rows = block.panels.flatMap(({ label: name, counts, opinion, sign }): TableCell[][] => [
    [{ text: '', border: [true, true, true, false] }, ...words.counts.map((text) => label(text))],
    [
      { text: '', border: [true, false, true, false] },
      ...counts.map((text) => ({ text: text || ' ', alignment: 'center', margin: [0, 2] }) as TableCell),
    ],
    [
      { text: name, bold: true, alignment: 'center', border: [true, false, true, true] },
      ...rest({
        stack: [
          { text: opinion || ' ', alignment: 'center', margin: [0, size.pad, 0, 0] },
          { text: sign, alignment: 'right', margin: [0, Math.max(8, size.room - 12), 8, size.pad] },
        ],
      } as TableCell),
    ],
  ])
  return ruledTable(drawing, [20, 16, 16, 16, 16, 16], [headline(block.title, columns, size), ...rows], 1)
}
