/** The sections of a declaration (domain 3.9): the units of 按内容审查. */
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
  'attachments',
  'promise',
  'unit',
] as const
export type Section = (typeof SECTIONS)[number]
