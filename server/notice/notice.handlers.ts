import { and, eq, isNull } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { noticeReads, notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { share } from '../../db/share.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { noticeApi } from '../../shared/notice/notice.api.ts'
import { refuse } from '../../shared/problem.ts'
import { attach, attachmentOf, attachmentsOf, openAttachment, storeUpload } from '../attachment.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf, rowsInOrder } from '../list.ts'
import { once } from '../once.ts'
import { tellAccountNews, tellOrgs } from '../push.ts'
import { idsIn, nodeOf, orgIdOf, TREE } from '../scope.ts'
import { noticeList } from './notice.list.ts'
import { readable } from './notice.store.ts'
import { addressed, hasRead, ownNotice, receiptList } from './receipt.list.ts'
import { remind } from './remind.ts'

/** A notice the asker may read. Anything else is not there. */
async function visible(ctx: Ctx, q: Read, id: string) {
  const [notice] = await q
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), readable(ctx)))
  return notice ?? refuse('not_found')
}

/** How many organisations a notice is for, and how many of them somebody has read it in. */
async function reachOf(q: Read, notice: Parameters<typeof addressed>[0] & { id: string }) {
  return {
    orgs: await q.$count(orgs, addressed(notice)),
    readOrgs: await q.$count(orgs, and(addressed(notice), hasRead(q, notice.id))),
  }
}

async function tellReaders(tx: Tx, ctx: Ctx, notice: Parameters<typeof addressed>[0]): Promise<void> {
  const rows = await tx.select({ id: orgs.id }).from(orgs).where(addressed(notice))
  const ids = [notice.orgId, ...rows.map(({ id }) => id)]
  tx.afterCommit(() => tellOrgs(ctx.app, ids, 'notice'))
}

const nameOf = (ctx: Ctx): string => ctx.actor?.name ?? ''

export const noticeHandlers: HandlersOf<typeof noticeApi> = {
  list: (ctx, input) => pageOf(ctx, noticeList, input),

  async get(ctx, { id }) {
    const notice = await visible(ctx, ctx.db.read, id)
    const [row] = await rowsInOrder(ctx, noticeList, [id])
    const [to] = await ctx.db.read
      .select({ name: orgs.name })
      .from(orgs)
      .where(eq(orgs.id, idsIn(notice.toPath).at(-1) ?? ''))
    return {
      ...(row ?? refuse('not_found')),
      body: notice.body,
      toName: to?.name ?? '',
      kinds: notice.kinds,
      withdrawnBy: notice.withdrawnBy,
      withdrawReason: notice.withdrawReason,
      reach: notice.orgId === orgIdOf(ctx) ? await reachOf(ctx.db.read, notice) : null,
      attachments: await attachmentsOf(ctx.db.read, { kind: 'notice', subjectId: id }),
    }
  },

  async read(ctx, { id }) {
    const notice = await visible(ctx, ctx.db.read, id)
    const accountId = ctx.actor?.accountId ?? refuse('auth.required')
    await ctx.db.write(`notice:${id}`, async (tx) => {
      await tx.insert(noticeReads).values({ noticeId: id, accountId, at: ctx.now }).onConflictDoNothing()
      // what one person has read is news to him and to the sender, not to his colleagues
      tx.afterCommit(() => {
        tellAccountNews(ctx.app, [accountId], 'notice')
        tellOrgs(ctx.app, [notice.orgId], 'notice')
      })
    })
    return {}
  },

  receipts: (ctx, input) => pageOf(ctx, receiptList, input),

  remind: async (ctx, { id, orgIds }) => ({ orgs: await remind(ctx, id, orgIds) }),

  publish: (ctx, { commandId, node, kinds, ...words }) =>
    ctx.db.write('notices', (tx) =>
      once(ctx, tx, commandId, 'notice.publish', async () => {
        const { validUntil = null, ...text } = words
        if (validUntil && validUntil < dayOf(ctx.now)) refuse('notice.until_past')
        await share(tx, TREE)
        const to = await nodeOf(ctx, tx, node)
        const id = ctx.newId()
        const notice = { orgId: orgIdOf(ctx), toPath: to.path, kinds: [...new Set(kinds)] }
        await tx
          .insert(notices)
          .values({ id, ...notice, ...text, validUntil, byName: nameOf(ctx), publishedAt: ctx.now })
        await log(tx, ctx, 'notice.published', `notice:${id}`, { details: { orgId: to.id } })
        await tellReaders(tx, ctx, notice)
        return { id }
      }),
    ),

  withdraw: (ctx, { commandId, id, version, reason }) =>
    ctx.db.write(`notice:${id}`, (tx) =>
      once(ctx, tx, commandId, 'notice.withdraw', async () => {
        const notice = await ownNotice(ctx, tx, id)
        if (notice.withdrawnAt) refuse('notice.withdrawn')
        if (notice.version !== version) refuse('stale')
        await tx
          .update(notices)
          .set({
            ...{ withdrawnAt: ctx.now, withdrawnBy: nameOf(ctx), withdrawReason: reason },
            version: version + 1,
          })
          .where(and(eq(notices.id, id), isNull(notices.withdrawnAt)))
        await log(tx, ctx, 'notice.withdrawn', `notice:${id}`, { reason })
        await tellReaders(tx, ctx, notice)
        return { version: version + 1 }
      }),
    ),

  async attach(ctx, { id }) {
    await ownNotice(ctx, ctx.db.read, id)
    const stored = await storeUpload(ctx)
    return ctx.db.write(`notice:${id}`, async (tx) => {
      const notice = await ownNotice(ctx, tx, id)
      if (notice.withdrawnAt) refuse('notice.withdrawn')
      await tellReaders(tx, ctx, notice)
      const file = await attach(tx, ctx, { kind: 'notice', subjectId: id }, stored)
      await log(tx, ctx, 'notice.file_added', `notice:${id}`)
      return { id: file }
    })
  },

  async file(ctx, { attachmentId }) {
    const row = await attachmentOf(ctx.db.read, 'notice', attachmentId)
    await visible(ctx, ctx.db.read, row.subjectId)
    return openAttachment(ctx, row)
  },
}
