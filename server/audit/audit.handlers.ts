import { and, count, desc, eq, gte, lt, lte } from 'drizzle-orm'
import { auditLog } from '../../db/schema/audit.ts'
import type { AuditDetails, auditApi } from '../../shared/audit/audit.api.ts'
import type { HandlersOf } from '../dispatch.ts'

export const auditHandlers: HandlersOf<typeof auditApi> = {
  async list({ db }, input) {
    const matching = and(
      input.action && eq(auditLog.action, input.action),
      input.actorId ? eq(auditLog.actorId, input.actorId) : undefined,
      input.reviewId ? eq(auditLog.reviewId, input.reviewId) : undefined,
      input.subject ? eq(auditLog.subject, input.subject) : undefined,
      input.from ? gte(auditLog.at, new Date(input.from)) : undefined,
      input.to ? lte(auditLog.at, new Date(input.to)) : undefined,
    )
    const [found] = await db.read.select({ total: count() }).from(auditLog).where(matching)
    const rows = await db.read
      .select()
      .from(auditLog)
      .where(and(matching, input.before ? lt(auditLog.seq, input.before) : undefined))
      .orderBy(desc(auditLog.seq))
      .limit(input.limit + 1)
    return {
      rows: rows.slice(0, input.limit).map((row) => ({
        seq: row.seq,
        at: +row.at,
        actorName: row.actorName,
        action: row.action,
        subject: row.subject,
        reviewId: row.reviewId,
        from: row.fromState,
        to: row.toState,
        reason: row.reason,
        details: row.details as AuditDetails,
        address: row.address,
        hash: row.hash,
      })),
      more: rows.length > input.limit,
      total: found?.total ?? 0,
    }
  },
}
