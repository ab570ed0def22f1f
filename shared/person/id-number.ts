import { withoutHidden } from '../fold.ts'
import { ageOn, readCitizenId } from './citizen-id.ts'
import type { IdType } from './person.ts'

/** Ages at which somebody can be an applicant (domain 3.4). */
const AGES = { min: 16, max: 100 }

/** How numbers of each kind of paper look; only a citizen's has a check sign that can be trusted (domain 3.3). */
const FORMS: Record<Exclude<IdType, 'citizen'>, RegExp> = {
  hkmo: /^[HM]\d{8}(\d{2})?$/,
  taiwan: /^\d{8}(\d{2}[A-Z\d]?)?$/,
  hmt_residence: /^8[123]0000\d{11}[\dX]$/,
  foreigner: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
  passport: /^(?=.*\d)[A-Z\d]{6,17}$/,
  officer: /^[\u4e00-\u9fff]{0,4}第?\d{6,9}号?$/,
}

/** An ID number as it is kept and compared: full-width forms folded, no blanks, x and other letters capital. */
export const normalId = (idNumber: string): string =>
  withoutHidden(idNumber.normalize('NFKC')).replace(/\s/gu, '').toUpperCase()

export type IdFault =
  | { code: 'field.id_number' | 'field.id_fifteen' }
  | { code: 'field.age'; params: { age: number } }
export interface IdRead {
  number: string
  /** Told by the number itself; null where the paper does not. */
  birthDate: string | null
  /** GB/T 2261.1: 1 男, 2 女. */
  sex: 1 | 2 | null
  fault: IdFault | null
}

/** Reads a number of any kind of paper as somebody typed it, on a day `YYYY-MM-DD`. */
export function readIdNumber(idType: IdType, text: string, today: string): IdRead {
  const number = normalId(text)
  const read = { number, birthDate: null, sex: null, fault: null }
  if (idType !== 'citizen')
    return FORMS[idType].test(number) ? read : { ...read, fault: { code: 'field.id_number' } }
  const citizen = readCitizenId(number)
  // the numbers of the first generation of cards, void since 2013: what is missing cannot be worked out
  const wrong = /^\d{15}$/.test(number) ? 'field.id_fifteen' : 'field.id_number'
  if (!citizen) return { ...read, fault: { code: wrong } }
  const age = ageOn(citizen.birth, today)
  const fault: IdFault | null =
    age < AGES.min || age > AGES.max ? { code: 'field.age', params: { age } } : null
  return { number, birthDate: citizen.birth, sex: citizen.sex === '男' ? 1 : 2, fault }
}

/** Whether a search could mean one whole number and nothing else. */
export const looksLikeId = (text: string): boolean =>
  /^[A-Z\u4e00-\u9fff]{0,5}\d{6,}[A-Z\d]{0,2}号?$/.test(normalId(text))

/** M-2.12: the last six letters and digits, X capital. A first password: it opens nothing but the change form. */
export const initialPassword = (idNumber: string): string =>
  normalId(idNumber)
    .replace(/[^A-Z\d]/g, '')
    .slice(-6)
