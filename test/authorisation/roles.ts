/**
 * Everybody the table asks for. The province `org-1` separates the three officers: its `admin` has no say over
 * accounts and safety, `system` and `security` have. `unit_*` belong to the approved unit `unit-1` below it.
 */
export const ROLES = [
  'nobody',
  'must_change',
  'admin',
  'handler',
  'principal',
  'auditor',
  'system',
  'security',
  /** 经办人 of the province whose 审查权限 nobody has set. */
  'unauthorised',
  'unit_admin',
  'unit_handler',
  'unit_principal',
  /** The account of a committee of the city `city-1`, above `unit-1`. */
  'committee',
  /** 管理员 of a unit nobody has audited yet. */
  'unapproved',
  'applicant',
  'member',
  'leader',
  'chair',
  'reporter',
  'screen',
] as const
export type Role = (typeof ROLES)[number]

export const UNIT_ROLES: readonly Role[] = ['unit_admin', 'unit_handler', 'unit_principal']

/** Of a review. */
export interface ReviewTarget {
  reviewId: string
  /** The group of the member and the leader. */
  panelId: string
  committeeId: string
  candidateId: string
  /** A candidate nothing else of the table touches. */
  spareId: string
  fileId: string
  seatId: string
  expertId: string
  /** The expert who reports already. */
  reporterId: string
  accountId: string
  jobId: string
}

/** Of a unit. */
export interface UnitTarget {
  orgId: string
  /** Who administers that unit. */
  adminId: string
  /** A started 经办人 of the asker's own organisation (not of that unit), whom nothing else of the table touches. */
  staffId: string
  personId: string
  /** Asked for by the sibling unit, not yet due. */
  transferId: string
  /** Submitted, at the province's desk. */
  planId: string
  /** A draft of the year after. */
  draftPlanId: string
  noticeId: string
  declarationId: string
  /** Of the year before, handed in and waiting at the unit's committee; with a document. */
  climbId: string
  climbFileId: string
  /** 评委会 of the office `city-1`, the `committee` role's own; the sibling's is another of the city. */
  councilId: string
  /** A suspicion against the person, and the person in the pool of experts; both of the province. */
  entryId: string
  poolId: string
  /** A document in a slot of the declaration (`-spare` another), and an upload nobody has fed. */
  formFileId: string
  uploadId: string
  orgFileId: string
  planFileId: string
  noticeFileId: string
}

/** Of the asker alone; a row's `mine` makes them. */
export interface PersonalTarget {
  sessionId: string
  workbookJobId: string
  viewId: string
}

/**
 * Ids an operation may name. Own: of the review and of `unit-1`, which the province's people look after and the
 * unit's people work in. Sibling: the review's second group, and another unit of the same province. Foreign: of
 * another province. Absent: of none.
 */
export type Target = ReviewTarget & UnitTarget & PersonalTarget
