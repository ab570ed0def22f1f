import { isMail, isPhone } from '../contact.rules.ts'
import { type Problem, problem } from '../problem.ts'
import { ageOn } from './citizen-id.ts'
import { readIdNumber } from './id-number.ts'
import type { IdType } from './person.ts'

export interface PersonForm {
  idType: IdType
  /** Null where the number stands already and is not asked again. */
  idNumber: string | null
  birthDate?: string | undefined
  phone: string
  mail: string
}
export type PersonField = 'idNumber' | 'birthDate' | 'phone' | 'mail'

/**
 * What is wrong with a person as typed, by field; the page shows it beside the field, the server refuses with the
 * first. `today` is `YYYY-MM-DD`. Names and lengths are the contract's.
 */
export function personFaults(form: PersonForm, today: string): Partial<Record<PersonField, Problem>> {
  const faults: Partial<Record<PersonField, Problem>> = {}
  if (form.idNumber !== null) {
    const { fault } = readIdNumber(form.idType, form.idNumber, today)
    if (fault) faults.idNumber = fault
  }
  if (form.idType !== 'citizen' && !isBirth(form.birthDate, today))
    faults.birthDate = problem('field.birth_required')
  if (form.phone && !isPhone(form.phone)) faults.phone = problem('field.phone')
  if (form.mail && !isMail(form.mail)) faults.mail = problem('field.mail')
  return faults
}

/** A day of birth that a paper without one in its number may have. */
const isBirth = (day: string | undefined, today: string): boolean =>
  !!day && /^\d{4}-\d\d-\d\d$/.test(day) && ageOn(day, today) >= 16 && ageOn(day, today) <= 100
