import type { OrgKind } from '../../../shared/org/org.ts'
import { type KnownCode, type ProfileField, profileProblems } from '../../../shared/org/profile.rules.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { FormErrors } from '../../ui/form.ts'
import type { OrgProfile } from './queries.ts'

/** What stands against submitting, in words under each field: the rules are those of the server. */
export function profileErrors(profile: OrgProfile, kind: OrgKind, known: KnownCode): ProfileErrors {
  const errors: ProfileErrors = {}
  for (const found of profileProblems(profile, kind, known)) {
    const field = found.params!.where as ProfileField
    const label = t(`org.${field}`)
    errors[field] =
      found.code === 'field.required'
        ? t('form.required.missing', { label })
        : problemText({ code: found.code, params: { ...found.params, field: label } })
  }
  return errors
}

export type ProfileErrors = FormErrors<OrgProfile & Record<string, unknown>> &
  Partial<Record<ProfileField, string>>
