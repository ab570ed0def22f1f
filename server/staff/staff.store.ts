import { and, eq, inArray, max } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import type { Duty } from '../../shared/permission.ts'
import { missingOf, type StaffPart } from '../../shared/staff/staff.rules.ts'
import { isOwnStaff } from '../scope.ts'

/** An account of an organisation's staff, with its duties as such. */
export type Staff = Omit<typeof accounts.$inferSelect, 'duties'> & { duties: Duty[] }

/** The staff of one organisation, nobody else's (M-2.1), and none of the accounts of its committees. */
export async function staffOf(q: Read, orgId: string): Promise<Staff[]> {
  const rows = await q
    .select()
    .from(accounts)
    .where(and(eq(accounts.orgId, orgId), isOwnStaff()))
  return rows as Staff[]
}

/** What this person still lacks before he can work (M-2.6). */
export const lacks = ({ disabled, duties, scope }: Staff): StaffPart[] =>
  missingOf({ started: !disabled, duties, scope })

/** Added, but not yet able to work; whoever was stopped on purpose waits for nothing (M-2.6). */
export const awaitsSetup = (staff: Staff): boolean =>
  lacks(staff).length > 0 && !(staff.disabled && staff.passwordHash)

/** When these accounts signed in last. Sessions are forgotten after a week, the log is not. */
export async function lastLogins(q: Read, accountIds: string[]): Promise<ReadonlyMap<string, number>> {
  if (!accountIds.length) return new Map()
  const rows = await q
    .select({ id: auditLog.actorId, at: max(auditLog.at) })
    .from(auditLog)
    .where(and(inArray(auditLog.actorId, accountIds), eq(auditLog.action, 'auth.login')))
    .groupBy(auditLog.actorId)
  return new Map(rows.flatMap(({ id, at }) => (id && at ? [[id, +at] as const] : [])))
}
