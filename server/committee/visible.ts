import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { nodeOf, orgIdOf, pathOf, seriesOf, within } from '../scope.ts'
import type { Committee } from './committee.store.ts'

/** Committees of the asker's office and those below it, of the series he reviews (M-7.1.1). */
export function seenCommittees(ctx: Pick<Ctx, 'actor'>): SQL {
  const series = seriesOf(ctx)
  return and(
    within(committees.orgPath, pathOf(ctx)),
    series ? inArray(committees.series, series) : undefined,
  )!
}

/** The same at one organisation of the subtree, with what lies below it or without. */
export async function seenAt(
  ctx: Ctx,
  q: Read,
  { node, deep }: { node?: string | undefined; deep: boolean },
): Promise<SQL> {
  const org = await nodeOf(ctx, q, node)
  return and(seenCommittees(ctx), deep ? within(committees.orgPath, org.path) : eq(committees.orgId, org.id))!
}

/** One the asker may see; any other is not there. */
export async function committeeSeen(ctx: Ctx, q: Read, id: string): Promise<Committee> {
  const [row] = await q
    .select()
    .from(committees)
    .where(and(eq(committees.id, id), seenCommittees(ctx)))
  return row ?? refuse('not_found')
}

/** The asker's office supervises it. */
export const isOwn = (ctx: Ctx, { orgId }: Pick<Committee, 'orgId'>): boolean => orgIdOf(ctx) === orgId
