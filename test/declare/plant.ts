import { declarations } from '../../db/schema/declare.ts'
import { START, type World } from '../world.ts'

type Row = typeof declarations.$inferInsert

/** Puts a declaration into the store behind the server's back. */
export const plantDeclaration = (
  { app }: Pick<World, 'app'>,
  row: Pick<Row, 'id' | 'personId' | 'orgId' | 'orgPath'> & Partial<Row>,
): Promise<void> =>
  app.db.write(`declaration:${row.id}`, async (tx) => {
    await tx.insert(declarations).values({
      ...{ year: 2026, kind: 'title', series: '05', level: '2', counted: false, state: 'filling', at: START },
      ...row,
    })
  })
