import { and, asc, count, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { auditLog } from '../../db/schema/audit.ts'
import { orgs } from '../../db/schema/org.ts'
import {
  type AuditDetails,
  type AuditInput,
  type AuditRow,
  auditInput,
} from '../../shared/audit/audit.api.ts'
import { words } from '../../shared/i18n/zh-CN/audit.ts'
import { clockSecondsText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import type { Found, ListColumn, ListSource } from '../list.ts'
import { subjectNames } from './audit.names.ts'
import { auditWhere } from './audit.search.ts'

/** Found rows; an export reads page after page, each behind the last number instead of counting from the start. */
export async function findRows(
  ctx: Ctx,
  input: AuditInput,
): Promise<Found & { upTo(most: number): Promise<number> }> {
  const where = await auditWhere(ctx, input)
  // Newest first unless told: the auditor's question is what has just happened.
  const newest = input.sort === undefined || input.desc
  let reached = { offset: 0, seq: 0 }
  return {
    async ids(limit, offset) {
      if (where === null) return []
      const behind = newest ? lt(auditLog.seq, reached.seq) : gt(auditLog.seq, reached.seq)
      const goesOn = offset > 0 && offset === reached.offset
      const rows = await ctx.db.read
        .select({ seq: auditLog.seq })
        .from(auditLog)
        .where(and(where, goesOn ? behind : undefined))
        .orderBy(newest ? desc(auditLog.seq) : asc(auditLog.seq))
        .limit(limit)
        .offset(goesOn ? 0 : offset)
      const last = rows.at(-1)
      if (last) reached = { offset: offset + rows.length, seq: last.seq }
      return rows.map(({ seq }) => String(seq))
    },
    count: async () => (where === null ? 0 : ctx.db.read.$count(auditLog, where)),
    /** How many there are, counted no further than `most`. */
    async upTo(most) {
      if (where === null) return 0
      const some = ctx.db.read
        .select({ seq: auditLog.seq })
        .from(auditLog)
        .where(where)
        .limit(most)
        .as('some')
      const [found] = await ctx.db.read.select({ total: count() }).from(some)
      return found?.total ?? 0
    },
  }
}

async function rows({ db }: Ctx, ids: string[]): Promise<AuditRow[]> {
  const found = await db.read
    .select({ row: auditLog, orgName: orgs.name })
    .from(auditLog)
    .leftJoin(orgs, eq(orgs.id, auditLog.orgId))
    .where(inArray(auditLog.seq, ids.map(Number)))
  const names = await subjectNames(
    db.read,
    found.map(({ row }) => row.subject),
  )
  return found.map(({ row, orgName }) => ({
    id: String(row.seq),
    seq: row.seq,
    at: +row.at,
    actorId: row.actorId,
    actorName: row.actorName,
    orgName,
    action: row.action,
    subject: row.subject,
    subjectName: names.get(row.subject) ?? null,
    reviewId: row.reviewId,
    from: row.fromState,
    to: row.toState,
    reason: row.reason,
    details: row.details as AuditDetails,
    address: row.address,
    hash: row.hash,
  }))
}

const wordOf = (key: string): string =>
  (words as Record<string, string>)[key] ?? key.split('.').slice(2).join('.')
const detailsText = (details: AuditDetails): string =>
  Object.entries(details)
    .map(([key, value]) => `${wordOf(`audit.detail.${key}`)}：${value}`)
    .join('；')

/** Who did what no person is named for: somebody before the login, or the server by itself. */
const nobody = (action: string) => (action.startsWith('auth.') ? 'audit.nobody' : 'audit.system')

const column = (
  key: string,
  head: keyof typeof words,
  width: number,
  value: (row: AuditRow) => string | number | null,
): ListColumn<AuditRow> => ({ key, head: words[head], width, value })

/** 审计日志 as its page and its workbook show it, with the hash that chains each row to the one before. */
export const auditList: ListSource<AuditInput, AuditRow> = {
  right: 'audit.view',
  input: auditInput,
  find: findRows,
  rows,
  columns: [
    column('seq', 'audit.seq', 10, ({ seq }) => seq),
    column('at', 'audit.at', 20, ({ at }) => clockSecondsText(at)),
    column('actor', 'audit.actor', 14, ({ actorName, action }) => actorName || words[nobody(action)]),
    column('org', 'audit.org', 24, ({ orgName }) => orgName),
    column('action', 'audit.action', 18, ({ action }) => wordOf(`audit.action.${action}`)),
    column('subject', 'audit.subject', 40, ({ subject, subjectName }) =>
      subjectName === null ? subject : `${subjectName}（${subject}）`,
    ),
    column('from', 'audit.from', 14, ({ from }) => from),
    column('to', 'audit.to', 14, ({ to }) => to),
    column('reason', 'audit.reason', 30, ({ reason }) => reason),
    column('details', 'audit.details', 36, ({ details }) => detailsText(details)),
    column('address', 'audit.address', 16, ({ address }) => address),
    column('hash', 'audit.hash', 66, ({ hash }) => hash),
  ],
}
