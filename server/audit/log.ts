import { desc, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { type Query, type Read, statement, type Tx } from '../../db/query.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { type AuditDetails, auditDetails } from '../../shared/audit/audit.api.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { Ctx } from '../ctx.ts'
import { GENESIS, type Link, linkHash } from './chain.ts'

interface Head {
  seq: number
  hash: string
}

/** The chain's end as the writer of this process left it; absent means: read it from the table. */
const heads = new WeakMap<Db, Head>()
/** Any number, the same in every process: whoever appends on PostgreSQL holds this lock until the commit. */
const AUDIT_LOCK = 4_710_002

const lastRow = statement('audit_last', (q: Read) =>
  q.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1),
)
const append = statement('audit_append', (q: Query) =>
  q.insert(auditLog).values({
    seq: sql.placeholder('seq'),
    at: sql.placeholder('at'),
    actorId: sql.placeholder('actorId'),
    actorName: sql.placeholder('actorName'),
    orgId: sql.placeholder('orgId'),
    action: sql.placeholder('action'),
    subject: sql.placeholder('subject'),
    reviewId: sql.placeholder('reviewId'),
    fromState: sql.placeholder('fromState'),
    toState: sql.placeholder('toState'),
    reason: sql.placeholder('reason'),
    details: sql.placeholder('details'),
    address: sql.placeholder('address'),
    requestId: sql.placeholder('requestId'),
    prevHash: sql.placeholder('prevHash'),
    hash: sql.placeholder('hash'),
  }),
)

export interface AuditEntry {
  /** States before and after, as the workflow names them; never a choice. */
  from?: string
  to?: string
  /** The words a person had to give for this act. */
  reason?: string
  reviewId?: string
  /** Whose log it belongs to when nobody of an organisation acts: a wrong password for its account. */
  orgId?: string
  /** Only the keys `auditDetails` allows. */
  details?: AuditDetails
}

/** Who acts when nobody is signed in: a sweep of the server, or somebody before the login. */
type Who = Pick<Ctx, 'db' | 'actor' | 'now' | 'address' | 'requestId'>

/**
 * Appends one row to the chain, in the unit of work that does what it tells of: both are saved or neither.
 * `subject` names the thing done to (`review:<id>`, `account:<id>`).
 */
export async function log(
  tx: Tx,
  who: Who,
  action: AuditAction,
  subject: string,
  entry: AuditEntry = {},
): Promise<void> {
  const head = await headOf(tx, who.db)
  const link: Link = {
    seq: head.seq + 1,
    at: who.now,
    actorId: who.actor?.accountId ?? null,
    actorName: who.actor?.name ?? '',
    orgId: entry.orgId ?? who.actor?.orgId ?? null,
    action,
    subject,
    reviewId: entry.reviewId ?? who.actor?.reviewId ?? null,
    fromState: entry.from ?? null,
    toState: entry.to ?? null,
    reason: entry.reason ?? null,
    details: auditDetails.parse(entry.details ?? {}),
    address: who.address,
    requestId: who.requestId,
    prevHash: head.hash,
  }
  const hash = linkHash(link)
  if (who.db.dialect === 'sqlite') {
    heads.set(who.db, { seq: link.seq, hash })
    tx.onRollback(() => heads.delete(who.db))
  }
  await append(tx, { ...link, hash })
}

/** One writer per SQLite file: memory knows the end. On PostgreSQL several may append, so they take turns. */
async function headOf(tx: Tx, db: Db): Promise<Head> {
  const known = heads.get(db)
  if (known) return known
  if (db.dialect === 'postgresql')
    await tx.select({ done: sql`1` }).from(sql`(select pg_advisory_xact_lock(${AUDIT_LOCK})) as turn`)
  const [last] = await lastRow(tx)
  return last ?? { seq: 0, hash: GENESIS }
}
