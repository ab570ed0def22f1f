import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { noticeReads, notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { noticeApi } from '../../shared/notice/notice.api.ts'
import { clockText } from '../beijing.ts'
import { holds, type ListSource, orderOf } from '../list.ts'
import { orgIdOf } from '../scope.ts'
import { inState, readable, stateOf, unread } from './notice.store.ts'

type Input = z.output<typeof noticeApi.list.input>
type Row = z.input<typeof noticeApi.list.output>['rows'][number]

const STATE_WORDS = { current: '有效', expired: '已过期', withdrawn: '已撤回' }

export const noticeList: ListSource<Input, Row> = {
  right: 'office',
  input: noticeApi.list.input,
  async find(ctx, input) {
    const { read } = ctx.db
    const where = and(
      readable(ctx),
      input.own ? eq(notices.orgId, orgIdOf(ctx)) : undefined,
      input.state ? inState(input.state, ctx.now) : undefined,
      // what holds no longer asks for no reading
      input.unread ? and(inState('current', ctx.now), unread(ctx, read)) : undefined,
      input.search ? holds(notices.title, input.search) : undefined,
    )
    const order = orderOf(
      // the newest first, unless somebody asks otherwise
      { ...input, desc: input.sort ? input.desc : true },
      { publishedAt: notices.publishedAt, title: notices.title, validUntil: notices.validUntil },
      'publishedAt',
      notices.id,
    )
    return {
      ids: async (limit, offset) =>
        (
          await read
            .select({ id: notices.id })
            .from(notices)
            .where(where)
            .orderBy(...order)
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: () => read.$count(notices, where),
    }
  },

  async rows(ctx, ids) {
    const rows = await ctx.db.read
      .select({ notice: notices, orgName: orgs.name, readAt: noticeReads.at })
      .from(notices)
      .innerJoin(orgs, eq(orgs.id, notices.orgId))
      .leftJoin(
        noticeReads,
        and(eq(noticeReads.noticeId, notices.id), eq(noticeReads.accountId, ctx.actor?.accountId ?? '')),
      )
      .where(inArray(notices.id, ids))
    return rows.map(({ notice, orgName, readAt }) => ({
      id: notice.id,
      title: notice.title,
      orgName,
      byName: notice.byName,
      publishedAt: +notice.publishedAt,
      state: stateOf(notice, ctx.now),
      validUntil: notice.validUntil,
      important: notice.important,
      withdrawnAt: notice.withdrawnAt && +notice.withdrawnAt,
      own: notice.orgId === orgIdOf(ctx),
      readAt: readAt && +readAt,
      version: notice.version,
    }))
  },

  columns: [
    { key: 'title', head: '标题', width: 50, value: (row) => row.title },
    { key: 'orgName', head: '发布单位', width: 24, value: (row) => row.orgName },
    { key: 'byName', head: '发布人', width: 12, value: (row) => row.byName },
    { key: 'publishedAt', head: '发布时间', width: 20, value: (row) => clockText(row.publishedAt) },
    { key: 'validUntil', head: '有效期至', width: 14, value: (row) => row.validUntil },
    { key: 'important', head: '重要', width: 8, value: (row) => (row.important ? '是' : '') },
    { key: 'state', head: '状态', width: 10, value: (row) => STATE_WORDS[row.state] },
  ],
}
