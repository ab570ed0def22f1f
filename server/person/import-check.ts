import { setImmediate as breath } from 'node:timers/promises'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { words } from '../../shared/i18n/zh-CN/person.ts'
import { readIdNumber } from '../../shared/person/id-number.ts'
import { maskId } from '../../shared/person/mask.ts'
import { type PersonField, personFaults } from '../../shared/person/person.rules.ts'
import { ID_TYPES, type IdType } from '../../shared/person/person.ts'
import { type Problem, refuse } from '../../shared/problem.ts'
import type { ReferenceItem } from '../../shared/reference/reference.ts'
import type { Ctx } from '../ctx.ts'
import { cellName, type ImportRow } from '../import.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { orgIdOf, pathOf } from '../scope.ts'
import { settingAt } from '../setting/setting.store.ts'
import {
  MOST_ROWS,
  PERSON_CODES,
  PERSON_COLUMNS,
  type PersonCode,
  type PlannedPerson,
} from './import-columns.ts'
import { newRows, type SoundPerson } from './person.save.ts'
import { knownHashes } from './person.store.ts'

type Params = NonNullable<Problem['params']>
type Tell = (row: number, key: string, code: string, params?: Params) => void
type Items = Partial<Record<PersonCode, ReferenceItem[]>>

/** Longest texts, as the contract has them. */
const MOST = { name: 40, mail: 80, post: 60, currentTitle: 60, specialty: 60, note: 300 } as const
const FIELDS: Record<PersonField, string> = {
  idNumber: 'idNumber',
  birthDate: 'birthDate',
  phone: 'phone',
  mail: 'mail',
}
const SEXES = new Map([
  [words['person.sex.1'], 1],
  [words['person.sex.2'], 2],
] as const)

/** Rows are sealed one after another for so long, in ms; then others are served. */
const WORK_MS = 10

/**
 * Every fault of a workbook of people by its cell: what is missing or wrong in form, numbers twice in the file,
 * numbers the province knows. No fault repeats a whole number. Who is in the unit already under the same name is
 * passed over: a list handed in again brings those who are new.
 */
export async function checkPersons(ctx: Ctx, rows: ImportRow[]) {
  if (rows.length > MOST_ROWS) refuse('workbook.too_many', { max: MOST_ROWS })
  const faults: { cell: string; code: string; params: Params }[] = []
  const tell: Tell = (row, key, code, params = {}) => {
    const index = PERSON_COLUMNS.findIndex((column) => column.key === key)
    faults.push({ cell: cellName(index, row), code, params })
  }
  const items = await referenceItemsOf(ctx.db.read, PERSON_CODES)
  const first = await settingAt(ctx.db.read, pathOf(ctx), 'password.first')
  const payload: (PlannedPerson & { row: number })[] = []
  const rowOf = new Map<string, number>()
  let until = performance.now() + WORK_MS
  for (const { row, cells } of rows) {
    if (performance.now() > until) {
      await breath()
      until = performance.now() + WORK_MS
    }
    const sound = soundOf(row, cells, items, dayOf(ctx.now), tell)
    if (!sound) continue
    const planned = newRows(ctx, sound, first)
    const { idHash } = planned.person
    if (rowOf.has(idHash)) tell(row, 'idNumber', 'twice', { value: maskId(sound.number) })
    rowOf.set(idHash, row)
    payload.push({ ...planned, row })
  }
  const known = await knownHashes(ctx.db.read, [...rowOf.keys()])
  const fresh: PlannedPerson[] = []
  for (const { row, person, account } of payload) {
    const found = known.get(person.idHash)
    const here = found?.orgId === orgIdOf(ctx)
    if (!found) fresh.push({ person, account })
    else if (!here || found.name !== person.name)
      tell(row, 'idNumber', here ? 'person.known_here' : 'person.known_elsewhere')
  }
  const passed = payload.length - fresh.length
  return faults.length ? { faults, payload: [] } : { faults, payload: fresh, known: passed }
}

/** One row read by itself; null when something is wrong with it. */
function soundOf(
  row: number,
  cells: Record<string, string>,
  items: Items,
  today: string,
  told: Tell,
): SoundPerson | null {
  let sound = true
  const tell = (key: string, code: string, params?: Params) => {
    sound = false
    told(row, key, code, params)
  }
  const text = (key: string): string => (cells[key] ?? '').trim()
  const idType = typeOf(text('idType'))
  if (!idType) tell('idType', 'unknown', { value: text('idType') })
  for (const { key, head, ...column } of PERSON_COLUMNS)
    if ('required' in column && !text(key)) tell(key, 'field.required', { field: head })
  for (const [key, max] of Object.entries(MOST)) if (text(key).length > max) tell(key, 'too_long', { max })
  const birthDate = text('birthDate')
    .replace(/[./年月]/g, '-')
    .replace(/日$/, '')
    .slice(0, 10)
  const form = {
    idType: idType ?? 'citizen',
    idNumber: text('idNumber') || null,
    birthDate,
    phone: text('phone'),
    mail: text('mail'),
  }
  for (const [field, fault] of Object.entries(personFaults(form, today)))
    tell(FIELDS[field as PersonField], fault.code, fault.params)
  const sex = SEXES.get(text('sex') as '男') ?? 0
  if (text('sex') && !sex) tell('sex', 'unknown', { value: text('sex') })
  const codes = Object.fromEntries(
    PERSON_CODES.map((kind) => {
      const value = text(kind)
      // a person types the name he sees in the drop-down, or the code
      const item = items[kind]?.find(({ code, name }) => code === value || name === value)
      if (value && !item) tell(kind, 'unknown', { value })
      return [kind, item?.code ?? '']
    }),
  ) as Record<PersonCode, string>
  if (!sound || !idType) return null
  const read = readIdNumber(idType, text('idNumber'), today)
  return {
    ...codes,
    idType,
    number: read.number,
    birthDate: read.birthDate ?? birthDate,
    sex: read.sex ?? sex,
    name: text('name'),
    phone: text('phone'),
    mail: text('mail'),
    post: text('post'),
    currentTitle: text('currentTitle'),
    specialty: text('specialty'),
    note: text('note'),
  }
}

/** The kind of paper by its name; a citizen's card where none is named. */
const typeOf = (name: string): IdType | undefined =>
  name ? ID_TYPES.find((type) => words[`person.id_type.${type}`] === name) : 'citizen'
