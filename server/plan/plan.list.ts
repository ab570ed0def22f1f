import { and, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import { planApi } from '../../shared/plan/plan.api.ts'
import type { PlanState } from '../../shared/plan/plan.workflow.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { type ListSource, orderOf, pageOf } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { idsIn, nodeOf, orgIdOf, pathOf, seriesOf, within } from '../scope.ts'
import { planRows } from './rows.ts'
import { atMyDesk, hasSeries, namedBy, plansSeen } from './visible.ts'

type Input = z.output<typeof planApi.list.input>
type Row = Awaited<ReturnType<typeof planRows>>[number] & { seriesNames: string }

/** Labels of an exported workbook (M-3.12). */
const STATES: Record<PlanState, string> = {
  draft: '草稿',
  submitted: '已提交',
  returned: '已退回',
  approved: '已通过',
}

/** What has left the asker's desk upwards: it climbed by way of his office and lies above it, or was passed there. */
const passedMe = (ctx: Ctx): SQL => {
  const above = idsIn(pathOf(ctx)).slice(0, -1)
  const left = [eq(plans.state, 'approved'), above.length ? inArray(plans.deskOrgId, above) : undefined]
  return and(
    inArray(plans.state, ['submitted', 'approved']),
    sql`cast(${plans.route} as text) like ${`%"${orgIdOf(ctx)}"%`}`,
    or(...left),
  )!
}

/** Plans with a line over its vacancies, of the asker's series (M-3.11). */
function overSeen(ctx: Ctx, q: Read): SQL {
  const series = seriesOf(ctx)
  if (!series) return gt(plans.over, 0)
  const lines = q
    .select({ id: planLines.planId })
    .from(planLines)
    .where(
      and(
        eq(planLines.counted, true),
        gt(planLines.planned, planLines.vacancies),
        inArray(planLines.series, series),
      ),
    )
  return and(gt(plans.over, 0), inArray(plans.id, lines))!
}

function inSearch(ctx: Ctx, q: Read, search: string): SQL {
  const found = q
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(within(orgs.path, pathOf(ctx)), namedBy(search)))
  return inArray(plans.orgId, found)
}

/** `named`: walked in the order of the units' names, where no state shall lead. */
async function where(ctx: Ctx, input: Input, named = false): Promise<SQL> {
  const q = ctx.db.read
  const { year, state, desk, series, over, inForce, search } = input
  const node = await nodeOf(ctx, q, input.node)
  const scope = seriesOf(ctx)
  return and(
    plansSeen(ctx),
    input.deep ? within(plans.orgPath, node.path) : eq(plans.orgId, node.id),
    year === undefined ? undefined : eq(plans.year, year),
    state && (named ? sql`(${plans.state} || '') = ${state}` : eq(plans.state, state)),
    desk === 'mine' ? atMyDesk(ctx) : desk === 'passed' ? passedMe(ctx) : undefined,
    series === undefined ? undefined : !scope || scope.includes(series) ? hasSeries(series) : sql`1 = 0`,
    over === undefined ? undefined : over ? overSeen(ctx, q) : sql`not (${overSeen(ctx, q)})`,
    inForce === undefined ? undefined : eq(plans.inForce, inForce),
    search ? inSearch(ctx, q, search) : undefined,
  )!
}

/** What a column of sums is for a person of some series: his lines' alone. */
function plannedSeen(ctx: Ctx): SQL {
  const series = seriesOf(ctx)
  if (!series) return sql`${plans.planned}`
  return sql`(select coalesce(sum(${planLines.planned}), 0) from ${planLines}
    where ${planLines.planId} = ${plans.id} and ${inArray(planLines.series, series)})`
}

/** Up to so many plans are put in the order of names after they were found. */
const FEW = 2000

/** 申报计划审查 (M-3.7) and every other list of plans. */
export const planList: ListSource<Input, Row> = {
  right: 'plan.view',
  input: planApi.list.input,
  async find(ctx, input) {
    const condition = await where(ctx, input)
    const { deskSince, submittedAt, approvedAt } = plans
    const order = orderOf(
      input,
      {
        ...{ deskSince, submittedAt, approvedAt },
        ...{ org: orgs.pinyin, planned: plannedSeen(ctx), path: plans.orgPath },
      },
      input.desk === 'mine' ? 'deskSince' : 'path',
      plans.id,
    )
    let counted: Promise<number> | undefined
    const count = () => (counted ??= ctx.db.read.$count(plans, condition))
    const { path } = await nodeOf(ctx, ctx.db.read, input.node)
    const some = ctx.db.read.select({ id: plans.id })
    /** By the names of their units: few are sorted once they are found, of many the names are walked. */
    const walked = input.sort === 'org' ? await where(ctx, input, true) : condition
    const byOrg = (few: boolean) => {
      const named = and(few ? condition : walked, eq(orgs.id, plans.orgId))
      if (few) return some.from(plans).innerJoin(orgs, named).$dynamic()
      // a cross join is SQLite's word for "in this order"
      return (
        some
          .from(orgs)
          .crossJoin(plans)
          // the place is no range here, so that the order of names leads
          .where(and(within(sql`(${orgs.path} || '')`, path), named))
          .$dynamic()
      )
    }
    return {
      async ids(limit, offset) {
        const rows =
          input.sort === 'org' ? byOrg((await count()) <= FEW) : some.from(plans).where(condition).$dynamic()
        const found = await rows
          .orderBy(...order)
          .limit(limit)
          .offset(offset)
        return found.map(({ id }) => id)
      },
      count,
    }
  },

  async rows(ctx, ids) {
    const q = ctx.db.read
    const found = await q
      .select()
      .from(plans)
      .where(and(inArray(plans.id, ids), plansSeen(ctx)))
    const names = await referenceNames(q, 'series')
    return (await planRows(ctx, q, found)).map((row) => ({
      ...row,
      seriesNames: row.series.map((code) => names.get(code) ?? code).join('、'),
    }))
  },

  columns: [
    { key: 'org', head: '单位', width: 36, value: (row) => row.orgName },
    { key: 'parent', head: '上级', width: 30, value: (row) => row.parentName },
    { key: 'year', head: '年度', width: 8, value: (row) => row.year },
    { key: 'edition', head: '版次', width: 8, value: (row) => row.edition },
    { key: 'state', head: '状态', width: 10, value: (row) => STATES[row.state] },
    { key: 'inForce', head: '现行', width: 8, value: (row) => (row.inForce ? '是' : '') },
    { key: 'desk', head: '待办处', width: 30, value: (row) => row.deskOrgName },
    { key: 'deskSince', head: '到达时间', width: 18, value: (row) => timeText(row.deskSince) },
    { key: 'series', head: '系列', width: 40, value: (row) => row.seriesNames },
    { key: 'planned', head: '申报人数', width: 10, value: (row) => row.planned },
    { key: 'counted', head: '占岗人数', width: 10, value: (row) => row.counted },
    { key: 'over', head: '超计划行数', width: 12, value: (row) => row.over },
    { key: 'submittedAt', head: '提交时间', width: 18, value: (row) => timeText(row.submittedAt) },
    { key: 'approvedAt', head: '通过时间', width: 18, value: (row) => timeText(row.approvedAt) },
  ],
}

const timeText = (at: number | null) => at && clockText(at)

/** A page of it, in the codes of the contract. */
export async function listPlans(ctx: Ctx, input: Input) {
  const { rows, total } = await pageOf(ctx, planList, input)
  return { rows: rows.map(({ seriesNames: _, ...row }) => row), total }
}
