import { and, asc, eq, gt, inArray, or, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { OfficeDuty } from '../../shared/declare/declaration.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import { rightsOf } from '../../shared/permission.ts'
import type { Ctx } from '../ctx.ts'
import { atMyDesk, atMyOrg } from '../declare/seen.store.ts'
import { orgIdOf } from '../scope.ts'

/** How many of a kind are shown by name. */
const FIRST = 5

export interface ClimbTodo {
  kind: 'declare.audit' | 'declare.principal' | 'declare.expert' | 'declare.accept'
  count: number
  /** Since when the oldest has waited, in milliseconds. */
  oldestAt: number | null
  first: { id: string; name: string; at: number | null }[]
}

/** Declarations at each of the asker's two steps, and experts' applications of a year that wait for this reviewer, or for this committee; none is no entry. */
export async function climbTodos(ctx: Ctx, q: Read, year: number): Promise<ClimbTodo[]> {
  if (!rightsOf(ctx.actor).has('declare.audit')) return []
  if (ctx.actor?.committeeId) return todo(ctx, q, year, 'title', 'declare.accept')
  return [
    ...(await todo(ctx, q, year, 'title', 'declare.audit', 'handler')),
    ...(await todo(ctx, q, year, 'title', 'declare.principal', 'principal')),
    ...(await todo(ctx, q, year, 'expert', 'declare.expert')),
  ]
}

async function todo(
  ctx: Ctx,
  q: Read,
  year: number,
  of: DeclarationKind,
  kind: ClimbTodo['kind'],
  duty?: OfficeDuty,
): Promise<ClimbTodo[]> {
  if (duty && !ctx.actor?.duties.includes(duty)) return []
  const step = duty && eq(declarations.deskDuty, duty)
  const where = and(eq(declarations.year, year), eq(declarations.kind, of), step, atMyDesk(ctx))
  const first = await q
    .select({ id: declarations.id, name: declarations.name, at: declarations.deskSince })
    .from(declarations)
    .where(where)
    .orderBy(asc(declarations.deskSince), asc(declarations.id))
    .limit(FIRST)
  if (!first.length) return []
  return [
    {
      kind,
      count: first.length < FIRST ? first.length : await q.$count(declarations, where),
      oldestAt: first[0]?.at ? +first[0].at : null,
      first: first.map(({ id, name, at }) => ({ id, name, at: at && +at })),
    },
  ]
}

/** 接收材料截止时间 to come, of the own committees and of those whose files lie at the asker's organisation. */
export async function climbDeadlines(
  ctx: Ctx,
  q: Read,
  year: number,
): Promise<{ at: number; name: string }[]> {
  const rights = rightsOf(ctx.actor)
  if (!rights.has('declare.view') && !rights.has('committee.view')) return []
  const { committeeId } = ctx.actor ?? {}
  const lying = q
    .select({ id: declarations.committeeId })
    .from(declarations)
    .where(and(eq(declarations.year, year), atMyOrg(ctx)))
  const concerned: SQL | undefined = committeeId
    ? eq(committees.id, committeeId)
    : or(eq(committees.orgId, orgIdOf(ctx)), inArray(committees.id, lying))
  const rows = await q
    .select({ at: committeeYears.deadlineAt, name: committees.name })
    .from(committeeYears)
    .innerJoin(committees, eq(committees.id, committeeYears.committeeId))
    .where(and(eq(committeeYears.year, year), gt(committeeYears.deadlineAt, ctx.now), concerned))
    .orderBy(asc(committeeYears.deadlineAt), asc(committees.id))
    .limit(FIRST)
  return rows.flatMap(({ at, name }) => (at ? [{ at: +at, name }] : []))
}
