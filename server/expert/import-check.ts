import { isMonth } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { validityProblem } from '../../shared/expert/expert.ts'
import { words as person } from '../../shared/i18n/zh-CN/person.ts'
import { readIdNumber } from '../../shared/person/id-number.ts'
import { maskId } from '../../shared/person/mask.ts'
import { personFaults } from '../../shared/person/person.rules.ts'
import { ID_TYPES, type IdType } from '../../shared/person/person.ts'
import { type Problem, refuse } from '../../shared/problem.ts'
import type { ReferenceItem, TitleLevel } from '../../shared/reference/reference.ts'
import type { Ctx } from '../ctx.ts'
import { cellName, type ImportRow } from '../import.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { knownExperts } from './expert.store.ts'
import { EXPERT_COLUMNS, MOST_ROWS } from './import-columns.ts'
import { EXPERT_CODES, type ExpertCode, type NewExpert, newExpert, type SoundExpert } from './save.ts'

type Params = NonNullable<Problem['params']>
type Tell = (key: string, code: string, params?: Params) => void
type Items = Partial<Record<ExpertCode, ReferenceItem[]>>

/** Longest texts, as the contract has them. */
const MOST: Record<string, number> = {
  ...{ name: 40, unitName: 80, superiorName: 80, post: 60, titleName: 60, titleSpecialty: 60 },
  ...{ certificateNo: 60, field: 200, avoidUnits: 300, mail: 80 },
}
/** Specialties of one expert. */
const MOST_SPECIALTIES = 10
const SEXES = new Map<string, number>([
  [person['person.sex.1'], 1],
  [person['person.sex.2'], 2],
])
const dayText = (text: string): string => text.replace(/[./年月]/g, '-').replace(/日$/, '')

/**
 * Every fault of a workbook of experts by its cell: what is missing or wrong in form, numbers twice in the file, numbers
 * the pool knows. No fault repeats a whole number. Numbers are sealed here: what waits for its commit holds none.
 */
export async function checkExperts(ctx: Ctx, rows: ImportRow[]) {
  if (rows.length > MOST_ROWS) refuse('workbook.too_many', { max: MOST_ROWS })
  const faults: { cell: string; code: string; params: Params }[] = []
  const tellOf =
    (row: number): Tell =>
    (key, code, params = {}) => {
      const index = EXPERT_COLUMNS.findIndex((column) => column.key === key)
      faults.push({ cell: cellName(index, row), code, params })
    }
  const items = await referenceItemsOf(ctx.db.read, EXPERT_CODES)
  const found: { row: number; expert: NewExpert }[] = []
  const seen = new Set<string>()
  for (const { row, cells } of rows) {
    const sound = soundOf(cells, items, dayOf(ctx.now), tellOf(row))
    if (!sound) continue
    const expert = newExpert(ctx, sound)
    if (seen.has(expert.idHash)) tellOf(row)('idNumber', 'twice', { value: maskId(sound.number) })
    seen.add(expert.idHash)
    found.push({ row, expert })
  }
  const known = await knownExperts(ctx.db.read, [...seen])
  for (const { row, expert } of found) {
    const name = known.get(expert.idHash)
    if (name) tellOf(row)('idNumber', 'expert.known', { name })
  }
  return { faults, payload: faults.length ? [] : found.map(({ expert }) => expert) }
}

/** One row read by itself; null when something is wrong with it. */
function soundOf(cells: Record<string, string>, items: Items, today: string, told: Tell): SoundExpert | null {
  let sound = true
  const tell: Tell = (key, code, params) => {
    sound = false
    told(key, code, params)
  }
  const text = (key: string): string => (cells[key] ?? '').trim()
  for (const { key, head, ...column } of EXPERT_COLUMNS)
    if ('required' in column && !text(key)) tell(key, 'field.required', { field: head })
  for (const [key, max] of Object.entries(MOST)) if (text(key).length > max) tell(key, 'too_long', { max })
  const code = (key: string, kind: ExpertCode, value = text(key)): string => {
    const item = items[kind]?.find(({ code, name }) => code === value || name === value)
    if (value && !item) tell(key, 'unknown', { value })
    return item?.code ?? ''
  }
  const idType = typeOf(text('idType'))
  if (!idType) tell('idType', 'unknown', { value: text('idType') })
  const sex = SEXES.get(text('sex')) ?? 0
  if (text('sex') && !sex) tell('sex', 'unknown', { value: text('sex') })
  const birthDate = dayText(text('birthDate'))
  const form = {
    ...{ idType: idType ?? ('citizen' as const), idNumber: text('idNumber') || null, birthDate },
    ...{ phone: text('phone'), mail: text('mail') },
  }
  for (const [key, fault] of Object.entries(personFaults(form, today))) tell(key, fault.code, fault.params)
  const titleSince = dayText(text('titleSince')).slice(0, 7)
  if (titleSince && !isMonth(titleSince)) tell('titleSince', 'form', { value: text('titleSince') })
  const validTo = dayText(text('validTo'))
  const term = validTo ? validityProblem(validTo, today) : null
  if (term) tell('validTo', term.code, term.params)
  const specialties = specialtiesOf(text('specialties'), (value) => code('specialties', 'series', value))
  if (specialties.length > MOST_SPECIALTIES) tell('specialties', 'too_many', { max: MOST_SPECIALTIES })
  const coded = {
    ...{ area: code('area', 'area'), ethnic: code('ethnic', 'ethnic') },
    ...{ education: code('education', 'education'), degree: code('degree', 'degree') },
    ...{ titleSeries: code('titleSeries', 'series'), level: code('level', 'level') as TitleLevel },
  }
  if (!sound || !idType) return null
  const read = readIdNumber(idType, text('idNumber'), today)
  return {
    ...coded,
    ...{ name: text('name'), number: read.number, validTo, specialties, titleSince },
    ...{ birthDate: read.birthDate ?? birthDate, sex: read.sex ?? sex },
    ...{ unitName: text('unitName'), superiorName: text('superiorName'), post: text('post') },
    ...{ titleName: text('titleName'), titleSpecialty: text('titleSpecialty') },
    ...{ certificateNo: text('certificateNo'), field: text('field'), avoidUnits: text('avoidUnits') },
    ...{ phone: text('phone'), mail: text('mail') },
  }
}

/** `系列：专业；系列` of a cell, the series by name or code. */
const specialtiesOf = (cell: string, series: (name: string) => string) =>
  cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [name = '', specialty = ''] = part.split(/[:：]/).map((each) => each.trim())
      return { series: series(name), specialty: specialty.slice(0, 60) }
    })

/** The kind of paper by its name; a citizen's card where none is named. */
const typeOf = (name: string): IdType | undefined =>
  name ? ID_TYPES.find((type) => person[`person.id_type.${type}`] === name) : 'citizen'
