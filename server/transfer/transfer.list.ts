import { and, eq, gt, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { persons, transfers } from '../../db/schema/person.ts'
import { dayOf, workingDaysBetween } from '../../shared/calendar/working-days.rules.ts'
import { words } from '../../shared/i18n/zh-CN/transfer.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import { refuse } from '../../shared/problem.ts'
import { transferApi } from '../../shared/transfer/transfer.api.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListColumn, type ListSource, orderOf } from '../list.ts'
import { orgNames } from '../org/org.store.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { orgIdOf } from '../scope.ts'
import { concerning, isOverdue, onSide, sideOf, toDecide } from './transfer.store.ts'

type Input = z.output<typeof transferApi.list.input>
export type TransferRow = z.input<typeof transferApi.list.output>['rows'][number]

const SORTS = {
  requestedAt: transfers.requestedAt,
  dueAt: transfers.dueAt,
  decidedAt: transfers.decidedAt,
}

function whereOf(ctx: Ctx, { side, state, overdue, todo, search }: Input): SQL {
  const own = orgIdOf(ctx)
  const late = and(eq(transfers.state, 'requested'), lte(transfers.dueAt, ctx.now))
  const inTime = or(ne(transfers.state, 'requested'), gt(transfers.dueAt, ctx.now))
  return and(
    concerning(own),
    side && onSide(side, own),
    state && eq(transfers.state, state),
    overdue === undefined ? undefined : overdue ? late : inTime,
    todo ? or(toDecide('out', own, ctx.now), toDecide('above', own, ctx.now)) : undefined,
    search
      ? looksLikeId(search)
        ? eq(persons.idHash, ctx.app.secret.hash(normalId(search), 'id'))
        : holds(persons.name, search)
      : undefined,
  )!
}

export async function transferRows(ctx: Ctx, ids: string[]): Promise<TransferRow[]> {
  const { read } = ctx.db
  const own = orgIdOf(ctx)
  const rows = await read
    .select({ transfer: transfers, name: persons.name, idMasked: persons.idMasked })
    .from(transfers)
    .innerJoin(persons, eq(persons.id, transfers.personId))
    .where(inArray(transfers.id, ids))
  const names = await orgNames(
    read,
    rows.flatMap(({ transfer }) => [transfer.fromOrgId, transfer.toOrgId]),
  )
  const calendar = await calendarOf(read)
  return rows.map(({ transfer, name, idMasked }) => ({
    id: transfer.id,
    personName: name,
    idMasked,
    fromOrg: names.get(transfer.fromOrgId) ?? '',
    toOrg: names.get(transfer.toOrgId) ?? '',
    side: sideOf(transfer, own) ?? refuse('not_found'),
    state: transfer.state,
    requestedAt: +transfer.requestedAt,
    requestedBy: transfer.requestedBy,
    days: workingDaysBetween(transfer.requestedAt, transfer.decidedAt ?? ctx.now, calendar),
    dueAt: +transfer.dueAt,
    overdue: isOverdue(transfer, ctx.now),
    decidedAt: transfer.decidedAt && +transfer.decidedAt,
    decidedBy: transfer.decidedBy,
    reason: transfer.reason,
    version: transfer.version,
  }))
}

const column = (
  key: string,
  head: string,
  width: number,
  value: ListColumn<TransferRow>['value'],
): ListColumn<TransferRow> => ({ key, head, width, value })

/** 单位变动: what the asker's own organisation asks for, is asked for, or stands above (M-2.19, M-2.20). */
export const transferList: ListSource<Input, TransferRow> = {
  right: 'transfer.manage',
  input: transferApi.list.input,
  async find(ctx, input) {
    if (input.node && input.node !== orgIdOf(ctx)) refuse('not_found')
    const q = ctx.db.read
    const where = whereOf(ctx, input)
    return {
      ids: async (limit, offset) =>
        (
          await q
            .select({ id: transfers.id })
            .from(transfers)
            .innerJoin(persons, eq(persons.id, transfers.personId))
            .where(where)
            .orderBy(...orderOf(input, SORTS, 'requestedAt', transfers.id))
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: async () => {
        const [row] = await q
          .select({ n: sql<number>`count(*)` })
          .from(transfers)
          .innerJoin(persons, eq(persons.id, transfers.personId))
          .where(where)
        return Number(row?.n ?? 0)
      },
    }
  },
  rows: transferRows,
  columns: [
    column('personName', words['transfer.col.name'], 12, (row) => row.personName),
    column('idNumber', words['transfer.col.id'], 22, (row) => row.idMasked),
    column('fromOrg', words['transfer.col.from'], 28, (row) => row.fromOrg),
    column('toOrg', words['transfer.col.to'], 28, (row) => row.toOrg),
    column('state', words['transfer.col.state'], 10, (row) => words[`transfer.state.${row.state}`]),
    column('requestedAt', words['transfer.col.requested'], 12, (row) => dayOf(new Date(row.requestedAt))),
    column('requestedBy', words['transfer.col.by'], 12, (row) => row.requestedBy),
    column('days', words['transfer.col.days'], 10, (row) => row.days),
    column('dueAt', words['transfer.col.due'], 12, (row) => dayOf(new Date(row.dueAt - 1))),
    column('decidedAt', words['transfer.col.decided'], 12, (row) =>
      row.decidedAt ? dayOf(new Date(row.decidedAt)) : '',
    ),
    column('decidedBy', words['transfer.col.decided_by'], 12, (row) => row.decidedBy),
    column('reason', words['transfer.col.reason'], 30, (row) => row.reason),
  ],
}
