import type { Field } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import type { Reference } from './queries.ts'

/** `form.<section>.<field>`: what a field is called on the form. */
export const fieldLabel = (section: Section, key: string): string => tMaybe(`form.${section}.${key}`) ?? key

/** A value as the printed form has it: names for codes, 是 for a mark; nothing stays nothing. */
export function fieldText(field: Field, value: string, reference: Reference): string {
  if (value === '') return ''
  if (field.kind === 'choice') return tMaybe(`form.option.${field.options}.${value}`) ?? value
  if (field.kind === 'reference' && field.reference) return reference.name(field.reference, value)
  if (field.kind === 'mark') return t('form.yes')
  if (field.key === 'sex') return tMaybe(`form.sex.${value}`) ?? value
  return value
}
