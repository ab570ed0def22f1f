import { asc, desc, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { auditLog } from '../../db/schema/audit.ts'
import type { ChainFault } from '../../shared/audit/audit.rules.ts'
import { GENESIS, linkHash } from './chain.ts'

export interface ChainReport {
  /** Number of the last row that is sound: all before it are. */
  rows: number
  /** Hash of that row; noted elsewhere, it also shows rows cut off at the end. */
  head: string
  broken: { seq: number; fault: ChainFault } | null
}

const PAGE = 2000

/**
 * Walks the chain in pages and stops at the first broken row: all of it, or `most` rows behind number `after`, whose
 * own hash is then believed, for the walk before has judged it.
 */
export async function verifyChain(
  db: Pick<Db, 'read'>,
  { after = 0, most = Number.POSITIVE_INFINITY }: { after?: number; most?: number } = {},
): Promise<ChainReport> {
  let head = after ? await hashAt(db, after) : GENESIS
  let seq = after
  for (;;) {
    const limit = Math.min(PAGE, after + most - seq)
    const rows = await db.read
      .select()
      .from(auditLog)
      .where(gt(auditLog.seq, seq))
      .orderBy(asc(auditLog.seq))
      .limit(limit)
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
    if (rows.length < limit || seq === after + most) return { rows: seq, head, broken: null }
  }
}

/** A row that is not there has no hash: whatever comes behind it is then found not to be chained to it. */
async function hashAt({ read }: Pick<Db, 'read'>, seq: number): Promise<string> {
  const [row] = await read.select({ hash: auditLog.hash }).from(auditLog).where(eq(auditLog.seq, seq))
  return row?.hash ?? ''
}

/** Number of the newest row; 0 of an empty log. */
export async function lastSeq({ read }: Pick<Db, 'read'>): Promise<number> {
  const [row] = await read.select({ seq: auditLog.seq }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1)
  return row?.seq ?? 0
}
