import { isDay, yearsBetween } from '../calendar/days.rules.ts'
import { fieldFaults } from './check-fields.ts'
import { lifeFaults, rankFaults, sameFaults } from './check-life.ts'
import { titleFaults } from './check-title.ts'
import { yearlyFaults } from './check-years.ts'
import type { ReviewType } from './declaration.ts'
import { bars, type Fault, type FormFacts, warns } from './fault.ts'
import { empty, SLOTS, slotsOf } from './form.ts'
import { FILLED, type Section } from './sections.ts'

/** At this age men and women alike have retired (Order 40: 离退休人员 may not apply). */
export const RETIRED_AT = 60
/** Kinds of review that need their reason. */
const REASONED: readonly ReviewType[] = ['exception', 'green', 'transfer']

/** Somebody past retirement may not declare, unless a document in 其他材料 shows that the retirement is postponed. */
function ageFaults({ person: { birthDate }, today, files }: FormFacts): Fault[] {
  const age = isDay(birthDate) ? yearsBetween(birthDate, today) : 0
  if (age < RETIRED_AT) return []
  const fault = files.some(({ slot }) => slot === 'other') ? warns : bars
  return [fault('age', { section: 'basic', field: 'birthDate', params: { age: RETIRED_AT } })]
}

/** 申报信息: committee, title and specialty are chosen, the title is one of the series and level, reasons are given. */
function applicationFaults({ application, contents, find }: FormFacts): Fault[] {
  const { committeeId, title, series, level, specialty, reviewType } = application
  const section = 'application'
  const needs = (field: 'title' | 'specialty', value: string): Fault[] =>
    value.trim() ? [] : [bars('required', { section, field, params: { field: `form.application.${field}` } })]
  const item = title ? find?.('title', title) : undefined
  const strange = find && title && (item?.parent !== series || item.attrs.level !== level)
  const reason = contents.application?.values.exceptionReason?.trim()
  return [
    ...needs('title', title),
    ...(strange
      ? [bars('choice', { section, field: 'title', params: { field: 'form.application.title' } })]
      : []),
    ...needs('specialty', specialty),
    ...(committeeId ? [] : [bars('committee', { section, field: 'committee' })]),
    ...(REASONED.includes(reviewType) && !reason
      ? [bars('exception_reason', { section, field: 'exceptionReason' })]
      : []),
  ]
}

/** Required documents are there, the photograph is a picture, and what is listed is shown. */
function fileFaults({ kind, files, contents }: FormFacts): Fault[] {
  return slotsOf(kind).flatMap(({ key, section, required, picture, most }) => {
    const own = files.filter(({ slot }) => slot === key)
    const params = { slot: `form.slot.${key}` }
    const at = { section, field: key, params }
    if (picture && own.some(({ type }) => !type.startsWith('image/'))) return [bars('picture', at)]
    if (own.length > most) return [bars('most', { ...at, params: { section: params.slot, n: most } })]
    if (own.length) return []
    if (required) return [bars('slot', at)]
    return LISTED.includes(key) && contents[section]?.rows.length ? [warns('slot', at)] : []
  })
}
/** Slots whose documents show the entries of a list. */
const LISTED: readonly string[] = ['training', 'assessment', 'results', 'papers', 'awards', 'exam']

/**
 * All that is wrong with a form, section by section, in the order it is filled in: pure, so that the page tells it while
 * one types and the server refuses by the same (domain 3.9). What no rule could excuse `blocks` the hand-in.
 */
export function faultsOf(facts: FormFacts): Fault[] {
  const sections = FILLED[facts.kind]
  const title = facts.kind === 'title'
  const all = [
    ...sections.flatMap((section) => fieldFaults(section, facts.contents[section] ?? empty(), facts)),
    ...(title ? [...ageFaults(facts), ...applicationFaults(facts)] : []),
    ...titleFaults(facts),
    ...lifeFaults(facts),
    ...(title ? yearlyFaults(facts) : []),
    ...sameFaults(facts),
    ...rankFaults(facts),
    ...fileFaults(facts),
  ]
  const place = (section: Section): number => sections.indexOf(section)
  return all.filter(({ section }) => place(section) >= 0).sort((a, b) => place(a.section) - place(b.section))
}

/** The same for one section. */
export const faultsOfSection = (section: Section, facts: FormFacts): Fault[] =>
  faultsOf(facts).filter((fault) => fault.section === section)

/** Sections that must be filled in whatever else: a reviewer has something to pass there (M-4.2.3). */
export const isAsked = (kind: FormFacts['kind'], section: Section): boolean =>
  ASKED[kind].has(section) || SLOTS.some((slot) => slot.section === section && slot.required)
const ASKED: Record<FormFacts['kind'], ReadonlySet<Section>> = {
  title: new Set(['basic', 'application', 'title', 'study', 'work', 'training', 'assessment', 'summary']),
  expert: new Set(['basic', 'title', 'expertise', 'study', 'work']),
}
