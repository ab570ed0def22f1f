import { and, eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { reviews } from '../../db/schema/review.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { liveLock } from '../live/live.store.ts'
import { tellStaff } from '../live/live.ts'
import { once } from '../once.ts'
import { pathOf, within } from '../scope.ts'

export type Review = typeof reviews.$inferSelect

/** Reviews of the asker's own office and those below it. */
export const inOffice = (ctx: Pick<Ctx, 'actor'>) => within(orgs.path, pathOf(ctx))

/** A review the asker may see. Anything else is not there, in data and in errors alike. */
export async function visibleReview(ctx: Ctx, q: Read, reviewId: string): Promise<Review> {
  const [found] = await q
    .select({ review: reviews })
    .from(reviews)
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(and(eq(reviews.id, reviewId), inOffice(ctx)))
  return found?.review ?? refuse('not_found')
}

export interface ReviewCommand {
  commandId: string
  reviewId: string
  /** The version the person looked at; an older one is refused as stale. */
  version?: number
}

/** One change of a review: once for its id, in turn with the live round's changes, on the review as it is now. */
export function change<T>(
  ctx: Ctx,
  operation: string,
  input: ReviewCommand,
  work: (tx: Tx, review: Review) => Promise<T>,
): Promise<T> {
  return ctx.db.write(liveLock(input.reviewId), (tx) =>
    once(ctx, tx, input.commandId, operation, async () => {
      const review = await visibleReview(ctx, tx, input.reviewId)
      if (input.version !== undefined && review.version !== input.version) refuse('stale')
      await tellOfChange(ctx, tx, review)
      return work(tx, review)
    }),
  )
}

/** Colleagues who have the review open read it anew once the unit is stored: an approval, a return, another end. */
export async function tellOfChange(ctx: Ctx, tx: Tx, { id, orgId }: Pick<Review, 'id' | 'orgId'>) {
  const [org] = await tx.select({ path: orgs.path }).from(orgs).where(eq(orgs.id, orgId))
  tx.afterCommit(() => tellStaff(ctx.app, org?.path ?? '', id))
}

/** Saves changed columns under the next version and gives it. */
export async function saveReview(
  tx: Tx,
  review: Review,
  set: Partial<Review> = {},
): Promise<{ version: number }> {
  const version = review.version + 1
  await tx
    .update(reviews)
    .set({ ...set, version })
    .where(eq(reviews.id, review.id))
  return { version }
}
