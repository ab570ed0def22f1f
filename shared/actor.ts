import type { Duty } from './permission.ts'

/** The portals with an entrance of their own. */
export const PORTALS = ['manage', 'review', 'screen'] as const
export type Portal = (typeof PORTALS)[number]

/** Who asks. `staff` belong to an organisation for years; `expert` and `screen` live and die with one review. */
export interface Actor {
  accountId: string
  sessionId: string
  kind: 'staff' | 'expert' | 'screen'
  name: string
  login: string
  orgId: string | null
  orgName: string | null
  /** Materialised path of the organisation, `/41/4101/`; everything whose path starts with it is "mine and below". */
  orgPath: string | null
  duties: Duty[]
  reviewId: string | null
  expertId: string | null
  mustChange: boolean
}
