import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { words } from '../../shared/i18n/zh-CN/paper.ts'

/** How dense a form is set: sizes in points. */
export interface Size {
  text: number
  head: number
  /** Above and below the text of a cell. */
  pad: number
  /** Height of a place to be written on by hand. */
  room: number
  /** Leading of running text; the face brings a good one of its own. */
  line: number
}

/** Black hairlines, as forms have them; cells breathe by `pad`. */
export const ruled = ({ pad }: Size): CustomTableLayout => ({
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#000000',
  vLineColor: () => '#000000',
  paddingTop: () => pad,
  paddingBottom: () => pad,
  paddingLeft: () => 4,
  paddingRight: () => 4,
})

/** A run of letters longer than this has no place to break at: an address, a number. */
const LONG = /[\x21-\x7e]{18,}/g

/** Text in which nothing is too long for its cell. */
export function flowing(text: string): Content {
  const parts: { text: string; wordBreak?: 'break-all' }[] = []
  let at = 0
  for (const { 0: run, index } of text.matchAll(LONG)) {
    if (index > at) parts.push({ text: text.slice(at, index) })
    parts.push({ text: run, wordBreak: 'break-all' })
    at = index + run.length
  }
  if (!parts.length) return text
  if (at < text.length) parts.push({ text: text.slice(at) })
  return { text: parts } as Content
}

export const cell = (text: string, more: object = {}): TableCell =>
  ({ stack: [flowing(text)], verticalAlignment: 'middle', ...more }) as TableCell

export const label = (text: string, more: object = {}): TableCell =>
  ({ text, alignment: 'center', bold: true, verticalAlignment: 'middle', ...more }) as TableCell

/** The line over a part, across all of its columns. */
export const headline = (title: string, columns: number, { head, pad }: Size): TableCell[] => [
  {
    text: title,
    colSpan: columns,
    bold: true,
    fontSize: head,
    alignment: 'center',
    characterSpacing: 1,
    margin: [0, pad / 2],
  } as TableCell,
  ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
]

/** Shares of the width as points. */
export const shared = (shares: readonly number[], width: number): number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0)
  // every column has its paddings and a line beside what is written in it
  const free = width - shares.length * 8.6 - 0.6
  return shares.map((share) => Math.floor((share / all) * free * 100) / 100)
}

export const none = words.none
