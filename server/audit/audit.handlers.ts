import { and, count, desc, eq, exists, gte, isNull, lt, lte, or } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { orgs } from '../../db/schema/org.ts'
import { reviews } from '../../db/schema/review.ts'
import type { AuditDetails, auditApi } from '../../shared/audit/audit.api.ts'
import { refuse } from '../../shared/problem.ts'
import type { HandlersOf } from '../dispatch.ts'
import { within } from '../scope.ts'

/**
 * Rows an auditor may read: of reviews and staff of the own office and those below. What belongs to no office (a
 * wrong login, a sweep of the server) is for an office with none above it.
 */
function ofOffice(q: Read, path: string) {
  const below = within(orgs.path, path)
  const review = q
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(and(eq(reviews.id, auditLog.reviewId), below))
  const staff = q
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.id, auditLog.orgId), below))
  const isTop = path.split('/').filter(Boolean).length === 1
  const nobodys = isTop ? and(isNull(auditLog.orgId), isNull(auditLog.reviewId)) : undefined
  return or(exists(review), exists(staff), nobodys)
}

export const auditHandlers: HandlersOf<typeof auditApi> = {
  async list({ db, actor }, input) {
    const matching = and(
      ofOffice(db.read, actor?.orgPath ?? refuse('not_found')),
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
