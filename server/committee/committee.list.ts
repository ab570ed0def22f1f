import { and, eq, inArray, or } from 'drizzle-orm'
import type { z } from 'zod'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { isWithinDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { committeeApi } from '../../shared/committee/committee.api.ts'
import { words } from '../../shared/i18n/zh-CN/committee.ts'
import { clockText, yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListColumn, type ListSource, orderOf, pageOf } from '../list.ts'
import { orgNames } from '../org/org.store.ts'
import { referenceNames } from '../reference/reference.store.ts'
import type { Committee } from './committee.store.ts'
import { countsOf } from './files.store.ts'
import { isOwn, seenAt, seenCommittees } from './visible.ts'

type Input = z.output<typeof committeeApi.list.input>
export type CommitteeRow = z.input<typeof committeeApi.list.output>['rows'][number]
/** A row of a year; its id there begins with the year, for a page is told of ids alone. */
type Row = CommitteeRow & { seriesName: string }

/** Committees as the contract shows them in a year, in the same order. */
export async function committeeViews(ctx: Ctx, rows: Committee[], year: number): Promise<CommitteeRow[]> {
  const q = ctx.db.read
  const ids = rows.map(({ id }) => id)
  const [names, counts, years] = await Promise.all([
    orgNames(
      q,
      rows.map(({ orgId }) => orgId),
    ),
    countsOf(q, ids, year),
    q
      .select()
      .from(committeeYears)
      .where(and(inArray(committeeYears.committeeId, ids), eq(committeeYears.year, year))),
  ])
  const day = dayOf(ctx.now)
  return rows.map((row) => {
    const window = years.find(({ committeeId }) => committeeId === row.id)
    const ms = (at: Date | null | undefined) => (at ? +at : null)
    return {
      ...{ id: row.id, name: row.name, code: row.code, orgId: row.orgId },
      orgName: names.get(row.orgId) ?? '',
      ...{ band: row.band, series: row.series, levels: row.levels, specialties: row.specialties },
      ...{ mode: row.mode, approvalNo: row.approvalNo, validFrom: row.validFrom, validTo: row.validTo },
      valid: isWithinDays(day, row.validFrom, row.validTo),
      state: row.state,
      version: row.version,
      opensAt: ms(window?.opensAt),
      closesAt: ms(window?.closesAt),
      deadlineAt: ms(window?.deadlineAt),
      windowVersion: window?.version ?? 0,
      ...(counts.get(row.id) ?? { pending: 0, accepted: 0 }),
      own: isOwn(ctx, row),
    }
  })
}

const SORTS = { pinyin: committees.pinyin, code: committees.code, validTo: committees.validTo }

const column = (key: string, width: number, head: string, value: ListColumn<Row>['value']) => ({
  ...{ key, width, head },
  value,
})
const time = (at: number | null) => at && clockText(at)
const joined = (texts: readonly string[]): string => texts.join(words['committee.join'])

/** 评委会管理 (M-7.1): the province's committees, each office's own and those below it. */
export const committeeList: ListSource<Input, Row> = {
  right: 'committee.view',
  input: committeeApi.list.input,
  async find(ctx, input) {
    const q = ctx.db.read
    const { band, series, state, search } = input
    const where = and(
      await seenAt(ctx, q, input),
      band && eq(committees.band, band),
      series ? eq(committees.series, series) : undefined,
      state && eq(committees.state, state),
      search
        ? or(
            holds(committees.name, search),
            holds(committees.pinyin, search),
            holds(committees.code, search),
            holds(committees.approvalNo, search),
          )
        : undefined,
    )
    return {
      ids: async (limit, offset) =>
        (
          await q
            .select({ id: committees.id })
            .from(committees)
            .where(where)
            .orderBy(...orderOf(input, SORTS, 'pinyin', committees.id))
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => `${input.year}:${id}`),
      count: () => q.$count(committees, where),
    }
  },
  async rows(ctx, ids) {
    const q = ctx.db.read
    const year = Number(ids[0]?.slice(0, 4) ?? yearAt(ctx.now))
    const rows = await q
      .select()
      .from(committees)
      .where(
        and(
          seenCommittees(ctx),
          inArray(
            committees.id,
            ids.map((id) => id.slice(5)),
          ),
        ),
      )
    const series = await referenceNames(q, 'series')
    return (await committeeViews(ctx, rows, year)).map((row) => ({
      ...row,
      id: `${year}:${row.id}`,
      seriesName: series.get(row.series) ?? row.series,
    }))
  },
  columns: [
    column('name', 36, words['committee.col.name'], (row) => row.name),
    column('code', 14, words['committee.col.code'], (row) => row.code),
    column('org', 28, words['committee.col.org'], (row) => row.orgName),
    column('band', 12, words['committee.col.band'], (row) => words[`committee.band.${row.band}`]),
    column('series', 20, words['committee.col.series'], (row) => row.seriesName),
    column('levels', 16, words['committee.col.levels'], (row) =>
      joined(row.levels.map((level) => words[`committee.level.${level}`])),
    ),
    column('specialties', 36, words['committee.col.specialties'], (row) =>
      row.specialties.length ? joined(row.specialties) : words['committee.specialties.all'],
    ),
    column('mode', 16, words['committee.col.mode'], (row) => words[`committee.mode.${row.mode}`]),
    column('approvalNo', 20, words['committee.col.approval'], (row) => row.approvalNo),
    column('valid', 26, words['committee.col.valid'], (row) => `${row.validFrom} — ${row.validTo}`),
    column('state', 10, words['committee.col.state'], (row) => words[`committee.state.${row.state}`]),
    column('opens', 18, words['committee.col.opens'], (row) => time(row.opensAt)),
    column('closes', 18, words['committee.col.closes'], (row) => time(row.closesAt)),
    column('deadline', 18, words['committee.col.deadline'], (row) => time(row.deadlineAt)),
    column('pending', 10, words['committee.col.pending'], (row) => row.pending),
    column('accepted', 10, words['committee.col.accepted'], (row) => row.accepted),
  ],
}

/** The same for the page, under the ids the committees have. */
export async function committeePage(ctx: Ctx, input: Input) {
  const { rows, total } = await pageOf(ctx, committeeList, input)
  return { rows: rows.map(({ seriesName: _, ...row }) => ({ ...row, id: row.id.slice(5) })), total }
}
