import { and, between, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import type { Ctx } from '../ctx.ts'
import { atMyDesk, atMyOrg, belowSeen, filesSeen } from '../declare/seen.store.ts'
import { pathOf, within } from '../scope.ts'
import { ofTab } from './find.ts'

const SOON_MS = 7 * 86_400_000

/** Rows of a condition, counted on one walk with others. */
const sum = (condition: SQL) => sql`count(case when ${condition} then 1 end)`.mapWith(Number)

/** Numbers of the tabs, and how many are still below the asker, of which he sees the number alone (domain 4.15). */
export async function counts(ctx: Ctx, { year, kind }: z.output<typeof climbApi.counts.input>) {
  const q = ctx.db.read
  const asked = and(eq(declarations.year, year), eq(declarations.kind, kind))
  const { committeeId } = ctx.actor ?? {}
  const reach = committeeId
    ? eq(declarations.committeeId, committeeId)
    : within(declarations.orgPath, pathOf(ctx))
  const [[walked], mine, desk, late] = await Promise.all([
    q
      .select({ all: sum(filesSeen(ctx)), gone: sum(ofTab(ctx, 'gone')), below: sum(belowSeen(ctx)) })
      .from(declarations)
      .where(and(asked, reach)),
    q.$count(declarations, and(asked, atMyDesk(ctx))),
    q.$count(declarations, and(asked, atMyOrg(ctx))),
    lateSoon(ctx, year, asked),
  ])
  const { all = 0, gone = 0, below = 0 } = walked ?? {}
  return { mine, desk, gone, all, below, late }
}

/** Files the asker sees that are 逾期 within seven days if nothing is done. */
async function lateSoon(ctx: Ctx, year: number, asked: SQL | undefined): Promise<number> {
  const q = ctx.db.read
  const [from, to] = [ctx.now, new Date(+ctx.now + SOON_MS)]
  const ending = await q
    .select({ id: committeeYears.committeeId })
    .from(committeeYears)
    .where(and(eq(committeeYears.year, year), between(committeeYears.deadlineAt, from, to)))
  const theirs = inArray(
    declarations.committeeId,
    ending.map(({ id }) => id),
  )
  const due = or(
    and(isNull(declarations.dueAt), ending.length ? theirs : sql`1 = 0`),
    between(declarations.dueAt, from, to),
  )
  return q.$count(declarations, and(asked, inArray(declarations.state, [...RUNNING]), due, filesSeen(ctx)))
}
