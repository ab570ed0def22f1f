/** Every list that filters, sorts, pages, keeps views and exports on the server. */
export const LIST_NAMES = [
  'org.list',
  'staff.list',
  'person.list',
  'transfer.list',
  'plan.list',
  'plan.missing',
  'plan.stats',
  'climb.list',
  'climb.status',
  'committee.list',
  'expert.list',
  'blacklist.list',
  'job.list',
  'notice.list',
  'notice.receipts',
  'reference.list',
  'audit.list',
] as const
export type ListName = (typeof LIST_NAMES)[number]

/** Workbooks a person can hand in, each with a template, a dry run and errors by cell. */
export const IMPORT_NAMES = ['orgs', 'persons', 'plan', 'reference', 'experts'] as const
export type ImportName = (typeof IMPORT_NAMES)[number]

export const PAGE_SIZES = [20, 50, 100, 200] as const
