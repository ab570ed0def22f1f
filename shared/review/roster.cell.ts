import { ageOn, readCitizenId } from '../person/citizen-id.ts'
import type { Column } from './roster.columns.ts'
import { NO, YES } from './roster.columns.ts'
import type { FaultCode, RawCell } from './roster.ts'
import type { Fraction } from './rules.ts'

export interface CellFault {
  code: FaultCode
  params?: Record<string, string | number>
}
export type Value = string | number | boolean | Fraction | null
export type Read = { value: Value } | { fault: CellFault }

const fault = (code: FaultCode, params?: CellFault['params']): Read => ({ fault: { code, params } })

/** Beijing is eight hours ahead, all year: every time in a workbook is meant so, wherever the server stands. */
const BEIJING_MS = 8 * 3_600_000

/** A text as people mean it: full-width forms made plain, line ends alike, no blanks around. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim()
const plain = (text: string): string => tidy(text).normalize('NFKC')

/**
 * Reads one filled cell as its column wants it. Texts stay as written but trimmed.
 * @param today `YYYY-MM-DD`, for the age behind an ID number.
 */
export function readCell(cell: RawCell, column: Omit<Column, 'key' | 'head'>, today: string): Read {
  if (cell.kind === 'formula') return fault('formula')
  if (cell.kind === 'error') return fault('error_value')
  const { kind } = column
  if (kind === 'text') return readText(cell, column)
  const text = plain(cell.text)
  switch (kind) {
    case 'word': {
      const found = column.list?.find((word) => word.normalize('NFKC') === text.replaceAll(' ', ''))
      return found === undefined ? notListed(text, column) : { value: found }
    }
    case 'yes':
      return text === YES || text === NO ? { value: text === YES } : notListed(text, column)
    case 'whole':
      return /^-?\d{1,9}$/.test(text)
        ? ranged(Number(text), column)
        : fault('not_whole', { value: cut(text) })
    case 'points':
      return readPoints(text, column)
    case 'when':
      return readWhen(text)
    case 'instant':
      return readInstant(text)
    case 'fraction':
      return cell.kind === 'date' ? fault('fraction_as_date') : readFraction(text)
    case 'phone':
      return /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(text) ? { value: text } : fault('bad_phone')
    case 'id':
      return readId(cell, text, today)
  }
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
const notListed = (text: string, column: Pick<Column, 'list'>): Read =>
  fault('not_listed', { value: cut(text), list: (column.list ?? []).join('、') })

function readText(cell: RawCell, { max }: Pick<Column, 'max'>): Read {
  const text = tidy(cell.text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) return fault('control')
  return max !== undefined && text.length > max
    ? fault('too_long', { max, have: text.length })
    : { value: text }
}

const ranged = (value: number, { min, max }: Pick<Column, 'min' | 'max'>): Read =>
  value < (min ?? -Infinity) || value > (max ?? Infinity)
    ? fault('out_of_range', { min: min ?? 0, max: max ?? '' })
    : { value }

/** Points with at most two decimals, kept as hundredths. */
function readPoints(text: string, column: Pick<Column, 'min' | 'max'>): Read {
  const parts = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text)
  if (!parts) return fault('not_points', { value: cut(text) })
  const hundredths = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  const found = ranged(hundredths / 100, column)
  return 'fault' in found ? found : { value: hundredths }
}

const isDay = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) ===
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** `2010`, `2010.9`, `2010年9月`, `2010/9/1`, `至今` → `2010`, `2010-09`, `2010-09-01`, `至今`. */
function readWhen(text: string): Read {
  if (text === '至今') return { value: text }
  const parts = /^((?:19|20)\d{2})(?:[年./-](\d{1,2})(?:[月./-](\d{1,2})日?)?)?[年月]?(?: 00:00)?$/.exec(text)
  if (!parts) return fault('bad_date', { value: cut(text) })
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  const sound =
    month === undefined ||
    (month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31 && isDay(year!, month, day))))
  if (!sound) return fault('bad_date', { value: cut(text) })
  return {
    value: [year, month, day]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  }
}

function readInstant(text: string): Read {
  const parts = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(
    text,
  )
  if (!parts) return fault('bad_instant', { value: cut(text) })
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (!month || !day || month > 12 || day > 31 || !isDay(year!, month, day))
    return fault('bad_instant', { value: cut(text) })
  if (hour > 23 || minute > 59 || second > 59) return fault('bad_instant', { value: cut(text) })
  return { value: Date.UTC(year!, month - 1, day, hour, minute, second) - BEIJING_MS }
}

/** `2026-11-20 08:00`, with seconds only where there are any. */
export function instantText(ms: number): string {
  const text = new Date(ms + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ')
  return text.endsWith(':00') ? text.slice(0, -3) : text
}

function readFraction(text: string): Read {
  const parts = /^(\d{1,3})\/(\d{1,3})$/.exec(text.replaceAll(' ', ''))
  const [num, den] = [Number(parts?.[1]), Number(parts?.[2])]
  return parts && num >= 1 && den >= 1 && num <= den && den <= 100
    ? { value: { num, den } }
    : fault('bad_fraction', { value: cut(text) })
}

/** An ID number is never repeated in the words of its own error. */
function readId(cell: RawCell, text: string, today: string): Read {
  if (cell.kind === 'number') return fault('id_as_number')
  const id = readCitizenId(text)
  if (!id) return fault('bad_id')
  const age = ageOn(id.birth, today)
  return age < 16 || age > 100 ? fault('id_age', { age }) : { value: id.number }
}
