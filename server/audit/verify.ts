import { asc, gt } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { GENESIS, linkHash } from './chain.ts'

/** What is wrong with the first broken row: missing rows before it, not chained to the one before, or changed. */
export type ChainFault = 'gap' | 'link' | 'content'
export interface ChainReport {
  rows: number
  /** Hash of the last row; noted elsewhere, it also shows rows cut off at the end. */
  head: string
  broken: { seq: number; fault: ChainFault } | null
}

const PAGE = 2000

/** Walks the whole chain in pages and stops at the first broken row. */
export async function verifyChain(db: Pick<Db, 'read'>): Promise<ChainReport> {
  let head = GENESIS
  let seq = 0
  for (;;) {
    const rows = await db.read
      .select()
      .from(auditLog)
      .where(gt(auditLog.seq, seq))
      .orderBy(asc(auditLog.seq))
      .limit(PAGE)
    for (const row of rows) {
      const fault =
        row.seq !== seq + 1
          ? 'gap'
          : row.prevHash !== head
            ? 'link'
            : linkHash(row) !== row.hash
              ? 'content'
              : null
      if (fault) return { rows: seq, head, broken: { seq: row.seq, fault } }
      seq = row.seq
      head = row.hash
    }
    if (rows.length < PAGE) return { rows: seq, head, broken: null }
  }
}
