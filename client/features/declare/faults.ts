import type { Fault } from '../../../shared/declare/fault.ts'
import { type Content, FORM, SLOTS } from '../../../shared/declare/form.ts'
import type { DeclarationKind, Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import type { StateKind } from '../../ui/state-word.tsx'
import type { SlotFile } from './queries.ts'

export const sectionWord = (section: Section): string => t(`form.section.${section}`)
export const fieldWord = (section: Section, field: string): string =>
  tMaybe(`form.${section}.${field}`) ?? sectionWord(section)
export const slotWord = (slot: string): string => tMaybe(`form.slot.${slot}`) ?? slot

/** What is wrong, why, and what to do. */
export function faultText({ code, params, section, field }: Fault): string {
  const said: Record<string, string | number> = { section: sectionWord(section) }
  if (field) said.field = fieldWord(section, field)
  for (const [key, value] of Object.entries(params ?? {}))
    said[key] = (typeof value === 'string' && value.startsWith('form.') ? tMaybe(value) : undefined) ?? value
  return t(`form.fault.${code}`, said)
}

/** The slot whose document is missing or wrong, or nothing where it is about a field. */
export function slotOfFault({ section, rowId, field }: Fault): string | undefined {
  if (rowId || !field || fieldOf(section, field, false)) return undefined
  return SLOTS.find((slot) => slot.key === field && slot.section === section)?.key
}

/** Whether something of this section has been filled in or uploaded. */
export const isEmptySection = (content: Content | undefined, files: number): boolean =>
  files === 0 &&
  (content?.rows.length ?? 0) === 0 &&
  Object.values(content?.values ?? {}).every((value) => value === '')

/** Faults that only say that something is not there yet, in contrast to something that is wrong. */
const MISSING: ReadonlySet<Fault['code']> = new Set([
  'required',
  'least',
  'slot',
  'committee',
  'title_missing',
  'study_highest',
  'training_years',
  'assessment_years',
])
export const isMissing = ({ code }: Pick<Fault, 'code'>): boolean => MISSING.has(code)

export interface Standing {
  kind: StateKind
  word: string
}

/** How a section stands: 完整, 2 处待改, 还差 3 项, 未填, 选填. */
export function standingOf(found: {
  section: Section
  content: Content | undefined
  files: readonly SlotFile[]
  faults: readonly Fault[]
}): Standing {
  const { section, content, faults } = found
  const files = found.files.filter(({ slot }) => section === 'attachments' || sectionOfSlot(slot) === section)
  const all = faults.filter(
    (fault) => fault.section === section || (section === 'attachments' && slotOfFault(fault) !== undefined),
  )
  const blocks = all.filter(({ blocks }) => blocks)
  const wrong = blocks.filter((fault) => !isMissing(fault)).length
  if (wrong) return { kind: 'fail', word: t('declare.stand.wrong', { n: wrong }) }
  const untouched = isEmptySection(content, files.length)
  if (blocks.length)
    return untouched
      ? { kind: 'wait', word: t('declare.stand.empty') }
      : { kind: 'half', word: t('declare.stand.missing', { n: blocks.length }) }
  if (untouched && section !== 'application') return { kind: 'off', word: t('declare.stand.optional') }
  return { kind: 'done', word: t('declare.stand.done') }
}

const sectionOfSlot = (slot: string): Section | undefined => SLOTS.find(({ key }) => key === slot)?.section

/** Slots that are filled in this section of such a file; 附件材料 has them all, the unit's own is not among them. */
export const slotsIn = (kind: DeclarationKind, section: Section) =>
  SLOTS.filter(
    (slot) =>
      slot.kinds.includes(kind) &&
      slot.section !== 'unit' &&
      (section === 'attachments' || slot.section === section),
  )

/** Every field of a section by its key: of an entry, or of the section itself. */
export const fieldOf = (section: Section, key: string, row: boolean) =>
  (row ? FORM[section]?.row : FORM[section]?.fields)?.find((field) => field.key === key)
