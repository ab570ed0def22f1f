import { and, eq } from 'drizzle-orm'
import { declarations } from '../../db/schema/declare.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { wayOf } from '../declare/declare.store.ts'
import { filesSeen, statusSeen } from '../declare/seen.store.ts'
import { statusRow } from './status.list.ts'

/** One applicant's state with the way of the file (M-2.13, M-2.17): of whom 申报人员状态查询 shows, and no content. */
export async function life(ctx: Ctx, { id }: { id: string }) {
  const q = ctx.db.read
  const [row] = await q
    .select()
    .from(declarations)
    .where(and(eq(declarations.id, id), statusSeen(ctx)))
  if (!row) return refuse('not_found')
  const readable = (await q.$count(declarations, and(eq(declarations.id, id), filesSeen(ctx)))) > 0
  return { ...(await statusRow(ctx, id)), way: await wayOf(q, row), readable }
}
