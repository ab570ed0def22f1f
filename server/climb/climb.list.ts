import { and, eq, gt, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { type climbApi, climbInput } from '../../shared/climb/climb.api.ts'
import { unpacked } from '../../shared/declare/declaration.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { type Declaration, headsOf } from '../declare/declare.store.ts'
import { filesSeen, isAtMyOrg, openMine } from '../declare/seen.store.ts'
import { type ListSource, pageOf } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { SEALED_FOR } from '../secret.ts'
import { findFiles, ofTab } from './find.ts'
import { DUTY, STATE, sectionNames } from './words.ts'

type Input = z.output<typeof climbApi.list.input>
type Row = z.input<typeof climbApi.list.output>['rows'][number]
type Named = Row & { seriesName: string; levelName: string; titleName: string }

/** What a list shows of these declarations beside their heads. */
export async function rowsSeen(ctx: Ctx, ids: string[], seen: ReturnType<typeof filesSeen>, whole: boolean) {
  const q = ctx.db.read
  const found = await q
    .select({ row: declarations, sex: persons.sex, idMasked: persons.idMasked, idSealed: persons.idSealed })
    .from(declarations)
    .innerJoin(persons, eq(persons.id, declarations.personId))
    .where(and(inArray(declarations.id, ids), seen))
  const heads = await headsOf(
    ctx,
    q,
    found.map(({ row }) => row),
  )
  const orgIds = [...new Set(found.map(({ row }) => row.orgId))]
  const names = new Map(
    (await q.select({ id: orgs.id, name: orgs.name }).from(orgs).where(inArray(orgs.id, orgIds))).map(
      ({ id, name }) => [id, name],
    ),
  )
  return found.map(({ row, sex, idMasked, idSealed }, i) => ({
    row,
    head: heads[i]!,
    sex,
    idMasked: whole ? ctx.app.secret.unseal(idSealed, SEALED_FOR.id) : idMasked,
    orgName: names.get(row.orgId) ?? '',
  }))
}

/** Open at this step; one that lies at no desk has nothing open. */
const openOf = ({ state, openSections }: Declaration): Section[] =>
  state === 'climbing' ? unpacked(openSections) : []

/** Whether it waits for the asker: `atMyDesk` for one row. */
const isMine = (ctx: Ctx, row: Declaration): boolean =>
  ctx.actor?.committeeId ? isAtMyOrg(ctx, row) : openMine(ctx, row).length > 0

/** 审查推荐 (M-4.1.1): the declarations of a tab, for the page and the export. */
export const climbList: ListSource<Input, Named> = {
  right: 'declare.view',
  input: climbInput,

  async find(ctx, input) {
    const { tab, duty, returned } = input
    const desk = tab === 'mine' || tab === 'desk'
    const again =
      returned === undefined ? undefined : returned ? gt(declarations.climb, 1) : eq(declarations.climb, 1)
    const usual = desk ? 'deskSince' : 'pinyin'
    return findFiles(ctx, input, { parts: ofTab(tab, duty), usual, also: again, desk, timed: true })
  },

  async rows(ctx, ids, whole = false) {
    const q = ctx.db.read
    const [series, levels, titles] = [
      await referenceNames(q, 'series'),
      await referenceNames(q, 'level'),
      await referenceNames(q, 'title'),
    ]
    return (await rowsSeen(ctx, ids, filesSeen(ctx), whole)).map(({ row, head, sex, idMasked, orgName }) => {
      const { returnReason: _, endCause: __, correctBy: ___, at: ____, counted: _____, ...rest } = head
      return {
        ...{ ...rest, name: row.name, sex, idMasked, orgId: row.orgId, orgName },
        ...{ open: openOf(row), openMine: openMine(ctx, row), mine: isMine(ctx, row) },
        seriesName: series.get(row.series) ?? row.series,
        levelName: levels.get(row.level) ?? row.level,
        titleName: titles.get(row.title) ?? '',
      }
    })
  },

  columns: [
    { key: 'name', head: '姓名', width: 12, value: (row) => row.name },
    { key: 'idNumber', head: '证件号', width: 22, value: (row) => row.idMasked },
    { key: 'org', head: '单位', width: 32, value: (row) => row.orgName },
    { key: 'series', head: '系列', width: 20, value: (row) => row.seriesName },
    { key: 'level', head: '级别', width: 10, value: (row) => row.levelName },
    { key: 'title', head: '申报职称', width: 18, value: (row) => row.titleName },
    { key: 'specialty', head: '专业', width: 18, value: (row) => row.specialty },
    { key: 'committee', head: '评委会', width: 36, value: (row) => row.committeeName },
    { key: 'state', head: '状态', width: 14, value: (row) => STATE[row.state] },
    { key: 'desk', head: '待办处', width: 30, value: (row) => row.deskOrgName },
    { key: 'duty', head: '环节', width: 10, value: (row) => (row.deskDuty ? DUTY[row.deskDuty] : '') },
    { key: 'open', head: '待审内容', width: 30, value: (row) => sectionNames(row.open) },
    { key: 'deskSince', head: '到达时间', width: 18, value: (row) => timeText(row.deskSince) },
    { key: 'submittedAt', head: '提交时间', width: 18, value: (row) => timeText(row.submittedAt) },
    { key: 'deadlineAt', head: '接收截止', width: 18, value: (row) => timeText(row.deadlineAt) },
  ],
}

export const timeText = (at: number | null): string => (at ? clockText(at) : '')

/** A page of it, in the codes of the contract. */
export async function list(ctx: Ctx, input: Input) {
  const { rows, total } = await pageOf(ctx, climbList, input)
  return { rows: rows.map(({ seriesName: _, levelName: __, titleName: ___, ...row }) => row), total }
}
