/** A page to print: official documents of a review, in Chinese whatever language the reader has chosen. */
export interface SheetBlock {
  heading: string
  facts: [label: string, value: string][]
  head: string[]
  rows: string[][]
  /** Lines to be signed. */
  sign: string[]
}
export interface SheetPage {
  title: string
  subtitle: string
  blocks: SheetBlock[]
  /** ms. */
  printedAt: number
}
