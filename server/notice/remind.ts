import { and, asc, eq, gte, inArray, notExists, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { noticeReminders, type notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { send } from '../message/send.ts'
import { stillAsked } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { isOwnStaff } from '../scope.ts'
import { stateOf } from './notice.store.ts'
import { addressed, hasNotRead, ownNotice } from './receipt.list.ts'

type Notice = typeof notices.$inferSelect

/** Organisations reminded in one unit of work: a province is told in turns, and nobody else's writing waits for it. */
const TURN = 100

/** Midnight of today in China. */
const midnight = (now: Date): Date => new Date(`${dayOf(now)}T00:00:00+08:00`)

/** Of these organisations (null: all it is for) those still to be reminded: unread, and not reminded today. */
const due = async (ctx: Ctx, q: Read, notice: Notice, orgIds: readonly string[] | undefined) =>
  (
    await q
      .select({ id: orgs.id })
      .from(orgs)
      .where(
        and(
          addressed(notice),
          orgIds ? inArray(orgs.id, [...orgIds]) : undefined,
          hasNotRead(q, notice.id),
          notExists(
            q
              .select({ one: sql`1` })
              .from(noticeReminders)
              .where(
                and(
                  eq(noticeReminders.noticeId, notice.id),
                  eq(noticeReminders.orgId, orgs.id),
                  gte(noticeReminders.at, midnight(ctx.now)),
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(orgs.path))
      .limit(TURN)
  ).map(({ id }) => id)

/**
 * Reminds the staff of whatever organisation has not read a notice by message, each organisation once a day at most;
 * answers how many were reminded now. Refuses `notice.withdrawn` and `notice.expired`. Interrupted and asked again it goes on where it stood.
 */
export async function remind(ctx: Ctx, id: string, orgIds?: readonly string[]): Promise<number> {
  let reminded = 0
  for (;;) {
    const turn = await ctx.db.write(`notice:${id}`, async (tx) => {
      // asked anew in every turn: it may be withdrawn meanwhile, or the asker's rights
      await stillAsked(ctx, tx)
      const notice = await ownNotice(ctx, tx, id)
      if (notice.withdrawnAt) refuse('notice.withdrawn')
      if (stateOf(notice, ctx.now) === 'expired') refuse('notice.expired', { day: notice.validUntil ?? '' })
      const told = await due(ctx, tx, notice, orgIds)
      if (!told.length) return 0
      await tx
        .insert(noticeReminders)
        .values(told.map((orgId) => ({ noticeId: id, orgId, at: ctx.now })))
        .onConflictDoUpdate({
          target: [noticeReminders.noticeId, noticeReminders.orgId],
          set: { at: ctx.now },
        })
      const staff = await tx
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(inArray(accounts.orgId, told), isOwnStaff(), eq(accounts.disabled, false)))
      await send(tx, ctx.app, {
        ...{ accountIds: staff.map((each) => each.id), kind: 'notice.remind', at: ctx.now },
        params: { title: notice.title, org: ctx.actor?.orgName ?? '' },
        link: `/manage/notices?open=${id}`,
      })
      await log(tx, ctx, 'notice.reminded', `notice:${id}`, { details: { count: told.length } })
      tx.afterCommit(() => tellOrgs(ctx.app, [notice.orgId], 'notice'))
      return told.length
    })
    reminded += turn
    if (turn < TURN) return reminded
  }
}
