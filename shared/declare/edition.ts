import { isAsked } from './check.ts'
import type { ReviewType } from './declaration.ts'
import { type Contents, slotOf, type Values } from './form.ts'
import { keptContents } from './kept.ts'
import { type DeclarationKind, FILLED, REVIEWED, type Section } from './sections.ts'

/** What was applied for. */
interface Applied {
  kind: DeclarationKind
  year: number
  series: string
  level: string
  title: string
  specialty: string
  reviewType: ReviewType
  counted: boolean
}

/** The form as a hand-in freezes it: with what the register knows of the person, and with what was applied for. */
export function editionContents(
  { kind, year, series, level, title, specialty, reviewType, counted }: Applied,
  form: Contents,
  known: Values,
  committee: { id: string; name: string } | null,
): Contents {
  const applied: Values = {
    ...{ year: String(year), series, level, title, specialty, reviewType, counted: counted ? 'yes' : '' },
    ...{ committee: committee?.id ?? '', committeeName: committee?.name ?? '' },
  }
  return keptContents(kind, {
    ...form,
    basic: { values: { ...form.basic?.values, ...known }, rows: [] },
    application: { values: { ...form.application?.values, ...applied }, rows: [] },
  })
}

/** Sections of an edition in which reviewers have something to pass: asked for, or with content or documents. */
export const reviewedSections = (
  kind: DeclarationKind,
  contents: Contents,
  files: readonly { slot: string }[],
): Section[] =>
  REVIEWED.filter(
    (section) =>
      FILLED[kind].includes(section) &&
      (isAsked(kind, section) ||
        contents[section] !== undefined ||
        files.some(({ slot }) => slotOf(slot)?.section === section)),
  )
