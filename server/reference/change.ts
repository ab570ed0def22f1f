import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { referenceItems } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { type Problem, problem, refuse, refuseIf } from '../../shared/problem.ts'
import { itemProblem } from '../../shared/reference/reference.rules.ts'
import { PARENT_KIND, type ReferenceItem, type ReferenceKind } from '../../shared/reference/reference.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { tellOrgs } from '../push.ts'

/** One item as it is to be from now on. */
export type NewItem = ReferenceItem & { kind: ReferenceKind; edition: number }

const newest = async (tx: Tx, kind: ReferenceKind, code: string) => {
  const [row] = await tx
    .select()
    .from(referenceItems)
    .where(and(eq(referenceItems.kind, kind), eq(referenceItems.code, code)))
    .orderBy(desc(referenceItems.edition))
    .limit(1)
  return row
}

async function parentMissing(tx: Tx, item: NewItem): Promise<Problem | null> {
  const kind = PARENT_KIND[item.kind]
  if (!item.parent && kind !== 'series') return null
  const parent = kind && (await newest(tx, kind, item.parent))
  return parent && !parent.endedAt ? null : problem('reference.parent_missing', { code: item.parent })
}

/** Whether what an item is to belong to belongs to the item: no tree would show either, and none could be ended. */
async function leadsBack(tx: Tx, { kind, code, parent }: NewItem): Promise<boolean> {
  if (PARENT_KIND[kind] !== kind) return false
  const seen = new Set([code])
  for (let above = parent; above; above = (await newest(tx, kind, above))?.parent ?? '') {
    if (seen.has(above)) return true
    seen.add(above)
  }
  return false
}

/**
 * Adds an item, or ends its edition in force and begins the next. `edition` is the one the person saw (0: none);
 * somebody else's change in between is refused as `stale`. An ended code may be taken up again.
 */
export async function saveItem(tx: Tx, ctx: Ctx, item: NewItem): Promise<number> {
  const last = await newest(tx, item.kind, item.code)
  if (item.edition === 0 && last && !last.endedAt) refuse('reference.code_taken', { code: item.code })
  if (item.edition !== 0 && last?.edition !== item.edition) refuse('stale')
  refuseIf(itemProblem(item.kind, item.code, item.attrs))
  refuseIf(await parentMissing(tx, item))
  if (await leadsBack(tx, item)) refuse('reference.into_itself', { code: item.code })
  if (last && !last.endedAt)
    await tx.update(referenceItems).set({ endedAt: ctx.now }).where(eq(referenceItems.id, last.id))
  const edition = (last?.edition ?? 0) + 1
  const { kind, code, name, parent, sort, attrs } = item
  await tx.insert(referenceItems).values({
    ...{ id: ctx.newId(), kind, code, edition, name, parent, sort, attrs },
    ...{ begunAt: ctx.now, endedAt: null, byName: ctx.actor?.name ?? '' },
  })
  await log(tx, ctx, 'reference.saved', `reference:${kind}:${code}`, { details: { kind, code, edition } })
  return edition
}

/** Ends an item; refused while others that belong to it are in force. */
export async function endItem(
  tx: Tx,
  ctx: Ctx,
  kind: ReferenceKind,
  code: string,
  edition: number,
): Promise<void> {
  const last = await newest(tx, kind, code)
  if (!last || last.endedAt) return refuse('not_found')
  if (last.edition !== edition) refuse('stale')
  const children = Object.entries(PARENT_KIND).filter(([, parent]) => parent === kind)
  for (const [child] of children) {
    const [found] = await tx
      .select({ n: count() })
      .from(referenceItems)
      .where(
        and(
          eq(referenceItems.kind, child as ReferenceKind),
          eq(referenceItems.parent, code),
          isNull(referenceItems.endedAt),
        ),
      )
    if (found?.n) refuse('reference.in_use', { n: found.n })
  }
  await tx.update(referenceItems).set({ endedAt: ctx.now }).where(eq(referenceItems.id, last.id))
  await log(tx, ctx, 'reference.ended', `reference:${kind}:${code}`, { details: { kind, code, edition } })
}

/** Every organisation uses reference data. */
export async function tellAll(tx: Tx, ctx: Ctx): Promise<void> {
  const ids = (await tx.select({ id: orgs.id }).from(orgs)).map(({ id }) => id)
  tx.afterCommit(() => tellOrgs(ctx.app, ids, 'reference'))
}
