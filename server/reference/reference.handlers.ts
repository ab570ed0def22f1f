import { and, desc, eq } from 'drizzle-orm'
import { referenceItems } from '../../db/schema/office.ts'
import type { referenceApi } from '../../shared/reference/reference.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { once } from '../once.ts'
import { initialsOf } from '../pinyin.ts'
import { endItem, saveItem, tellAll } from './change.ts'
import { referenceList } from './reference.list.ts'
import { endedItemsOf, referenceEdition, referenceItemsOf } from './reference.store.ts'

/** Kinds that are chosen by typing, line after line; the long lists have a search of their own. */
const TYPED = ['series', 'level'] as const

function withInitials(kinds: Awaited<ReturnType<typeof referenceItemsOf>>) {
  const typed = TYPED.flatMap((kind) => {
    const items = kinds[kind]
    return items ? [[kind, items.map((item) => ({ ...item, initials: initialsOf(item.name) }))] as const] : []
  })
  return { ...kinds, ...Object.fromEntries(typed) }
}

export const referenceHandlers: HandlersOf<typeof referenceApi> = {
  async items({ db }, { kinds }) {
    const inForce = await referenceItemsOf(db.read, kinds)
    return {
      edition: await referenceEdition(db.read),
      kinds: withInitials(inForce),
      ended: await endedItemsOf(db.read, kinds, inForce),
    }
  },
  list: (ctx, input) => pageOf(ctx, referenceList, input),

  async history({ db }, { kind, code }) {
    const rows = await db.read
      .select()
      .from(referenceItems)
      .where(and(eq(referenceItems.kind, kind), eq(referenceItems.code, code)))
      .orderBy(desc(referenceItems.edition))
    return rows.map(({ id: _id, kind: _kind, begunAt, endedAt, ...row }) => ({
      ...row,
      begunAt: +begunAt,
      endedAt: endedAt && +endedAt,
    }))
  },

  save: (ctx, { commandId, ...item }) =>
    ctx.db.write('reference', (tx) =>
      once(ctx, tx, commandId, 'reference.save', async () => {
        const edition = await saveItem(tx, ctx, item)
        await tellAll(tx, ctx)
        return { edition }
      }),
    ),

  end: (ctx, { commandId, kind, code, edition }) =>
    ctx.db.write('reference', (tx) =>
      once(ctx, tx, commandId, 'reference.end', async () => {
        await endItem(tx, ctx, kind, code, edition)
        await tellAll(tx, ctx)
        return {}
      }),
    ),
}
