import { personFaults } from '../../../shared/person/person.rules.ts'
import type { IdType } from '../../../shared/person/person.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import type { Form, FormErrors } from '../../ui/form.ts'
import type { PersonDetail } from './queries.ts'

/** What the form holds; an empty `sex` is not known. */
export interface PersonValues extends Record<string, unknown> {
  idType: IdType
  idNumber: string
  name: string
  birthDate: string
  sex: '' | '1' | '2'
  phone: string
  mail: string
  ethnic: string
  politics: string
  education: string
  degree: string
  post: string
  currentTitle: string
  specialty: string
  note: string
}
export type PersonFormOf = Form<PersonValues>

export const EMPTY: PersonValues = {
  ...{ idType: 'citizen', idNumber: '', name: '', birthDate: '', sex: '', phone: '', mail: '' },
  ...{ ethnic: '', politics: '', education: '', degree: '' },
  ...{ post: '', currentTitle: '', specialty: '', note: '' },
}

/** A person as the form begins with him; number and phone are known to the page only by their masks. */
export const valuesOf = (of: PersonDetail): PersonValues => {
  const { name, birthDate, mail, ethnic, politics, education, degree, post, currentTitle, specialty, note } =
    of
  return {
    ...EMPTY,
    ...{ idType: of.idType, name, birthDate, mail, ethnic, politics, education, degree },
    ...{ post, currentTitle, specialty, note, sex: of.sex === 1 ? '1' : of.sex === 2 ? '2' : '' },
  }
}

export const today = (): string => day(serverNow())

/** The same check as the server's, in words; `fresh` asks for the number too. */
export function checkPerson(values: PersonValues, fresh: boolean): FormErrors<PersonValues> {
  const faults = personFaults({ ...values, idNumber: fresh ? values.idNumber : null }, today())
  const said = Object.entries(faults).map(([field, fault]) => [field, problemText(fault as Problem)])
  return {
    ...Object.fromEntries(said),
    ...(fresh && !values.idNumber.trim() && { idNumber: t('person.form.id') }),
    ...(!values.name.trim() && { name: t('person.form.name') }),
  }
}

/** What `create` and `edit` have in common of it. */
export function fieldsOf(values: PersonValues) {
  const { name, mail, ethnic, politics, education, degree, post, currentTitle, specialty, note } = values
  const { idType, birthDate, sex } = values
  return {
    ...{ name, mail, ethnic, politics, education, degree, post, currentTitle, specialty, note },
    ...(idType !== 'citizen' && { birthDate, sex: sex ? (Number(sex) as 1 | 2) : (0 as const) }),
  }
}
