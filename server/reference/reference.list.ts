import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { referenceItems } from '../../db/schema/office.ts'
import { referenceApi } from '../../shared/reference/reference.api.ts'
import { PARENT_KIND } from '../../shared/reference/reference.ts'
import { holds, type ListSource, orderOf, starts } from '../list.ts'

type Input = z.output<typeof referenceApi.list.input>
type Row = z.input<typeof referenceApi.list.output>['rows'][number]

const SORTS = {
  sort: referenceItems.sort,
  code: referenceItems.code,
  name: referenceItems.name,
  begunAt: referenceItems.begunAt,
}

/** The last edition of its code: earlier ones are its history, and an ended code may be in force again. */
const { kind, code, edition } = referenceItems
const isLast: SQL = sql`not exists (select 1 from ${referenceItems} as later where later.kind = ${kind} and later.code = ${code} and later.edition > ${edition})`

/** The editor's list of one kind; the same for everybody at work. */
export const referenceList: ListSource<Input, Row> = {
  right: 'office',
  input: referenceApi.list.input,
  async find({ db }, input) {
    const { kind, parent, ended, search } = input
    const where = and(
      eq(referenceItems.kind, kind),
      ended === false ? isNull(referenceItems.endedAt) : isLast,
      ended ? isNotNull(referenceItems.endedAt) : undefined,
      parent ? eq(referenceItems.parent, parent) : undefined,
      search ? or(holds(referenceItems.name, search), starts(referenceItems.code, search)) : undefined,
    )
    return {
      ids: async (limit, offset) =>
        (
          await db.read
            .select({ id: referenceItems.id })
            .from(referenceItems)
            .where(where)
            .orderBy(
              // the order of titles and specialties begins anew in every series
              ...(PARENT_KIND[kind] === 'series' && !input.sort ? [asc(referenceItems.parent)] : []),
              ...orderOf(input, SORTS, 'sort', referenceItems.id),
            )
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: () => db.read.$count(referenceItems, where),
    }
  },
  async rows({ db }, ids) {
    const rows = await db.read
      .select()
      .from(referenceItems)
      .where(inArray(referenceItems.id, ids))
      .orderBy(asc(referenceItems.id))
    return rows.map(({ kind: _kind, begunAt, endedAt, ...row }) => ({
      ...row,
      begunAt: +begunAt,
      endedAt: endedAt && +endedAt,
    }))
  },
  columns: [
    { key: 'code', head: '代码', width: 14, value: (row) => row.code },
    { key: 'name', head: '名称', width: 30, value: (row) => row.name },
    { key: 'parent', head: '所属代码', width: 14, value: (row) => row.parent },
    { key: 'sort', head: '排序', width: 8, value: (row) => row.sort },
    { key: 'alias', head: '简称', width: 20, value: (row) => row.attrs.alias ?? '' },
    { key: 'level', head: '级别', width: 8, value: (row) => row.attrs.level ?? '' },
    { key: 'by', head: '评价方式', width: 12, value: (row) => row.attrs.by ?? '' },
    { key: 'work', head: '上班', width: 8, value: (row) => row.attrs.work ?? '' },
    { key: 'letters', head: '字母代码', width: 10, value: (row) => row.attrs.letters ?? '' },
    { key: 'direct', head: '省直管县', width: 10, value: (row) => row.attrs.direct ?? '' },
    { key: 'edition', head: '版本', width: 8, value: (row) => row.edition },
    { key: 'byName', head: '修改人', width: 12, value: (row) => row.byName },
  ],
}
