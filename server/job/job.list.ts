import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { jobs } from '../../db/schema/message.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { words } from '../../shared/i18n/zh-CN/job.ts'
import { jobApi } from '../../shared/job/job.api.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListColumn, type ListSource, orderOf } from '../list.ts'
import { pathOf, within } from '../scope.ts'

type Input = z.output<typeof jobApi.list.input>
type Row = z.input<typeof jobApi.list.output>['rows'][number]

/** Those about something of the asker's own province, and those about nothing in particular. */
export const seenJobs = (ctx: Ctx): SQL =>
  and(
    or(isNull(committees.id), within(committees.orgPath, pathOf(ctx))),
    or(isNull(declarations.id), within(declarations.orgPath, pathOf(ctx))),
    or(isNull(blacklist.id), within(blacklist.orgPath, pathOf(ctx))),
  )!

const column = (key: string, width: number, value: ListColumn<Row>['value'], head: string) => ({
  ...{ key, head, width },
  value,
})
const time = (at: number | null) => at && clockText(at)

/** 定时任务 with the name of what each is about. */
export const jobList: ListSource<Input, Row> = {
  right: 'job.view',
  input: jobApi.list.input,
  async find(ctx, { kind, state, search, ...input }) {
    const q = ctx.db.read
    const where = and(
      seenJobs(ctx),
      kind && eq(jobs.kind, kind),
      state && eq(jobs.state, state),
      search
        ? or(holds(committees.name, search), holds(declarations.name, search), holds(blacklist.name, search))
        : undefined,
    )
    const order = orderOf(
      // what is next stands first, unless somebody asks otherwise
      { ...input, desc: input.sort ? input.desc : true },
      { dueAt: jobs.dueAt, endedAt: jobs.endedAt },
      'dueAt',
      jobs.key,
    )
    return {
      ids: async (limit, offset) =>
        (
          await q
            .select({ id: jobs.key })
            .from(jobs)
            .leftJoin(committees, eq(committees.id, jobs.subject))
            .leftJoin(declarations, eq(declarations.id, jobs.subject))
            .leftJoin(blacklist, eq(blacklist.id, jobs.subject))
            .where(where)
            .orderBy(...order)
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: async () => {
        const [row] = await q
          .select({ n: sql<number>`count(*)` })
          .from(jobs)
          .leftJoin(committees, eq(committees.id, jobs.subject))
          .leftJoin(declarations, eq(declarations.id, jobs.subject))
          .leftJoin(blacklist, eq(blacklist.id, jobs.subject))
          .where(where)
        return Number(row?.n ?? 0)
      },
    }
  },

  async rows(ctx, ids) {
    const rows = await ctx.db.read
      .select({ job: jobs, committee: committees.name, person: declarations.name, banned: blacklist.name })
      .from(jobs)
      .leftJoin(committees, eq(committees.id, jobs.subject))
      .leftJoin(declarations, eq(declarations.id, jobs.subject))
      .leftJoin(blacklist, eq(blacklist.id, jobs.subject))
      .where(inArray(jobs.key, ids))
    return rows.map(({ job, committee, person, banned }) => ({
      id: job.key,
      kind: job.kind,
      subject: committee ?? person ?? banned ?? '',
      dueAt: +job.dueAt,
      state: job.state,
      attempts: job.attempts,
      startedAt: job.startedAt && +job.startedAt,
      endedAt: job.endedAt && +job.endedAt,
      result: job.result,
      fault: job.fault,
    }))
  },

  columns: [
    column('kind', 20, (row) => words[`job.kind.${row.kind}`], words['job.col.kind']),
    column('subject', 36, (row) => row.subject, words['job.col.subject']),
    column('dueAt', 20, (row) => clockText(row.dueAt), words['job.col.due']),
    column('state', 10, (row) => words[`job.state.${row.state}`], words['job.col.state']),
    column('attempts', 8, (row) => row.attempts, words['job.col.attempts']),
    column('endedAt', 20, (row) => time(row.endedAt), words['job.col.ended']),
    column('fault', 20, (row) => row.fault, words['job.col.fault']),
  ],
}
