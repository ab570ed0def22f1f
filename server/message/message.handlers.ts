import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { messages } from '../../db/schema/message.ts'
import type { messageApi } from '../../shared/message/message.api.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { tellAccountNews } from '../push.ts'

const PAGE = 30
/** Beyond this many of one moment the rest is left out. */
const MOST = 300

const accountOf = (ctx: Ctx): string => ctx.actor?.accountId ?? refuse('auth.required')

const unreadOf = (q: Read, accountId: string): Promise<number> =>
  q.$count(messages, and(eq(messages.accountId, accountId), isNull(messages.readAt)))

export const messageHandlers: HandlersOf<typeof messageApi> = {
  async list(ctx, { before, unread }) {
    const accountId = accountOf(ctx)
    const q = ctx.db.read
    const rows = await q
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.accountId, accountId),
          before === undefined ? undefined : lt(messages.at, new Date(before)),
          unread ? isNull(messages.readAt) : undefined,
        ),
      )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(MOST)
    const page = whole(rows)
    return {
      unread: await unreadOf(q, accountId),
      rows: page.map(({ id, kind, params, link, at, readAt }) => ({
        ...{ id, kind, params, link },
        at: +at,
        readAt: readAt && +readAt,
      })),
      more: rows.length > page.length,
    }
  },

  read: (ctx, { ids }) => {
    const accountId = accountOf(ctx)
    return ctx.db.write(`messages:${accountId}`, async (tx) => {
      const read = await tx
        .update(messages)
        .set({ readAt: ctx.now })
        .where(
          and(
            eq(messages.accountId, accountId),
            isNull(messages.readAt),
            ids && inArray(messages.id, ids.length ? ids : ['']),
          ),
        )
        .returning({ id: messages.id })
      if (read.length) tx.afterCommit(() => tellAccountNews(ctx.app, [accountId], 'message'))
      return { unread: await unreadOf(tx, accountId) }
    })
  },
}

/**
 * A page ends between two moments, for the next begins before its last: of one moment there may be many, when files
 * are passed on by the hundred.
 */
function whole<R extends { at: Date }>(rows: R[]): R[] {
  if (rows.length <= PAGE) return rows
  const next = rows[PAGE]!
  const kept = rows.slice(0, PAGE).filter(({ at }) => +at !== +next.at)
  return kept.length ? kept : rows
}
