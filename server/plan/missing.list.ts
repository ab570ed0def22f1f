import { and, eq, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import { maskContact } from '../../shared/person/mask.ts'
import { planApi } from '../../shared/plan/plan.api.ts'
import type { MissingState } from '../../shared/plan/plan.workflow.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { type ListSource, orderOf, pageOf } from '../list.ts'
import { orgNames } from '../org/org.store.ts'
import { nodeOf } from '../scope.ts'
import { lastReminders, missing, ofUnit } from './missing.ts'
import { namedBy } from './visible.ts'
import { planWindows } from './window.store.ts'

type Input = z.output<typeof planApi.missing.input>
type Row = z.input<typeof planApi.missing.output>['rows'][number]

/** Labels of an exported workbook. */
const STATES: Record<MissingState, string> = { none: '未填报', draft: '草稿', returned: '已退回' }

/** Rows are asked for by id alone, and the year is part of the question. */
const keyOf = (orgId: string, year: number): string => `${orgId}/${year}`

/**
 * With nothing handed in there is one edition at most. It is asked for unit by unit: as an EXISTS of its own SQLite
 * begins at the plans of that state, and takes seconds among 20 000 units.
 */
const standing = (q: Read, year: number, state: MissingState): SQL =>
  state === 'none' ? notExists(ofUnit(q, year)) : sql`(${stateOf(q, year)}) = ${state}`
const stateOf = (q: Read, year: number) =>
  q
    .select({ state: plans.state })
    .from(plans)
    .where(and(eq(plans.orgId, orgs.id), eq(plans.year, year)))
    .limit(1)

/** 尚未上报: the units an office still waits for, in the order of the tree, so that a department's stand together. */
export const missingList: ListSource<Input, Row> = {
  right: 'plan.view',
  input: planApi.missing.input,
  async find(ctx, input) {
    const q = ctx.db.read
    const { year, state, kind, search } = input
    const node = await nodeOf(ctx, q, input.node)
    const where = and(
      missing(ctx, q, year, node.path),
      input.deep ? undefined : eq(orgs.parentId, node.id),
      state && standing(q, year, state),
      kind && eq(orgs.kind, kind),
      search ? namedBy(search) : undefined,
    )
    return {
      async ids(limit, offset) {
        const found = await q
          .select({ id: orgs.id })
          .from(orgs)
          .where(where)
          .orderBy(...orderOf(input, { org: orgs.pinyin, path: orgs.path }, 'path', orgs.id))
          .limit(limit)
          .offset(offset)
        return found.map(({ id }) => keyOf(id, year))
      },
      count: () => q.$count(orgs, where),
    }
  },

  async rows(ctx, keys, whole = false) {
    const year = Number(keys[0]?.split('/')[1])
    const q = ctx.db.read
    const wanted = keys.map((key) => key.split('/')[0]!)
    const found = await q
      .select()
      .from(orgs)
      .where(and(inArray(orgs.id, wanted), missing(ctx, q, year)))
    const ids = found.map(({ id }) => id)
    const begun = await q
      .select({ orgId: plans.orgId, state: plans.state })
      .from(plans)
      .where(and(inArray(plans.orgId, ids), eq(plans.year, year)))
    const states = new Map(begun.map(({ orgId, state }) => [orgId, state as MissingState]))
    const parents = await orgNames(
      q,
      found.flatMap(({ parentId }) => parentId ?? []),
    )
    const windowOf = await planWindows(
      q,
      found.map(({ path }) => path),
      year,
    )
    const reminders = await lastReminders(q, ids, year)
    return found.map(({ id, name, path, parentId, profile }) => {
      const [phone, reminder] = [profile?.contactPhone ?? '', reminders.get(id)]
      return {
        ...{ id: keyOf(id, year), orgId: id, orgName: name },
        parentName: parents.get(parentId ?? '') ?? null,
        state: states.get(id) ?? 'none',
        closesAt: windowOf(path)?.closesAt ?? null,
        contactName: profile?.contactName ?? '',
        contactPhone: whole ? phone : maskContact(phone),
        remindedAt: reminder?.at ?? null,
        remindedBy: reminder?.by ?? null,
      }
    })
  },

  columns: [
    { key: 'org', head: '单位', width: 36, value: (row) => row.orgName },
    { key: 'parent', head: '上级', width: 30, value: (row) => row.parentName },
    { key: 'state', head: '填报情况', width: 10, value: (row) => STATES[row.state] },
    { key: 'closesAt', head: '上报截止时间', width: 18, value: (row) => timeText(row.closesAt) },
    { key: 'contact', head: '联系人', width: 12, value: (row) => row.contactName },
    { key: 'phone', head: '联系电话', width: 16, value: (row) => row.contactPhone },
    { key: 'reminded', head: '最近催报时间', width: 18, value: (row) => timeText(row.remindedAt) },
    { key: 'remindedBy', head: '催报单位', width: 30, value: (row) => row.remindedBy },
  ],
}

const timeText = (at: number | null) => at && clockText(at)

export const listMissing = (ctx: Ctx, input: Input) => pageOf(ctx, missingList, input)
