import { isDay, isMonth } from '../calendar/days.rules.ts'
import { isMail, isMobile } from '../contact.rules.ts'
import { bars, type Fault, type FaultCode, type FormFacts } from './fault.ts'
import { type Content, type Field, FORM, OPTIONS, type SectionForm, type Values } from './form.ts'
import type { Section } from './sections.ts'

type Found = { code: FaultCode; params?: Record<string, string | number> } | null

const length = (text: string): number => [...text].length

function numberFault({ from = 0, to = Number.MAX_SAFE_INTEGER, step = 1 }: Field, value: string): Found {
  const number = /^\d{1,9}(\.\d{1,2})?$/.test(value) ? Number(value) : Number.NaN
  const fits = number >= from && number <= to && Number.isInteger(number / step)
  return fits ? null : { code: 'number', params: { from, to } }
}

/** A moment of the form, as a day to compare by: the first of its year or month. */
function dayOf(kind: Field['kind'], value: string): string | null {
  if (kind === 'year') return /^(19|20)\d\d$/.test(value) ? `${value}-01-01` : null
  if (kind === 'month') return isMonth(value) ? `${value}-01` : null
  return isDay(value) ? value : null
}

function dateFault({ kind, past }: Field, value: string, today: string): Found {
  const day = dayOf(kind, value)
  if (day === null) return { code: 'date' }
  return past && day > today ? { code: 'future' } : null
}

function referenceFault(field: Field, value: string, values: Values, { find }: FormFacts): Found {
  if (!find || !field.reference) return null
  const item = find(field.reference, value)
  if (!item) return { code: 'choice' }
  return field.parent && item.parent !== (values[field.parent] ?? '') ? { code: 'choice' } : null
}

/** What is wrong with the value of a field, empty ones aside. */
function valueFault(field: Field, value: string, values: Values, facts: FormFacts): Found {
  switch (field.kind) {
    case 'text':
    case 'area':
      return null
    case 'number':
      return numberFault(field, value)
    case 'date':
    case 'month':
    case 'year':
      return dateFault(field, value, facts.today)
    case 'choice': {
      const options: readonly string[] = field.options ? OPTIONS[field.options] : []
      return options.includes(value) ? null : { code: 'choice' }
    }
    case 'reference':
      return referenceFault(field, value, values, facts)
    case 'mark':
      return value === 'yes' ? null : { code: 'choice' }
    case 'phone':
      return isMobile(value) ? null : { code: 'phone' }
    case 'mail':
      return isMail(value) ? null : { code: 'mail' }
  }
}

function fieldFault(field: Field, values: Values, facts: FormFacts): Found {
  if (field.known) return null
  const value = (values[field.key] ?? '').trim()
  if (value === '') return field.required ? { code: 'required' } : null
  if (field.max !== undefined && length(value) > field.max)
    return { code: 'too_long', params: { max: field.max } }
  return valueFault(field, value, values, facts)
}

/** Required, length, format, choices and dates of all fields of a section, and how many entries it has. */
export function fieldFaults(section: Section, content: Content, facts: FormFacts): Fault[] {
  const form: SectionForm = FORM[section] ?? { fields: [] }
  const inValues = (fields: readonly Field[], values: Values, rowId?: string): Fault[] =>
    fields.flatMap((field) => {
      const found = fieldFault(field, values, facts)
      if (!found) return []
      const at = { section, field: field.key, ...(rowId !== undefined && { rowId }) }
      return bars(found.code, {
        ...at,
        params: { field: `form.${section}.${field.key}`, ...found.params },
      })
    })
  const rows = form.row ? content.rows : []
  const called = `form.section.${section}`
  return [
    ...inValues(form.fields, content.values),
    ...(form.least && rows.length < form.least
      ? [bars('least', { section, params: { section: called, n: form.least } })]
      : []),
    ...(form.most !== undefined && rows.length > form.most
      ? [bars('most', { section, params: { section: called, n: form.most } })]
      : []),
    ...rows.flatMap((row) => inValues(form.row ?? [], row.values, row.id)),
  ]
}
