import { and, eq, exists, inArray, ne, notExists, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { noticeReads, noticeReminders, notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { noticeApi } from '../../shared/notice/notice.api.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import { refuse } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListSource, orderOf } from '../list.ts'
import { orgIdOf, within } from '../scope.ts'

type Input = z.output<typeof noticeApi.receipts.input>
type Row = z.input<typeof noticeApi.receipts.output>['rows'][number]

/** Organisations a notice is for, but the one that sent it: who has been moved out of its reach counts no more. */
export const addressed = (notice: { toPath: string; kinds: OrgKind[]; orgId: string }): SQL =>
  and(
    within(orgs.path, notice.toPath),
    inArray(orgs.kind, notice.kinds),
    ne(orgs.state, 'deleted'),
    ne(orgs.id, notice.orgId),
  )!

/** A notice of the asker's own office; another's is not there. */
export async function ownNotice(ctx: Ctx, q: Read, id: string) {
  const [notice] = await q
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.orgId, orgIdOf(ctx))))
  return notice ?? refuse('not_found')
}

const readers = (q: Read, id: string) =>
  q
    .select({ one: sql`1` })
    .from(accounts)
    .innerJoin(noticeReads, and(eq(noticeReads.accountId, accounts.id), eq(noticeReads.noticeId, id)))
    .where(eq(accounts.orgId, orgs.id))
export const hasRead = (q: Read, id: string): SQL => exists(readers(q, id))
export const hasNotRead = (q: Read, id: string): SQL => notExists(readers(q, id))

const firstRead = (id: string): SQL =>
  sql`(select min(${noticeReads.at}) from ${accounts} inner join ${noticeReads} on ${noticeReads.accountId} = ${accounts.id} and ${noticeReads.noticeId} = ${id} where ${accounts.orgId} = ${orgs.id})`
const lastReminded = (id: string): SQL =>
  sql`(select ${noticeReminders.at} from ${noticeReminders} where ${noticeReminders.noticeId} = ${id} and ${noticeReminders.orgId} = ${orgs.id})`

/** 阅读情况 of one notice, organisation by organisation; a row's id names both, for an export asks by ids alone. */
export const receiptList: ListSource<Input, Row> = {
  right: 'notice.publish',
  input: noticeApi.receipts.input,
  async find(ctx, { notice: id, read, search, ...input }) {
    const q = ctx.db.read
    const notice = await ownNotice(ctx, q, id)
    const where = and(
      addressed(notice),
      read === undefined ? undefined : read ? hasRead(q, id) : hasNotRead(q, id),
      search ? holds(sql`${orgs.name} || ' ' || ${orgs.pinyin}`, search) : undefined,
    )
    const sorts = { org: orgs.path, at: firstRead(id), remindedAt: lastReminded(id) }
    // who has no time stands at the end either way, on either database
    const empty = input.sort && input.sort !== 'org' ? [sql`${sorts[input.sort]} is null`] : []
    return {
      ids: async (limit, offset) =>
        (
          await q
            .select({ id: orgs.id })
            .from(orgs)
            .where(where)
            .orderBy(...empty, ...orderOf(input, sorts, 'org', orgs.id))
            .limit(limit)
            .offset(offset)
        ).map((org) => `${id}:${org.id}`),
      count: () => q.$count(orgs, where),
    }
  },

  async rows(ctx, ids) {
    const q = ctx.db.read
    const id = ids[0]?.split(':')[0] ?? ''
    const orgIds = ids.map((each) => each.slice(id.length + 1))
    const reads = await q
      .select({ orgId: accounts.orgId, name: accounts.name, at: noticeReads.at })
      .from(noticeReads)
      .innerJoin(accounts, eq(accounts.id, noticeReads.accountId))
      .where(and(eq(noticeReads.noticeId, id), inArray(accounts.orgId, orgIds)))
      .orderBy(noticeReads.at)
    const first = new Map(reads.toReversed().map((each) => [each.orgId, each]))
    const rows = await q
      .select({ id: orgs.id, name: orgs.name, remindedAt: noticeReminders.at })
      .from(orgs)
      .leftJoin(noticeReminders, and(eq(noticeReminders.orgId, orgs.id), eq(noticeReminders.noticeId, id)))
      .where(inArray(orgs.id, orgIds))
    return rows.map((org) => ({
      id: `${id}:${org.id}`,
      orgId: org.id,
      orgName: org.name,
      readerName: first.get(org.id)?.name ?? null,
      at: first.get(org.id) ? +first.get(org.id)!.at : null,
      remindedAt: org.remindedAt && +org.remindedAt,
      remindedToday: org.remindedAt !== null && dayOf(org.remindedAt) === dayOf(ctx.now),
    }))
  },

  columns: [
    { key: 'orgName', head: '单位', width: 40, value: (row) => row.orgName },
    { key: 'state', head: '状态', width: 10, value: (row) => (row.at === null ? '未读' : '已读') },
    { key: 'readerName', head: '最早阅读人', width: 14, value: (row) => row.readerName },
    { key: 'at', head: '阅读时间', width: 20, value: (row) => row.at && clockText(row.at) },
    {
      key: 'remindedAt',
      head: '最近提醒',
      width: 20,
      value: (row) => row.remindedAt && clockText(row.remindedAt),
    },
  ],
}
