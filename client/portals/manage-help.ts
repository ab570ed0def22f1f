import type { WordKey } from '../../shared/i18n/index.ts'
import type { Right } from '../../shared/permission.ts'
import { entryOf, type MenuId, type menuFor } from './manage-menu.ts'

/** Pages below an entry of the menu that have help of their own. */
const BELOW = [
  [/^\/manage\/reviews\/import$/, 'reviewImport'],
  [/^\/manage\/reviews\/[^/]+$/, 'review'],
  [/^\/manage\/reviews\/[^/]+\/slips$/, 'slips'],
  [/^\/manage\/reviews\/[^/]+\/papers\/[^/]+$/, 'papers'],
  [/^\/manage\/supervision\/[^/]+$/, 'watchReview'],
  [/^\/manage\/supervision\/[^/]+\/[^/]+$/, 'watchPanel'],
  [/^\/manage\/climb(-principal|-experts|-committee)?\/[^/]+$/, 'file'],
] as const satisfies readonly (readonly [RegExp, string])[]

export type HelpId = MenuId | (typeof BELOW)[number][1] | 'standstill'

/** What only whoever has a right can do on a page: told to nobody else. */
const OF_RIGHT = {
  desk: [
    ['review.supervise', 'running'],
    ['review.view', 'due'],
  ],
  persons: [['person.manage', 'manage']],
  notices: [['notice.publish', 'publish']],
  reviews: [
    ['review.edit', 'edit'],
    ['review.approve', 'approve'],
  ],
  blacklist: [['blacklist.edit', 'edit']],
  experts: [['expert.manage', 'manage']],
  committees: [['committee.manage', 'manage']],
} as const satisfies Partial<Record<HelpId, readonly (readonly [Right, string])[]>>

/** Pages one goes to from there; shown are those a person may open. */
const ALSO: Partial<Record<HelpId, readonly MenuId[]>> = {
  desk: ['notices', 'account'],
  orgs: ['staff', 'planAudit', 'own'],
  own: ['staff', 'orgs'],
  staff: ['own', 'settings'],
  persons: ['transfers', 'status'],
  transfers: ['persons'],
  planMine: ['planStats'],
  planAudit: ['planStats', 'planMine'],
  planStats: ['planAudit', 'planMine'],
  status: ['handlerAudit', 'principalAudit', 'persons'],
  handlerAudit: ['status', 'deadlines'],
  principalAudit: ['status', 'deadlines'],
  expertAudit: ['experts'],
  acceptance: ['committees'],
  file: ['status', 'deadlines'],
  committees: ['deadlines', 'reviews'],
  deadlines: ['committees', 'jobs'],
  jobs: ['deadlines'],
  experts: ['expertAudit', 'blacklist'],
  blacklist: ['experts', 'settings'],
  reviews: ['committees', 'supervision'],
  supervision: ['reviews'],
  settings: ['reference', 'audit'],
  reference: ['settings'],
  messages: ['notices'],
  notices: ['messages'],
  standstill: ['account'],
}

/** The help of the page at this path; null where nobody wrote one, which a test does not let pass. */
export function helpAt(path: string, here: MenuId): HelpId | null {
  const below = BELOW.find(([pattern]) => pattern.test(path))?.[1]
  if (below) return below
  const id = entryOf(path)
  return id === 'desk' && path.replace(/\/$/, '') !== '/manage' ? null : here
}

/** What it tells this person, a key of the words for each part. */
export const helpWords = (id: HelpId, rights: ReadonlySet<Right>): WordKey[] => [
  `help.${id}`,
  ...(OF_RIGHT[id as keyof typeof OF_RIGHT] ?? [])
    .filter(([right]) => rights.has(right))
    .map(([, part]) => `help.${id}.${part}` as WordKey),
]

export const helpLinks = (id: HelpId, own: ReturnType<typeof menuFor>) =>
  (ALSO[id] ?? []).flatMap((other) => own.filter((entry) => entry.id === other))
