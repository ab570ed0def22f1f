import type { OrgKind, OrgState } from './org/org.ts'
import type { Duty, Scope } from './permission.ts'

/** The portals with an entrance of their own. */
export const PORTALS = ['manage', 'review', 'declare', 'screen'] as const
export type Portal = (typeof PORTALS)[number]

export const ACCOUNT_KINDS = ['staff', 'expert', 'screen', 'applicant'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/**
 * Who asks. `staff` belong to an organisation for years, an `applicant` to himself; `expert` and `screen` live and
 * die with one review.
 */
export interface Actor {
  accountId: string
  sessionId: string
  kind: AccountKind
  name: string
  login: string
  orgId: string | null
  orgName: string | null
  /** Materialised path of the organisation, `/41/4101/`; everything whose path starts with it is "mine and below". */
  orgPath: string | null
  orgKind: OrgKind | null
  orgState: OrgState | null
  duties: Duty[]
  /** 审查权限: `null` until somebody has set it. */
  scope: Scope | null
  /** The organisation separates the three officers (三员): its 管理员 has no say over accounts and safety. */
  officers: boolean
  reviewId: string | null
  expertId: string | null
  personId: string | null
  /** The account of a committee (评委会管理员), at the office that supervises it. */
  committeeId: string | null
  mustChange: boolean
  /** The office requires a second factor and this account has none yet. */
  mustEnrol: boolean
}
