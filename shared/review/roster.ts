import type { Mode } from '../live/modes.ts'
import type { SeatRole } from '../live/state.ts'
import type { Dossier } from './dossier.ts'
import type { Rules } from './rules.ts'

/** A whole review as the workbook tells it. Importing what was exported gives an equal object. Times are ms. */
export interface Roster {
  review: RosterReview
  groups: RosterGroup[]
  experts: RosterExpert[]
  candidates: RosterCandidate[]
}

export interface RosterReview {
  title: string
  committee: string
  year: number
  series: string
  level: string
  mode: Mode
  place: string
  startsAt: number
  endsAt: number
  rehearsal: boolean
  rules: Rules
}

export interface RosterGroup {
  name: string
  room: string
}

export interface RosterExpert {
  no: number
  name: string
  unit: string
  title: string
  specialty: string
  phone: string
  idNumber: string
  /** Name of the 专业组 the expert sits in, or null. */
  group: string | null
  groupRole: SeatRole
  /** 评委会职务; null when the expert has no seat in the committee. */
  committeeRole: SeatRole | null
  reporter: boolean
}

export interface RosterCandidate {
  no: number
  name: string
  sex: string
  unit: string
  currentTitle: string
  appliedTitle: string
  specialty: string
  group: string | null
  idNumber: string
  dossier: Dossier
}

/** An error of the workbook with the place to go to; `code` is a key of the roster words. */
export interface RosterFault {
  sheet: string
  cell: string
  code: FaultCode
  params: Record<string, string | number>
}
export type FaultCode = keyof typeof import('../i18n/zh-CN/roster.ts').words

/** A cell as it was found. Dates come as `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`. */
export interface RawCell {
  text: string
  kind: 'text' | 'number' | 'date' | 'formula' | 'error'
}
export interface RawRow {
  /** As the spreadsheet counts, from 1. */
  row: number
  /** By column from 0; holes for empty cells. */
  cells: (RawCell | undefined)[]
}
export interface RawSheet {
  name: string
  rows: RawRow[]
  /** Merged ranges, `B2:C3`. */
  merged: string[]
}

/** Most errors listed; the total is told beside. */
export const MOST_FAULTS = 500
/** Most rows of one sheet. */
export const MOST_ROWS = 50_000

/** Column letters from a count from 0: 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
