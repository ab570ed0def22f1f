import type { TodoKind } from '../../shared/desk/desk.api.ts'
import type { WordKey } from '../../shared/i18n/index.ts'
import type { Duty, Right } from '../../shared/permission.ts'

export type MenuId =
  | 'desk'
  | 'orgs'
  | 'own'
  | 'planAudit'
  | 'staff'
  | 'persons'
  | 'transfers'
  | 'planMine'
  | 'planStats'
  | 'status'
  | 'handlerAudit'
  | 'principalAudit'
  | 'expertAudit'
  | 'acceptance'
  | 'reviews'
  | 'supervision'
  | 'blacklist'
  | 'experts'
  | 'committees'
  | 'deadlines'
  | 'jobs'
  | 'messages'
  | 'notices'
  | 'reference'
  | 'settings'
  | 'audit'
  | 'account'

export interface MenuEntry {
  id: MenuId
  href: string
  /** Any one of these opens it. */
  rights: readonly Right[]
  /** Only for whoever has one of these duties too: both steps of a review have the same rights. */
  duties?: readonly Duty[]
  /** A path whose pages it leads to beside its own: a file has one address, whosever step it is. */
  opens?: string
  group: WordKey | null
}

const UNITS = 'manage.group.units'
const PEOPLE = 'manage.group.people'
const PLANS = 'manage.group.plans'
const CLIMB = 'manage.group.climb'
const REVIEW = 'manage.group.review'
const SYSTEM = 'manage.group.system'

/** The pages under the manual's names and in its order (【单位管理】--【申报计划审查】, M-3.7), with the rights they ask for. */
const ENTRIES: readonly MenuEntry[] = [
  { id: 'desk', href: '/manage', rights: ['office', 'org.own', 'account.own'], group: null },
  { id: 'orgs', href: '/manage/orgs', rights: ['org.manage'], group: UNITS },
  { id: 'own', href: '/manage/own', rights: ['org.manage'], group: UNITS },
  { id: 'planAudit', href: '/manage/plans', rights: ['plan.audit'], group: UNITS },
  { id: 'staff', href: '/manage/staff', rights: ['staff.manage', 'staff.grant'], group: PEOPLE },
  { id: 'persons', href: '/manage/persons', rights: ['person.view'], group: PEOPLE },
  { id: 'status', href: '/manage/status', rights: ['declare.status'], group: PEOPLE },
  { id: 'transfers', href: '/manage/transfers', rights: ['transfer.manage'], group: PEOPLE },
  { id: 'planMine', href: '/manage/plan', rights: ['plan.edit'], group: PLANS },
  { id: 'planStats', href: '/manage/plan-stats', rights: ['plan.view'], group: PLANS },
  {
    id: 'handlerAudit',
    href: '/manage/climb',
    rights: ['declare.audit'],
    duties: ['handler'],
    group: CLIMB,
  },
  {
    id: 'principalAudit',
    href: '/manage/climb-principal',
    rights: ['declare.audit'],
    duties: ['principal'],
    opens: '/manage/climb',
    group: CLIMB,
  },
  {
    id: 'expertAudit',
    href: '/manage/climb-experts',
    rights: ['declare.audit'],
    duties: ['handler', 'principal'],
    group: CLIMB,
  },
  {
    id: 'acceptance',
    href: '/manage/climb-committee',
    rights: ['declare.accept'],
    opens: '/manage/climb',
    group: CLIMB,
  },
  { id: 'reviews', href: '/manage/reviews', rights: ['review.view'], group: REVIEW },
  { id: 'supervision', href: '/manage/supervision', rights: ['review.supervise'], group: REVIEW },
  { id: 'committees', href: '/manage/committees', rights: ['committee.view'], group: SYSTEM },
  { id: 'blacklist', href: '/manage/blacklist', rights: ['blacklist.view'], group: SYSTEM },
  { id: 'experts', href: '/manage/experts', rights: ['expert.view'], group: SYSTEM },
  { id: 'deadlines', href: '/manage/deadlines', rights: ['committee.window'], group: SYSTEM },
  { id: 'jobs', href: '/manage/jobs', rights: ['job.view'], group: SYSTEM },
  { id: 'notices', href: '/manage/notices', rights: ['office'], group: SYSTEM },
  { id: 'reference', href: '/manage/reference', rights: ['reference.edit'], group: SYSTEM },
  { id: 'settings', href: '/manage/settings', rights: ['setting.office', 'setting.security'], group: SYSTEM },
  { id: 'audit', href: '/manage/audit', rights: ['audit.view'], group: SYSTEM },
  { id: 'account', href: '/manage/account', rights: ['account.own'], group: SYSTEM },
]

/** Everybody's, and reached from the head of every page rather than from the menu. */
const MESSAGES: MenuEntry = {
  id: 'messages',
  href: '/manage/messages',
  rights: ['account.own'],
  group: null,
}

/** The menu of a person: M-0.8, the set of pages depends on the role. */
export const menuFor = (rights: ReadonlySet<Right>, duties: readonly Duty[] = []): MenuEntry[] =>
  ENTRIES.filter(
    (entry) =>
      entry.rights.some((right) => rights.has(right)) &&
      (entry.duties?.some((duty) => duties.includes(duty)) ?? true),
  )

const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)

/** Whether this person finds a page at this path; one that leads nowhere is open to all. */
export function mayOpen(path: string, rights: ReadonlySet<Right>, duties: readonly Duty[] = []): boolean {
  const own = [...menuFor(rights, duties), MESSAGES]
  return entryOf(path) === 'desk' || entryOf(path, own) !== 'desk'
}

/** Which entry a path belongs to, of those given: all, or a person's own. */
export const entryOf = (path: string, entries: readonly MenuEntry[] = [...ENTRIES, MESSAGES]): MenuId =>
  (
    entries.findLast(({ id, href }) => id !== 'desk' && isBelow(path, href)) ??
    entries.find(({ opens }) => opens !== undefined && isBelow(path, opens))
  )?.id ?? 'desk'

/** Where the menu shows how many wait. */
export const MENU_OF: Partial<Record<TodoKind, readonly MenuId[]>> = {
  'org.audit': ['orgs'],
  'plan.audit': ['planAudit'],
  'plan.returned': ['planMine'],
  'plan.begin': ['planMine'],
  'declare.audit': ['handlerAudit'],
  'declare.principal': ['principalAudit'],
  'declare.expert': ['expertAudit'],
  'declare.accept': ['acceptance'],
  'transfer.decide': ['transfers'],
  'transfer.overdue': ['transfers'],
  'staff.missing': ['staff'],
  'notice.unread': ['notices'],
}
