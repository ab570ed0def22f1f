import { and, desc, eq } from 'drizzle-orm'
import { referenceItems } from '../../db/schema/office.ts'
import type { referenceApi } from '../../shared/reference/reference.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { once } from '../once.ts'
import { endItem, saveItem, tellAll } from './change.ts'
import { referenceList } from './reference.list.ts'
import { referenceEdition, referenceItemsOf } from './reference.store.ts'

export const referenceHandlers: HandlersOf<typeof referenceApi> = {
  items: async ({ db }, { kinds }) => ({
    edition: await referenceEdition(db.read),
    kinds: await referenceItemsOf(db.read, kinds),
  }),
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
