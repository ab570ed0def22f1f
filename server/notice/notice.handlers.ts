import { and, asc, count, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { noticeReads, notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { share } from '../../db/share.ts'
import type { noticeApi } from '../../shared/notice/notice.api.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import { refuse } from '../../shared/problem.ts'
import { attach, attachmentOf, attachmentsOf, openAttachment, storeUpload } from '../attachment.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf, rowsInOrder } from '../list.ts'
import { once } from '../once.ts'
import { tellAccountNews, tellOrgs } from '../push.ts'
import { idsIn, nodeOf, orgIdOf, TREE, within } from '../scope.ts'
import { noticeList } from './notice.list.ts'
import { readable } from './notice.store.ts'

/** Receipts shown at once; the sums cover all. */
const MOST_RECEIPTS = 500

/** A notice the asker may read. Anything else is not there. */
async function visible(ctx: Ctx, q: Read, id: string) {
  const [notice] = await q
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), readable(ctx)))
  return notice ?? refuse('not_found')
}

/** A notice of the asker's own office. */
async function own(ctx: Ctx, q: Read, id: string) {
  const notice = await visible(ctx, q, id)
  return notice.orgId === orgIdOf(ctx) ? notice : refuse('not_found')
}

/** Organisations a notice is for, but the one that sent it. */
const addressed = (notice: { toPath: string; kinds: OrgKind[]; orgId: string }) =>
  and(
    within(orgs.path, notice.toPath),
    inArray(orgs.kind, notice.kinds),
    ne(orgs.state, 'deleted'),
    ne(orgs.id, notice.orgId),
  )

async function tellReaders(tx: Tx, ctx: Ctx, notice: Parameters<typeof addressed>[0]): Promise<void> {
  const rows = await tx.select({ id: orgs.id }).from(orgs).where(addressed(notice))
  const ids = [notice.orgId, ...rows.map(({ id }) => id)]
  tx.afterCommit(() => tellOrgs(ctx.app, ids, 'notice'))
}

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

  async receipts(ctx, { id }) {
    const notice = await own(ctx, ctx.db.read, id)
    const q = ctx.db.read
    const reads = await q
      .select({ orgId: accounts.orgId, name: accounts.name, at: noticeReads.at })
      .from(noticeReads)
      .innerJoin(accounts, eq(accounts.id, noticeReads.accountId))
      // who has been moved away since is not counted among those it is for
      .innerJoin(orgs, eq(orgs.id, accounts.orgId))
      .where(and(eq(noticeReads.noticeId, id), addressed(notice)))
      .orderBy(asc(noticeReads.at))
    const first = new Map<string, { name: string; at: Date }>()
    for (const { orgId, name, at } of reads) if (orgId && !first.has(orgId)) first.set(orgId, { name, at })
    const [all] = await q.select({ n: count() }).from(orgs).where(addressed(notice))
    const rows = await q
      .select({ id: orgs.id, name: orgs.name })
      .from(orgs)
      .where(addressed(notice))
      .orderBy(asc(orgs.path))
      .limit(MOST_RECEIPTS)
    return {
      orgs: all?.n ?? 0,
      readOrgs: first.size,
      rows: rows.map((org) => ({
        orgName: org.name,
        readerName: first.get(org.id)?.name ?? null,
        at: first.get(org.id) ? +first.get(org.id)!.at : null,
      })),
    }
  },

  publish: (ctx, { commandId, node, kinds, title, body }) =>
    ctx.db.write('notices', (tx) =>
      once(ctx, tx, commandId, 'notice.publish', async () => {
        await share(tx, TREE)
        const to = await nodeOf(ctx, tx, node)
        const id = ctx.newId()
        const notice = { orgId: orgIdOf(ctx), toPath: to.path, kinds: [...new Set(kinds)] }
        await tx
          .insert(notices)
          .values({ id, ...notice, title, body, byName: ctx.actor?.name ?? '', publishedAt: ctx.now })
        await log(tx, ctx, 'notice.published', `notice:${id}`, { details: { orgId: to.id } })
        await tellReaders(tx, ctx, notice)
        return { id }
      }),
    ),

  withdraw: (ctx, { commandId, id, version }) =>
    ctx.db.write(`notice:${id}`, (tx) =>
      once(ctx, tx, commandId, 'notice.withdraw', async () => {
        const notice = await own(ctx, tx, id)
        if (notice.withdrawnAt) refuse('notice.withdrawn')
        if (notice.version !== version) refuse('stale')
        await tx
          .update(notices)
          .set({ withdrawnAt: ctx.now, version: version + 1 })
          .where(and(eq(notices.id, id), isNull(notices.withdrawnAt)))
        await log(tx, ctx, 'notice.withdrawn', `notice:${id}`)
        await tellReaders(tx, ctx, notice)
        return { version: version + 1 }
      }),
    ),

  async attach(ctx, { id }) {
    await own(ctx, ctx.db.read, id)
    const stored = await storeUpload(ctx)
    return ctx.db.write(`notice:${id}`, async (tx) => {
      const notice = await own(ctx, tx, id)
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
