import { type Choice, createTyping } from './line-choice.ts'
import { CELLS, type Cell, isBlank, type LineDraft } from './line-draft.ts'

export interface Place {
  row: number
  cell: Cell
}

/** The cell of the table an event came from. */
export function placeOf(target: EventTarget | null): Place | null {
  const element = (target as Element | null)?.closest?.<HTMLElement>('[data-cell]')
  return element ? { row: Number(element.dataset.row), cell: element.dataset.cell as Cell } : null
}

const isSign = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  /^[0-9a-z]$/i.test(key) && !ctrlKey && !altKey && !metaKey

/** What keys do in the table of lines: as in a spreadsheet, and what they do not mean stays the browser's. */
export function lineKeys(table: {
  rows: () => readonly LineDraft[]
  choices: (cell: Cell) => Choice[]
  canUndo: () => boolean
  add: () => void
  remove: (row: number) => void
  undo: () => void
  change: (row: number, cell: Cell, value: string | boolean) => void
  focus: (row: number, cell: Cell) => void
}): (event: KeyboardEvent) => void {
  const typing = createTyping()

  /** What this key does at this place; null when nothing of ours. */
  function meant(event: KeyboardEvent, { row, cell }: Place): (() => void) | null {
    const { key, ctrlKey } = event
    const rows = table.rows()
    const last = row === rows.length - 1
    const isBegun = !isBlank(rows[row]!)
    const isText = event.target instanceof HTMLInputElement
    if (key === 'Enter') return () => (last ? isBegun && table.add() : table.focus(row + 1, cell))
    if (key === 'Delete' && ctrlKey) return () => table.remove(row)
    if (key === 'z' && ctrlKey && table.canUndo()) return table.undo
    if (key === 'd' && ctrlKey && row > 0) return () => table.change(row, cell, rows[row - 1]![cell])
    if (!isText && isSign(event)) return () => choose(event, { row, cell })
    if (key === 'Tab' && !event.shiftKey && last && cell === CELLS.at(-1) && isBegun) return table.add
    const to = isText ? row + ({ ArrowDown: 1, ArrowUp: -1 }[key] ?? 0) : row
    return to !== row && to >= 0 && to < rows.length ? () => table.focus(to, cell) : null
  }

  function choose(event: KeyboardEvent, { row, cell }: Place): void {
    const value = typing(event, table.choices(cell))
    if (value !== null) table.change(row, cell, cell === 'counted' ? value === 'true' : value)
  }

  return (event) => {
    const at = placeOf(event.target)
    const act = at && !event.isComposing ? meant(event, at) : null
    if (!act) return
    event.preventDefault()
    act()
  }
}
