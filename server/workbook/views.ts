import { and, asc, eq } from 'drizzle-orm'
import { savedViews } from '../../db/schema/office.ts'
import type { ListName } from '../../shared/list.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'

/** Views of one list a person may keep. */
const MOST = 30

const accountOf = (ctx: Ctx): string => ctx.actor?.accountId ?? refuse('auth.required')

export async function viewsOf(ctx: Ctx, list: ListName) {
  const rows = await ctx.db.read
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.accountId, accountOf(ctx)), eq(savedViews.list, list)))
    .orderBy(asc(savedViews.name))
  return rows.map(({ id, name, query, columns, at }) => ({ id, name, query, columns, at: +at }))
}

/** Keeps a view; one of the same name is replaced. */
export async function saveView(
  ctx: Ctx,
  { list, name, query, columns }: { list: ListName; name: string; query: string; columns: string[] },
): Promise<{ id: string }> {
  const accountId = accountOf(ctx)
  const own = and(eq(savedViews.accountId, accountId), eq(savedViews.list, list))
  return ctx.db.write(`views:${accountId}`, async (tx) => {
    const [known] = await tx
      .select({ id: savedViews.id })
      .from(savedViews)
      .where(and(own, eq(savedViews.name, name)))
    if (known) {
      await tx.update(savedViews).set({ query, columns, at: ctx.now }).where(eq(savedViews.id, known.id))
      return known
    }
    if ((await tx.$count(savedViews, own)) >= MOST) refuse('input.too_large')
    const id = ctx.newId()
    await tx.insert(savedViews).values({ id, accountId, list, name, query, columns, at: ctx.now })
    return { id }
  })
}

export async function removeView(ctx: Ctx, id: string): Promise<void> {
  const accountId = accountOf(ctx)
  await ctx.db.write(`views:${accountId}`, async (tx) => {
    const gone = await tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.accountId, accountId)))
      .returning({ id: savedViews.id })
    if (!gone.length) refuse('not_found')
  })
}
