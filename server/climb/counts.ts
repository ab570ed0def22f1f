import { and, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import type { Ctx } from '../ctx.ts'
import { belowSeen, filesSeen, seenParts } from '../declare/seen.store.ts'
import { countGone, findFiles, ofTab } from './find.ts'

const SOON_MS = 7 * 86_400_000

/** Numbers of the tabs, and how many are still below the asker, of which he sees the number alone (domain 4.15). */
export async function counts(ctx: Ctx, { year, kind, duty }: z.output<typeof climbApi.counts.input>) {
  const q = ctx.db.read
  const asked = { year, kind, search: '', deep: true, desc: false }
  const numberOf = async (tab: 'mine' | 'desk') =>
    (await findFiles(ctx, asked, { parts: ofTab(tab, duty), usual: 'pinyin', desk: true })).count()
  const [mine, desk, [all, gone], below, late] = await Promise.all([
    numberOf('mine'),
    numberOf('desk'),
    countGone(ctx, asked, seenParts),
    (await findFiles(ctx, asked, { parts: (by, lead) => [belowSeen(by, lead)], usual: 'pinyin' })).count(),
    lateSoon(ctx, q, asked),
  ])
  return { mine, desk, gone, all, below, late }
}

/** Files the asker sees that are 逾期 within seven days if nothing is done. */
async function lateSoon(ctx: Ctx, q: Read, { year, kind }: { year: number; kind: 'title' | 'expert' }) {
  const [from, to] = [ctx.now, new Date(+ctx.now + SOON_MS)]
  const ending = await q
    .select({ id: committeeYears.committeeId })
    .from(committeeYears)
    .where(and(eq(committeeYears.year, year), between(committeeYears.deadlineAt, from, to)))
  // found by the few that end soon, not by the year
  const running = and(
    ...[sql`${declarations.year} + 0 = ${year}`, eq(declarations.kind, kind)],
    ...[inArray(declarations.state, [...RUNNING]), filesSeen(ctx, 'order')],
  )
  const own = await q.$count(declarations, and(between(declarations.dueAt, from, to), running))
  if (!ending.length) return own
  const theirs = inArray(
    declarations.committeeId,
    ending.map(({ id }) => id),
  )
  return own + (await q.$count(declarations, and(theirs, isNull(declarations.dueAt), running)))
}
