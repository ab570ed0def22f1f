import type { Words } from '../i18n/index.ts'
import type { ReferenceItem, ReferenceKind } from '../reference/reference.ts'
import type { ReviewType } from './declaration.ts'
import type { Contents } from './form.ts'
import type { DeclarationKind, Section } from './sections.ts'

type Key = keyof Words['form']
/** Its words are `form.fault.<code>`. */
export type FaultCode = Key extends infer K ? (K extends `form.fault.${infer C}` ? C : never) : never

/** Something wrong with a form, where it stands. A param that begins with `form.` is the key of a word. */
export interface Fault {
  section: Section
  rowId?: string
  field?: string
  code: FaultCode
  params?: Record<string, string | number>
  /** Forbids the hand-in; otherwise it is worth a second look. */
  blocks: boolean
}

/** What the checks look at, the same on the page and on the server. */
export interface FormFacts {
  kind: DeclarationKind
  contents: Contents
  /** Documents in their slots, `type` as `image/jpeg`. */
  files: readonly { slot: string; type: string }[]
  application: {
    series: string
    level: string
    title: string
    specialty: string
    reviewType: ReviewType
    committeeId: string | null
  }
  person: { birthDate: string }
  /** `YYYY-MM-DD` in Beijing, and the year declared for. */
  today: string
  year: number
  /** An item of the reference data in force; while it is not known (the page is loading) codes are not checked. */
  find?:
    | ((kind: ReferenceKind, code: string) => Pick<ReferenceItem, 'parent' | 'attrs'> | undefined)
    | undefined
}

/** Where a fault stands, and its params. */
type At = Pick<Fault, 'section' | 'rowId' | 'field' | 'params'>

export const bars = (code: FaultCode, at: At): Fault => ({ ...at, code, blocks: true })
export const warns = (code: FaultCode, at: At): Fault => ({ ...at, code, blocks: false })
