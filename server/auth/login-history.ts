import { and, desc, eq, inArray } from 'drizzle-orm'
import { auditLog } from '../../db/schema/audit.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { Ctx } from '../ctx.ts'

/** What an owner wants to know about his account: who got in, who tried, what was changed about getting in. */
const SHOWN: AuditAction[] = [
  'auth.login',
  'auth.login_failed',
  'auth.locked',
  'auth.taken_over',
  'auth.password_changed',
  'auth.second_on',
  'auth.second_off',
]
const MOST = 50

/** The last events of an account's login, newest first, from the log nobody can change. */
export async function loginHistory({ db }: Ctx, accountId: string) {
  const rows = await db.read
    .select({ at: auditLog.at, action: auditLog.action, address: auditLog.address })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `account:${accountId}`), inArray(auditLog.action, SHOWN)))
    .orderBy(desc(auditLog.seq))
    .limit(MOST)
  return rows.map(({ at, ...row }) => ({ at: +at, ...row }))
}
