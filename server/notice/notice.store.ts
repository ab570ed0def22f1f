import { and, asc, desc, eq, gte, isNotNull, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { noticeReads, notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { NoticeState } from '../../shared/notice/notice.ts'
import type { Ctx } from '../ctx.ts'
import { idsIn, orgIdOf, pathOf } from '../scope.ts'

/**
 * Notices the asker may read: addressed to a subtree his organisation lies in and to organisations of its kind, and
 * not withdrawn; those of his own office in any state. The prefix is taken of his own path, so no row is compared
 * that another office sends past him.
 */
export function readable(ctx: Pick<Ctx, 'actor'>) {
  const path = pathOf(ctx)
  const way = idsIn(path).map((_id, at, ids) => `/${ids.slice(0, at + 1).join('/')}/`)
  const kind = ctx.actor?.orgKind ?? 'unit'
  const places = sql.join(
    way.map((each) => sql`${each}`),
    sql`, `,
  )
  const mine = eq(notices.orgId, orgIdOf(ctx))
  const forMe = and(
    sql`${notices.toPath} in (${places})`,
    isNull(notices.withdrawnAt),
    sql`cast(${notices.kinds} as text) like ${`%"${kind}"%`}`,
  )
  return sql`(${mine} or (${forMe}))`
}

type Held = Pick<typeof notices.$inferSelect, 'withdrawnAt' | 'validUntil'>

export const stateOf = ({ withdrawnAt, validUntil }: Held, now: Date): NoticeState =>
  withdrawnAt ? 'withdrawn' : validUntil !== null && validUntil < dayOf(now) ? 'expired' : 'current'

/** Those in a state, as `stateOf` tells it. */
export function inState(state: NoticeState, now: Date) {
  if (state === 'withdrawn') return isNotNull(notices.withdrawnAt)
  const today = dayOf(now)
  const held =
    state === 'expired'
      ? lt(notices.validUntil, today)
      : or(isNull(notices.validUntil), gte(notices.validUntil, today))
  return and(isNull(notices.withdrawnAt), held)
}

/** Nobody of the asker's has read it yet; what his own office sent needs no reading. */
export const unread = (ctx: Pick<Ctx, 'actor'>, q: Read) =>
  and(
    sql`${notices.orgId} <> ${orgIdOf(ctx)}`,
    notExists(
      q
        .select({ one: sql`1` })
        .from(noticeReads)
        .where(
          and(eq(noticeReads.noticeId, notices.id), eq(noticeReads.accountId, ctx.actor?.accountId ?? '')),
        ),
    ),
  )

/** For the desk: how many the asker has not read, the oldest first. */
export async function noticeTodos(ctx: Pick<Ctx, 'actor' | 'now'>, q: Read) {
  const where = and(readable(ctx), inState('current', ctx.now), unread(ctx, q))
  const first = await q
    .select({ id: notices.id, name: notices.title, at: notices.publishedAt })
    .from(notices)
    .where(where)
    .orderBy(asc(notices.publishedAt))
    .limit(5)
  const count = first.length < 5 ? first.length : await q.$count(notices, where)
  return {
    kind: 'notice.unread' as const,
    count,
    oldestAt: first[0] ? +first[0].at : null,
    first: first.map(({ id, name, at }) => ({ id, name, at: +at })),
  }
}

/** For the desk: the newest notices with whether the asker has read them; first the important ones he has not. */
export async function newestNotices(ctx: Pick<Ctx, 'actor' | 'now'>, q: Read) {
  const pressing = and(eq(notices.important, true), isNull(noticeReads.at), ne(notices.orgId, orgIdOf(ctx)))
  const rows = await q
    .select({
      id: notices.id,
      title: notices.title,
      orgName: orgs.name,
      orgId: notices.orgId,
      publishedAt: notices.publishedAt,
      validUntil: notices.validUntil,
      important: notices.important,
      readAt: noticeReads.at,
    })
    .from(notices)
    .innerJoin(orgs, eq(orgs.id, notices.orgId))
    .leftJoin(
      noticeReads,
      and(eq(noticeReads.noticeId, notices.id), eq(noticeReads.accountId, ctx.actor?.accountId ?? '')),
    )
    .where(and(readable(ctx), inState('current', ctx.now)))
    .orderBy(sql`case when ${pressing} then 0 else 1 end`, desc(notices.publishedAt), desc(notices.id))
    .limit(5)
  return rows.map(({ publishedAt, readAt, orgId, ...row }) => ({
    ...row,
    publishedAt: +publishedAt,
    read: readAt !== null || orgId === orgIdOf(ctx),
  }))
}
