import { words } from '../../shared/i18n/zh-CN/person.ts'
import { ID_TYPES } from '../../shared/person/person.ts'
import type { ImportColumn } from '../import.ts'
import type { NewAccount, NewPerson } from './person.save.ts'

/** Rows of one workbook. */
export const MOST_ROWS = 5000
const SEXES = [words['person.sex.1'], words['person.sex.2']]
const TYPES = ID_TYPES.map((type) => words[`person.id_type.${type}`])

export const PERSON_COLUMNS = [
  { key: 'name', head: words['person.col.name'], required: true, width: 12, example: '陈思远' },
  { key: 'idType', head: words['person.col.id_type'], width: 20, choices: TYPES, example: TYPES[0]! },
  { key: 'idNumber', head: words['person.col.id'], required: true, width: 24, example: '11010519491231002X' },
  { key: 'birthDate', head: words['person.col.birth'], width: 14 },
  { key: 'sex', head: words['person.col.sex'], width: 8, choices: SEXES },
  { key: 'phone', head: words['person.col.phone'], width: 16, example: '13800000000' },
  { key: 'mail', head: words['person.col.mail'], width: 24 },
  { key: 'ethnic', head: words['person.col.ethnic'], width: 12, kind: 'ethnic' },
  { key: 'politics', head: words['person.col.politics'], width: 14, kind: 'politics' },
  { key: 'education', head: words['person.col.education'], width: 18, kind: 'education' },
  { key: 'degree', head: words['person.col.degree'], width: 12, kind: 'degree' },
  { key: 'post', head: words['person.col.post'], width: 16 },
  { key: 'currentTitle', head: words['person.col.title'], width: 16 },
  { key: 'specialty', head: words['person.col.specialty'], width: 16 },
  { key: 'note', head: words['person.col.note'], width: 24 },
] as const satisfies readonly (ImportColumn & { kind?: PersonCode })[]
export const PERSON_CODES = ['ethnic', 'politics', 'education', 'degree'] as const
export type PersonCode = (typeof PERSON_CODES)[number]

/** Sealed when the workbook is checked: what waits for its commit holds no number in plain. */
export interface PlannedPerson {
  person: NewPerson
  account: NewAccount
}
