import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/**
 * What both databases can do. Left out: `execute` and the relational `query` (raw results differ), nested
 * `transaction`, `selectDistinctOn`. The result of a write without `.returning()` is `unknown`: drivers differ.
 */
export type Query = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  'select' | 'selectDistinct' | '$count' | '$with' | 'with' | 'insert' | 'update' | 'delete'
>

/** Committed data, read only. */
export type Read = Pick<Query, 'select' | 'selectDistinct' | '$count'>

/** A unit of work's own view of the database. */
export interface Tx extends Query {
  /** Run once the unit is on disk, in order, before `write` resolves: tell others what was saved. */
  afterCommit(job: () => void): void
  /** Run, last first, when the unit or the group it was committed with failed: take back what memory knows. */
  onRollback(job: () => void): void
}

/** The long-lived Drizzle handle behind a `Tx`; statements are prepared on it once. */
export const HANDLE = Symbol('handle')
const handleOf = (query: Read | Query) => (query as { [HANDLE]?: object })[HANDLE] ?? query

interface Preparable<R> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<R> }
}

/**
 * A hot statement, built and prepared once for each connection; its values are `sql.placeholder(name)`.
 * Several times faster than building the query anew. `name` is unique in the project. One that only reads works
 * on `db.read` and on a tx alike; one that writes declares its parameter `(q: Query) =>` and works on a tx.
 *
 * ```ts
 * const draftOf = statement('draft_of', (q) => q.select().from(drafts).where(eq(drafts.seatId, sql.placeholder('seatId'))))
 * const [draft] = await draftOf(tx, { seatId })
 * ```
 */
export function statement<Q extends Read, R>(name: string, build: (query: Q) => Preparable<R>) {
  const prepared = new WeakMap<object, ReturnType<Preparable<R>['prepare']>>()
  return (query: Q, values: Record<string, unknown> = {}): Promise<R> => {
    const handle = handleOf(query)
    let found = prepared.get(handle)
    if (!found) prepared.set(handle, (found = build(handle as Q).prepare(name)))
    return found.execute(values)
  }
}

type Around = (run: () => Promise<unknown>) => Promise<unknown>
interface Session {
  prepareQuery(...args: unknown[]): {
    queryWithCache(sql: string, params: unknown[], run: () => Promise<unknown>): Promise<unknown>
  }
}

/**
 * Runs every query of a Drizzle handle through `around`. Drizzle's own wrapper, which this replaces, puts all
 * parameters into the message of an error.
 */
export function guard(handle: object, around: Around): Query {
  const { session } = handle as { session: Session }
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = (...args) => {
    const prepared = prepare(...args)
    prepared.queryWithCache = (_sql, _params, run) => around(run)
    return prepared
  }
  return handle as Query
}
