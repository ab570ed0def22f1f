/** What has a business history, documents and a desk. */
export const SUBJECT_KINDS = [
  'org',
  'staff',
  'person',
  'transfer',
  'plan',
  'declaration',
  'notice',
  'committee',
  'expert',
  'blacklist',
] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What the server says has changed: pages that show it ask again. Never any content. */
export const TOPICS = [
  'org',
  'staff',
  'person',
  'transfer',
  'plan',
  'declare',
  'committee',
  'expert',
  'blacklist',
  'message',
  'job',
  'notice',
  'setting',
  'reference',
] as const
export type Topic = (typeof TOPICS)[number]
