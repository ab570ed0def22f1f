import type { Right } from '../../../shared/permission.ts'
import type { ReviewRow } from './queries.ts'
import { standOf } from './words.ts'

export type DutyKind = 'approve' | 'await_approval' | 'overdue' | 'accept' | 'await_accept'

export interface Duty {
  kind: DutyKind
  review: ReviewRow
  /** The tab of the review's page where it is done. */
  tab: string
  /** ms. */
  due: number
  /** Due within a day, or overdue. */
  urgent: boolean
}

const DAY = 24 * 3_600_000

/**
 * What waits for a person with these rights, the most pressing first: drafts to approve, results to accept, reviews
 * whose time is over. Who may not decide is told what others are expected to do, when following it up is his work.
 */
export function dutiesFor(rows: readonly ReviewRow[], rights: ReadonlySet<Right>, now: number): Duty[] {
  const approves = rights.has('review.approve')
  const edits = rights.has('review.edit')
  const duty = (kind: DutyKind, review: ReviewRow, tab: string, due: number): Duty => ({
    kind,
    review,
    tab,
    due,
    urgent: due - now < DAY,
  })
  return rows
    .flatMap((row): Duty[] => {
      const stand = standOf(row, now)
      if (stand === 'draft' && approves) return [duty('approve', row, 'readiness', row.startsAt)]
      if (stand === 'draft' && edits) return [duty('await_approval', row, 'readiness', row.startsAt)]
      if (stand === 'overdue' && edits) return [duty('overdue', row, 'window', row.endsAt)]
      if (stand === 'reported' && approves) return [duty('accept', row, 'overview', row.endsAt)]
      if (stand === 'reported' && edits) return [duty('await_accept', row, 'overview', row.endsAt)]
      return []
    })
    .sort((a, b) => a.due - b.due)
}
