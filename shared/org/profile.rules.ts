import { isMail, isPhone } from '../contact.rules.ts'
import { type Problem, problem } from '../problem.ts'
import { isCreditCode } from './credit-code.ts'
import type { OrgKind, OrgProfile } from './org.ts'

export type ProfileField = keyof OrgProfile

/** Fields of the form in their order. */
export const PROFILE_FIELDS = [
  'creditCode',
  'legalPerson',
  'areaCode',
  'address',
  'affiliation',
  'rank',
  'nature',
  'sector',
  'professionals',
  'contactName',
  'contactPhone',
  'contactMail',
  'note',
] as const satisfies readonly ProfileField[]

/** Fields that hold a code of the reference data, and of which kind. */
export const PROFILE_CODES = {
  areaCode: 'area',
  affiliation: 'affiliation',
  rank: 'rank',
  nature: 'nature',
  sector: 'sector',
} as const satisfies Partial<Record<ProfileField, string>>
export type ProfileCode = keyof typeof PROFILE_CODES

/** What says who the unit is: once it is audited, a change of these is audited again; all else holds at once. */
export const KEY_FIELDS: readonly ProfileField[] = [
  'creditCode',
  'legalPerson',
  'areaCode',
  'affiliation',
  'rank',
  'nature',
  'sector',
]

const FREE: readonly ProfileField[] = ['note']
/** A 职改办 is no legal person of its own, has no sector and counts no specialists. */
const FREE_FOR_OFFICES: readonly ProfileField[] = ['creditCode', 'legalPerson', 'sector', 'professionals']

export const isRequired = (field: ProfileField, kind: OrgKind): boolean =>
  !FREE.includes(field) && !(kind === 'office' && FREE_FOR_OFFICES.includes(field))

export const EMPTY_PROFILE: OrgProfile = {
  creditCode: '',
  areaCode: '',
  affiliation: '',
  rank: '',
  nature: '',
  sector: '',
  legalPerson: '',
  address: '',
  contactName: '',
  contactPhone: '',
  contactMail: '',
  professionals: null,
  note: '',
}

const FORM: Partial<Record<ProfileField, (text: string) => Problem | null>> = {
  creditCode: (text) => (isCreditCode(text) ? null : problem('field.credit_code')),
  contactPhone: (text) => (isPhone(text) ? null : problem('field.phone')),
  contactMail: (text) => (isMail(text) ? null : problem('field.mail')),
}

/** Whether a code is among the reference data of its field. */
export type KnownCode = (kind: (typeof PROFILE_CODES)[ProfileCode], code: string) => boolean

/**
 * What stands against submitting the form, by field and in its order (M-0.5): `field.*`, with the field's key as
 * `where`. The page shows the same under its fields while they are filled in.
 */
export function profileProblems(profile: OrgProfile, kind: OrgKind, known: KnownCode): Problem[] {
  return PROFILE_FIELDS.flatMap((where) => {
    const found = problemOf(where, profile, kind, known)
    return found ? [{ code: found.code, params: { ...found.params, where } }] : []
  })
}

function problemOf(
  field: ProfileField,
  profile: OrgProfile,
  kind: OrgKind,
  known: KnownCode,
): Problem | null {
  const value = profile[field]
  if (value === null || value === '')
    return isRequired(field, kind) ? problem('field.required', { field }) : null
  if (typeof value === 'number') return null
  const reference = PROFILE_CODES[field as ProfileCode]
  if (reference) return known(reference, value) ? null : problem('field.code_unknown', { field, code: value })
  return FORM[field]?.(value) ?? null
}

/** Whether the new data must be audited before they hold: a key field differs from what is in force. */
export const changesKeyData = (inForce: OrgProfile | null, next: OrgProfile): boolean =>
  !inForce || KEY_FIELDS.some((field) => inForce[field] !== next[field])
