/** The sections of a declaration (domain 3.9, an expert's 3.10): the units of 按内容审查. */
export const SECTIONS = [
  'basic',
  'application',
  'title',
  'study',
  'work',
  'training',
  'assessment',
  'results',
  'papers',
  'awards',
  'summary',
  'exam',
  'expertise',
  'attachments',
  'promise',
  'unit',
] as const
export type Section = (typeof SECTIONS)[number]

/** What an applicant declares: a title, or to become an expert of the pool (M-2.11). */
export const DECLARATION_KINDS = ['title', 'expert'] as const
export type DeclarationKind = (typeof DECLARATION_KINDS)[number]

/** The sections an applicant fills in, in their order. `promise` is signed at the hand-in, `unit` is the unit's. */
export const FILLED: Record<DeclarationKind, readonly Section[]> = {
  title: [
    'basic',
    'application',
    'title',
    'study',
    'work',
    'training',
    'assessment',
    'results',
    'papers',
    'awards',
    'summary',
    'exam',
    'attachments',
  ],
  expert: [
    'basic',
    'application',
    'title',
    'expertise',
    'study',
    'work',
    'results',
    'papers',
    'awards',
    'attachments',
  ],
}

/** What a reviewer's scope may name: all that somebody fills in (M-2.8). */
export const REVIEWED: readonly Section[] = SECTIONS.filter((key) => key !== 'promise' && key !== 'unit')
