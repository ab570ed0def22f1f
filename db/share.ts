import { sql } from 'drizzle-orm'
import { dialect } from './dialect.ts'
import type { Tx } from './query.ts'

/**
 * Keeps units under this lock away until the unit of `tx` has ended, beside any number of others that share it: for a
 * change that rests on what those units decide over. To be asked for before anything is written. On SQLite units
 * never overlap.
 */
export async function share(tx: Tx, lock: string): Promise<void> {
  if (dialect === 'postgresql')
    await tx
      .select({ done: sql`1` })
      .from(sql`(select pg_advisory_xact_lock_shared(hashtextextended(${lock}, 0))) as turn`)
}
