import { lineFaults } from '../../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../../shared/plan/plan.ts'
import { TITLE_LEVELS, type TitleLevel } from '../../../shared/reference/reference.ts'

/** A line under the hands: not yet sound, counts as they are typed. */
export interface LineDraft {
  series: string
  level: TitleLevel | ''
  specialty: string
  approvedPosts: string
  vacancies: string
  planned: string
  counted: boolean
  reason: string
}

/** The cells of a row, in the order of the table and of a pasted sheet. */
export const CELLS = [
  'series',
  'level',
  'specialty',
  'approvedPosts',
  'vacancies',
  'planned',
  'counted',
  'reason',
] as const
export type Cell = (typeof CELLS)[number]
const COUNTS = ['approvedPosts', 'vacancies', 'planned'] as const
export const isCount = (cell: Cell): cell is (typeof COUNTS)[number] =>
  (COUNTS as readonly string[]).includes(cell)

const MOST_DIGITS = 5
/** As many characters as the contract takes. */
export const MOST = { specialty: 40, reason: 300 } as const

/** A row to begin with; most plans go through one series after the other, so the series above may be given. */
export const emptyLine = (series = ''): LineDraft => ({
  ...{ series, level: '', specialty: '', approvedPosts: '', vacancies: '', planned: '' },
  ...{ counted: true, reason: '' },
})

/** Nothing of it has been filled in: the series alone may have come from the row above. */
export const isBlank = (line: LineDraft): boolean =>
  line.counted && CELLS.every((cell) => cell === 'counted' || cell === 'series' || line[cell] === '')

const FIGURES = ['specialty', ...COUNTS, 'reason'] as const
/** What is missing of a row whose figures stand there: it is not saved before. */
const missing = (line: LineDraft): 'series' | 'level' | null => {
  if (FIGURES.every((cell) => line[cell] === '')) return null
  return line.series ? (line.level ? null : 'level') : 'series'
}

/** Leading zeros and whatever is no digit go: a count is 0 to 99 999. */
export const digits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .slice(0, MOST_DIGITS)
    .replace(/^0+(?=\d)/, '')

export const draftOf = (line: PlanLine): LineDraft => ({
  ...line,
  approvedPosts: String(line.approvedPosts),
  vacancies: String(line.vacancies),
  planned: String(line.planned),
})

/** The line as it can be saved, or null while series or level is missing. */
export function lineOf(draft: LineDraft): PlanLine | null {
  if (!draft.series || !draft.level) return null
  return {
    ...{ series: draft.series, level: draft.level, specialty: draft.specialty.trim() },
    ...{ approvedPosts: Number(draft.approvedPosts), vacancies: Number(draft.vacancies) },
    ...{ planned: Number(draft.planned), counted: draft.counted, reason: draft.reason.trim() },
  }
}

export const linesOf = (drafts: readonly LineDraft[]): PlanLine[] =>
  drafts.flatMap((draft) => lineOf(draft) ?? [])

/** Rows begun that cannot be saved yet. */
export const unsent = (drafts: readonly LineDraft[]): number =>
  drafts.filter((draft) => !isBlank(draft) && !lineOf(draft)).length

const CELL_OF: Record<string, Cell> = {
  'plan.line_twice': 'series',
  'plan.vacancies': 'vacancies',
  'plan.over_reason': 'reason',
  'plan.uncounted_reason': 'reason',
}
export interface CellFault {
  cell: Cell
  code: 'missing' | 'line_twice' | 'vacancies' | 'over_reason' | 'uncounted_reason'
}

/** What is wrong with the row at `index`, and in which cell, by the same rules as the hand-in. */
export function cellFaults(drafts: readonly LineDraft[]): Map<number, CellFault> {
  const rows = drafts.flatMap((draft, index) => (lineOf(draft) ? [index] : []))
  const begun = drafts.flatMap((draft, index): [number, CellFault][] => {
    const cell = missing(draft)
    return cell ? [[index, { cell, code: 'missing' }]] : []
  })
  const broken = lineFaults(linesOf(drafts)).flatMap(({ no, problem }): [number, CellFault][] => {
    const cell = CELL_OF[problem.code]
    const code = problem.code.replace('plan.', '') as CellFault['code']
    return cell ? [[rows[no - 1]!, { cell, code }]] : []
  })
  return new Map([...begun, ...broken])
}

type Named = readonly { value: string; label: string; alias?: string }[]
const find = (options: Named, text: string): string =>
  options.find(({ value, label, alias }) => [value, label, alias].includes(text))?.value ??
  (text.length > 1 ? (options.find(({ label }) => label.startsWith(text))?.value ?? '') : '')
const NOT_COUNTED = /^(不占岗?位?|不占|否|0|n|no|false)$/i

/**
 * Rows of a spreadsheet put into the table from a cell on: names or codes of series and level, counts in whatever
 * digits. The heading of a copied table is left out. `unknown` are words that are no series and no level.
 */
export function pasteInto(
  drafts: readonly LineDraft[],
  at: { row: number; cell: Cell },
  text: string,
  names: { series: Named; level: Named },
): { drafts: LineDraft[]; rows: number; unknown: string[] } {
  const sheet = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((row) => row[0] !== '系列' && row.some(Boolean))
  const next = [...drafts]
  const unknown: string[] = []
  const from = CELLS.indexOf(at.cell)
  for (const [i, values] of sheet.entries()) {
    const line = { ...(next[at.row + i] ?? emptyLine()) }
    for (const [j, value] of values.entries()) {
      const cell = CELLS[from + j]
      if (!cell) break
      if (cell === 'series' || cell === 'level') {
        const code = find(names[cell], value)
        if (value && !code) unknown.push(value)
        if (cell === 'series') line.series = code
        else line.level = TITLE_LEVELS.find((each) => each === code) ?? ''
      } else if (cell === 'counted') line.counted = !NOT_COUNTED.test(value)
      else if (isCount(cell)) line[cell] = digits(value)
      else line[cell] = value.slice(0, MOST[cell])
    }
    next[at.row + i] = line
  }
  return { drafts: next, rows: sheet.length, unknown }
}
