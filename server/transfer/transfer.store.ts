import { and, eq, lte, ne, or, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { transfers } from '../../db/schema/person.ts'
import { refuse } from '../../shared/problem.ts'
import type { TransferSide } from '../../shared/transfer/transfer.workflow.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf } from '../scope.ts'

export type TransferOf = typeof transfers.$inferSelect

/** How a transfer stands to an organisation; the nearer part comes first where one has two. */
export const sideOf = (
  { fromOrgId, toOrgId, commonOrgId }: Pick<TransferOf, 'fromOrgId' | 'toOrgId' | 'commonOrgId'>,
  orgId: string,
): TransferSide | null =>
  toOrgId === orgId ? 'in' : fromOrgId === orgId ? 'out' : commonOrgId === orgId ? 'above' : null

/** Transfers an organisation has to do with; the rest is not there for it. */
export const concerning = (orgId: string): SQL =>
  or(eq(transfers.toOrgId, orgId), eq(transfers.fromOrgId, orgId), eq(transfers.commonOrgId, orgId))!

/** Rows of one side; who is two is on the nearer (`sideOf`). */
export function onSide(side: TransferSide, orgId: string): SQL {
  if (side === 'in') return eq(transfers.toOrgId, orgId)
  if (side === 'out') return and(eq(transfers.fromOrgId, orgId), ne(transfers.toOrgId, orgId))!
  return and(eq(transfers.commonOrgId, orgId), ne(transfers.fromOrgId, orgId), ne(transfers.toOrgId, orgId))!
}

/** What an organisation has to decide: as the one a person leaves, or as the common superior when that one is late. */
export const toDecide = (side: 'out' | 'above', orgId: string, now: Date): SQL =>
  and(
    onSide(side, orgId),
    eq(transfers.state, 'requested'),
    side === 'above' ? lte(transfers.dueAt, now) : undefined,
  )!

/** A transfer the asker's organisation has to do with, and how. */
export async function transferInSight(
  ctx: Pick<Ctx, 'actor'>,
  q: Read,
  id: string,
): Promise<TransferOf & { side: TransferSide }> {
  const own = orgIdOf(ctx)
  const [found] = await q
    .select()
    .from(transfers)
    .where(and(eq(transfers.id, id), concerning(own)))
  const side = found && sideOf(found, own)
  return side ? { ...found, side } : refuse('not_found')
}

/** Undecided past its days: the common superior may decide. */
export const isOverdue = ({ state, dueAt }: Pick<TransferOf, 'state' | 'dueAt'>, now: Date): boolean =>
  state === 'requested' && +dueAt <= +now
