import type { WordKey } from '../../shared/i18n/index.ts'
import type { Right } from '../../shared/permission.ts'

export interface MenuEntry {
  id: 'desk' | 'reviews' | 'supervision' | 'audit' | 'account'
  href: string
  /** Any one of these opens it. */
  rights: readonly Right[]
  group: WordKey | null
}

/** The pages of this release under the manual's names (M-5, M-5.10), with the rights they ask for. */
const ENTRIES: readonly MenuEntry[] = [
  { id: 'desk', href: '/manage', rights: ['review.view', 'audit.view'], group: null },
  { id: 'reviews', href: '/manage/reviews', rights: ['review.view'], group: 'manage.group.review' },
  {
    id: 'supervision',
    href: '/manage/supervision',
    rights: ['review.supervise'],
    group: 'manage.group.review',
  },
  { id: 'audit', href: '/manage/audit', rights: ['audit.view'], group: 'manage.group.system' },
  { id: 'account', href: '/manage/account', rights: ['account.own'], group: 'manage.group.system' },
]

/** The menu of a person: M-0.8, the set of pages depends on the role. */
export const menuFor = (rights: ReadonlySet<Right>): MenuEntry[] =>
  ENTRIES.filter((entry) => entry.rights.some((right) => rights.has(right)))

/** Which entry a path belongs to. */
export const entryOf = (path: string): MenuEntry['id'] =>
  ENTRIES.findLast((entry) => path === entry.href || path.startsWith(`${entry.href}/`))?.id ?? 'desk'
