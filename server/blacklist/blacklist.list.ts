import { and, eq, gt, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { blacklist } from '../../db/schema/pool.ts'
import { blacklistApi } from '../../shared/blacklist/blacklist.api.ts'
import { type BlacklistStanding, standingOn } from '../../shared/blacklist/blacklist.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { words } from '../../shared/i18n/zh-CN/blacklist.ts'
import { rightsOf } from '../../shared/permission.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListColumn, type ListSource, orderOf, starts } from '../list.ts'
import { orgNames } from '../org/org.store.ts'
import { isWithin, nodeOf, pathOf, rootOf, within } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import type { BlacklistEntry } from './blacklist.store.ts'

type Input = z.output<typeof blacklistApi.list.input>
export type BlacklistRow = z.input<typeof blacklistApi.list.output>['rows'][number]

/** `standingOn` as a condition. */
function standing(which: BlacklistStanding, day: string): SQL {
  const { state, startOn, endOn } = blacklist
  if (which === 'upcoming') return and(eq(state, 'active'), gt(startOn, day))!
  if (which === 'active') return and(eq(state, 'active'), lte(startOn, day), gte(endOn, day))!
  if (which === 'expired') return and(eq(state, 'active'), lt(endOn, day))!
  return eq(state, which)
}

/** A whole number finds its person; anything else is in a name, its sound, a decision's number or a unit. */
function meaning(ctx: Ctx, search: string): SQL | undefined {
  if (!search) return undefined
  if (looksLikeId(search)) return eq(blacklist.idHash, ctx.app.secret.hash(normalId(search), 'id'))
  return or(
    holds(blacklist.name, search),
    starts(blacklist.pinyin, search),
    holds(blacklist.pinyin, ` ${search}`),
    holds(blacklist.decisionNo, search),
    holds(blacklist.unitName, search),
  )
}

/** Entries every office of the province reads. */
export const readable = (ctx: Pick<Ctx, 'actor'>): SQL => within(blacklist.orgPath, rootOf(pathOf(ctx)))

/** Whether the asker's office decided it or stands above the one that did. */
export const isOwn = (ctx: Pick<Ctx, 'actor'>, entry: Pick<BlacklistEntry, 'orgPath'>): boolean =>
  rightsOf(ctx.actor).has('blacklist.edit') && isWithin(entry.orgPath, pathOf(ctx))

export function rowOf(ctx: Ctx, entry: BlacklistEntry, orgName: string, whole = false): BlacklistRow {
  const { id, name, unitName, grade, decisionNo, startOn, endOn, version } = entry
  return {
    ...{ id, name, unitName, grade, decisionNo, startOn, endOn, orgName, version },
    idMasked: whole ? ctx.app.secret.unseal(entry.idSealed, SEALED_FOR.id) : entry.idMasked,
    standing: standingOn(entry, dayOf(ctx.now)),
    at: +entry.at,
    own: isOwn(ctx, entry),
  }
}

const column = (
  key: string,
  head: string,
  width: number,
  value: ListColumn<BlacklistRow>['value'],
): ListColumn<BlacklistRow> => ({ key, head, width, value })

/** 黑名单 as every office reads it (M-7.2.2, domain 4.13). The newest first, unless somebody asks otherwise. */
export const blacklistList: ListSource<Input, BlacklistRow> = {
  right: 'blacklist.view',
  input: blacklistApi.list.input,
  async find(ctx, input) {
    const { read } = ctx.db
    const node = input.node ? await nodeOf(ctx, read, input.node) : null
    const place = input.deep ? within : eq
    const where = and(
      readable(ctx),
      node ? place(blacklist.orgPath, node.path) : undefined,
      input.standing ? standing(input.standing, dayOf(ctx.now)) : undefined,
      input.grade ? eq(blacklist.grade, input.grade) : undefined,
      meaning(ctx, input.search),
    )
    const order = orderOf(
      { ...input, desc: input.sort ? input.desc : true },
      { at: blacklist.at, pinyin: blacklist.pinyin, endOn: blacklist.endOn },
      'at',
      blacklist.id,
    )
    return {
      ids: async (limit, offset) =>
        (
          await read
            .select({ id: blacklist.id })
            .from(blacklist)
            .where(where)
            .orderBy(...order)
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: () => read.$count(blacklist, where),
    }
  },
  async rows(ctx, ids, whole) {
    const entries = await ctx.db.read.select().from(blacklist).where(inArray(blacklist.id, ids))
    const names = await orgNames(
      ctx.db.read,
      entries.map(({ orgId }) => orgId),
    )
    return entries.map((entry) => rowOf(ctx, entry, names.get(entry.orgId) ?? '', whole))
  },
  columns: [
    column('name', words['blacklist.col.name'], 12, (row) => row.name),
    column('idNumber', words['blacklist.col.id'], 22, (row) => row.idMasked),
    column('unitName', words['blacklist.col.unit'], 28, (row) => row.unitName),
    column(
      'standing',
      words['blacklist.col.standing'],
      12,
      (row) => words[`blacklist.standing.${row.standing}`],
    ),
    column('grade', words['blacklist.col.grade'], 10, (row) =>
      row.grade ? words[`blacklist.grade.${row.grade}`] : '',
    ),
    column('decisionNo', words['blacklist.col.decision_no'], 24, (row) => row.decisionNo),
    column('startOn', words['blacklist.col.start'], 12, (row) => row.startOn ?? ''),
    column('endOn', words['blacklist.col.end'], 12, (row) => row.endOn ?? ''),
    column('orgName', words['blacklist.col.org'], 26, (row) => row.orgName),
    column('at', words['blacklist.col.at'], 12, (row) => dayOf(new Date(row.at))),
  ],
}
