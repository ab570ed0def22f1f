import type { ReferenceKind } from '../reference/reference.ts'
import { type DeclarationKind, FILLED, type Section } from './sections.ts'

/** Every value of a form is text: a date `2024-11-05`, a month `2024-11`, a number `12.5`, a mark `yes` or nothing. */
export type Values = Record<string, string>
export interface Row {
  /** Made by the client, unique in its section: what a returned point and a difference name. */
  id: string
  values: Values
}
/** What stands in one section: the fields of the section itself and, in a list, its entries. */
export interface Content {
  values: Values
  rows: Row[]
}
export type Contents = Partial<Record<Section, Content>>

export type FieldKind =
  | 'text'
  | 'area'
  | 'date'
  | 'month'
  | 'year'
  /** A whole number, or with `step` one of its multiples. */
  | 'number'
  /** One of `options`, words `form.option.<name of the options>.<value>`. */
  | 'choice'
  /** A code of the reference data. */
  | 'reference'
  /** `yes` or nothing. */
  | 'mark'
  | 'phone'
  | 'mail'

export interface Field {
  key: string
  kind: FieldKind
  required?: true
  /** Longest text, in signs. */
  max?: number
  /** Bounds of a number, both included. */
  from?: number
  to?: number
  step?: number
  options?: keyof typeof OPTIONS
  reference?: ReferenceKind
  /** Field of the same section whose code is the parent of this one's items: a specialty's series. */
  parent?: string
  /** Takes half of a line on a wide page. */
  half?: true
  /** Known from elsewhere (person, unit, application): shown, never typed. */
  known?: true
  /** May not lie in the future. */
  past?: true
}

export interface SectionForm {
  /** Fields of the section itself. */
  fields: readonly Field[]
  /** Fields of an entry, when the section is a list. */
  row?: readonly Field[]
  /** The field an entry is called by. */
  called?: string
  /** The field entries are ordered by, newest first. */
  ordered?: string
  /** Entries at least and at most. */
  least?: number
  most?: number
}

export const OPTIONS = {
  post_kind: ['technical', 'management', 'worker', 'other'],
  employment: ['staffed', 'contract', 'agency', 'archived', 'other'],
  review_type: ['normal', 'exception', 'green', 'transfer', 'assess', 'entrusted'],
  acquired: ['review', 'exam', 'assess'],
  study_form: ['full', 'part'],
  assessment: ['excellent', 'good', 'basic', 'poor', 'none'],
  result_kind: [
    'project',
    'patent',
    'standard',
    'report',
    'course',
    'class_head',
    'open_lesson',
    'rural_service',
    'other',
  ],
  grade: ['national', 'province', 'city', 'county', 'unit', 'other'],
  paper_kind: ['paper', 'book', 'textbook'],
  indexed: ['none', 'core', 'sci', 'ei', 'ssci', 'cssci'],
} as const

const text = (key: string, max: number, more: Partial<Field> = {}): Field => ({
  key,
  kind: 'text',
  max,
  ...more,
})
const half = { half: true } as const
const required = { required: true } as const
const known = { known: true } as const
const past = { past: true } as const

const BASIC: readonly Field[] = [
  text('name', 40, { ...known, ...half }),
  text('idMasked', 40, { ...known, ...half }),
  { key: 'sex', kind: 'text', ...known, ...half },
  { key: 'birthDate', kind: 'date', ...known, ...half },
  text('unitName', 80, { ...known, ...half }),
  text('superiorName', 80, { ...known, ...half }),
  text('formerName', 40, half),
  { key: 'ethnic', kind: 'reference', reference: 'ethnic', ...required, ...half },
  { key: 'politics', kind: 'reference', reference: 'politics', ...required, ...half },
  text('native', 40, half),
  { key: 'workSince', kind: 'month', ...required, ...half, ...past },
  { key: 'phone', kind: 'phone', ...required, ...half },
  { key: 'mail', kind: 'mail', max: 80, ...half },
  text('department', 60, half),
  text('post', 60, half),
  text('specialty', 60, { ...required, ...half }),
  { key: 'specialtyYears', kind: 'number', from: 0, to: 60, ...required, ...half },
  { key: 'postKind', kind: 'choice', options: 'post_kind', ...required, ...half },
  text('postGrade', 30, half),
  { key: 'employment', kind: 'choice', options: 'employment', ...required, ...half },
  { key: 'insuredMonths', kind: 'number', from: 0, to: 720, ...half },
]

/** 申报信息. Series, level, title, specialty, committee and kind of review live on the declaration itself (`declare.apply`). */
const APPLICATION: readonly Field[] = [{ key: 'exceptionReason', kind: 'area', max: 1000 }]

const TITLE: readonly Field[] = [
  { key: 'none', kind: 'mark' },
  { key: 'series', kind: 'reference', reference: 'series', ...half },
  { key: 'name', kind: 'reference', reference: 'title', parent: 'series', ...half },
  text('specialty', 60, half),
  { key: 'since', kind: 'month', ...half, ...past },
  { key: 'acquired', kind: 'choice', options: 'acquired', ...half },
  text('issuer', 80, half),
  text('certificateNo', 60, half),
  { key: 'appointedSince', kind: 'month', ...half, ...past },
]

/** The form of a declaration, section by section (domain 3.9). Words: `form.section.<key>`, `form.<section>.<field>`. */
export const FORM: Partial<Record<Section, SectionForm>> = {
  basic: { fields: BASIC },
  application: { fields: APPLICATION },
  title: { fields: TITLE },
  study: {
    fields: [],
    called: 'school',
    ordered: 'from',
    least: 1,
    most: 12,
    row: [
      { key: 'from', kind: 'month', ...required, ...half, ...past },
      { key: 'to', kind: 'month', ...required, ...half, ...past },
      text('school', 80, { ...required, ...half }),
      text('major', 60, { ...required, ...half }),
      { key: 'education', kind: 'reference', reference: 'education', ...required, ...half },
      { key: 'degree', kind: 'reference', reference: 'degree', ...half },
      { key: 'form', kind: 'choice', options: 'study_form', ...required, ...half },
      text('certificateNo', 60, half),
      text('verifyCode', 40, half),
      { key: 'first', kind: 'mark', ...half },
      { key: 'highest', kind: 'mark', ...half },
    ],
  },
  work: {
    fields: [],
    called: 'unit',
    ordered: 'from',
    least: 1,
    most: 30,
    row: [
      { key: 'from', kind: 'month', ...required, ...half, ...past },
      { key: 'to', kind: 'month', ...half, ...past },
      text('unit', 80, { ...required, ...half }),
      text('department', 60, half),
      text('post', 80, { ...required, ...half }),
      text('witness', 40, half),
    ],
  },
  training: {
    fields: [],
    called: 'year',
    ordered: 'year',
    least: 1,
    most: 20,
    row: [
      { key: 'year', kind: 'year', ...required, ...half, ...past },
      { key: 'common', kind: 'number', from: 0, to: 1000, step: 0.5, ...required, ...half },
      { key: 'special', kind: 'number', from: 0, to: 1000, step: 0.5, ...required, ...half },
      text('certificateNo', 60, half),
    ],
  },
  assessment: {
    fields: [],
    called: 'year',
    ordered: 'year',
    least: 1,
    most: 20,
    row: [
      { key: 'year', kind: 'year', ...required, ...half, ...past },
      { key: 'result', kind: 'choice', options: 'assessment', ...required, ...half },
    ],
  },
  results: {
    fields: [],
    called: 'name',
    ordered: 'date',
    most: 40,
    row: [
      { key: 'kind', kind: 'choice', options: 'result_kind', ...required, ...half },
      { key: 'date', kind: 'month', ...required, ...half, ...past },
      text('name', 120, required),
      text('source', 80, half),
      { key: 'grade', kind: 'choice', options: 'grade', ...half },
      text('role', 60, { ...required, ...half }),
      text('number', 60, half),
      { key: 'effect', kind: 'area', max: 500 },
    ],
  },
  papers: {
    fields: [],
    called: 'name',
    ordered: 'date',
    most: 40,
    row: [
      { key: 'kind', kind: 'choice', options: 'paper_kind', ...required, ...half },
      { key: 'date', kind: 'month', ...required, ...half, ...past },
      text('name', 160, required),
      text('journal', 100, { ...required, ...half }),
      text('number', 60, { ...required, ...half }),
      text('issue', 40, half),
      text('rank', 20, { ...required, ...half }),
      { key: 'indexed', kind: 'choice', options: 'indexed', ...half },
      { key: 'best', kind: 'mark', ...half },
    ],
  },
  awards: {
    fields: [],
    called: 'name',
    ordered: 'date',
    most: 40,
    row: [
      text('name', 120, required),
      text('by', 80, { ...required, ...half }),
      { key: 'date', kind: 'month', ...required, ...half, ...past },
      { key: 'grade', kind: 'choice', options: 'grade', ...required, ...half },
      text('class', 40, half),
      text('rank', 20, half),
    ],
  },
  summary: { fields: [{ key: 'text', kind: 'area', max: 3000, ...required }] },
  exam: {
    fields: [],
    called: 'subject',
    ordered: 'date',
    most: 10,
    row: [
      text('subject', 60, { ...required, ...half }),
      { key: 'score', kind: 'number', from: 0, to: 200, step: 0.5, ...required, ...half },
      { key: 'date', kind: 'month', ...required, ...half, ...past },
      text('certificateNo', 60, half),
    ],
  },
  expertise: {
    fields: [
      text('field', 200, required),
      text('avoidUnits', 300),
      { key: 'availability', kind: 'area', max: 500 },
    ],
    called: 'specialty',
    least: 1,
    most: 10,
    row: [
      { key: 'series', kind: 'reference', reference: 'series', ...required, ...half },
      text('specialty', 60, { ...required, ...half }),
    ],
  },
  attachments: { fields: [] },
}

/** 附件材料 by slot (domain 3.9, 13). A document is seen by whoever sees the section it belongs to. */
export interface Slot {
  key: string
  section: Section
  kinds: readonly DeclarationKind[]
  required?: true
  /** Documents at most. */
  most: number
  /** Only a picture: the 1-inch photograph. */
  picture?: true
}
const both: readonly DeclarationKind[] = ['title', 'expert']
const title: readonly DeclarationKind[] = ['title']
export const SLOTS: readonly Slot[] = [
  { key: 'photo', section: 'basic', kinds: both, required: true, most: 1, picture: true },
  { key: 'id_card', section: 'basic', kinds: both, required: true, most: 2 },
  { key: 'insurance', section: 'basic', kinds: title, most: 5 },
  { key: 'title_cert', section: 'title', kinds: both, most: 5 },
  { key: 'appointment', section: 'title', kinds: title, most: 5 },
  { key: 'education', section: 'study', kinds: both, required: true, most: 10 },
  { key: 'training', section: 'training', kinds: title, most: 20 },
  { key: 'assessment', section: 'assessment', kinds: title, most: 10 },
  { key: 'results', section: 'results', kinds: both, most: 40 },
  { key: 'papers', section: 'papers', kinds: both, most: 40 },
  { key: 'awards', section: 'awards', kinds: both, most: 40 },
  { key: 'exam', section: 'exam', kinds: title, most: 10 },
  /** 单位公示证明, from the unit. */
  { key: 'notice', section: 'unit', kinds: both, most: 5 },
  { key: 'other', section: 'attachments', kinds: both, most: 20 },
]
export const slotOf = (key: string): Slot | undefined => SLOTS.find((slot) => slot.key === key)
/** A document the unit has hung there, not the applicant: it belongs to no hand-in and is seen by all who see the file. */
export const isOfUnit = ({ slot }: { slot: string }): boolean => slotOf(slot)?.section === 'unit'
export const slotsOf = (kind: DeclarationKind): Slot[] => SLOTS.filter(({ kinds }) => kinds.includes(kind))

/** The sections of this kind of file with their forms, in order. */
export const formOf = (kind: DeclarationKind): [Section, SectionForm][] =>
  FILLED[kind].map((key) => [key, FORM[key] ?? { fields: [] }])

export const empty = (): Content => ({ values: {}, rows: [] })

/** Longest content of one section, as JSON in bytes: a form filled to every brim stays below it. */
export const SECTION_BYTES = 256 * 1024
