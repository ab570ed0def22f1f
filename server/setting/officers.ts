import { and, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { type Duty, OFFICER_DUTIES } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { dutiesProblem } from '../../shared/staff/staff.rules.ts'
import { isOwnStaff } from '../scope.ts'

/**
 * 三员 are separated only when three different started people of the organisation hold the three duties, or nobody
 * could put right what is wrong; nobody of them may hold anything beside. Source: domain 7.2. Refuses
 * `setting.officers_missing` and `staff.duties_officers`.
 */
export async function needsOfficers(q: Read, orgId: string): Promise<void> {
  const staff = await q
    .select({ duties: accounts.duties })
    .from(accounts)
    .where(and(eq(accounts.orgId, orgId), isOwnStaff(), eq(accounts.disabled, false)))
  const officers = staff.filter(({ duties }) => OFFICER_DUTIES.some((duty) => duties.includes(duty)))
  for (const { duties } of officers) refuseIf(dutiesProblem(duties as Duty[], { both: true, officers: true }))
  const started = OFFICER_DUTIES.every((duty) => officers.some(({ duties }) => duties.includes(duty)))
  if (!started) refuse('setting.officers_missing')
}
