import { type Dialect, dialect, dialectOf } from './dialect.ts'
import type { Read, Tx } from './query.ts'
import type { Report } from './unit.ts'

export { isUnique, StoreError } from './error.ts'
export { type Query, type Read, statement, type Tx } from './query.ts'

/** The only ways into the database. Every error is a `StoreError`, or what the caller's own function threw. */
export interface Db {
  readonly dialect: Dialect
  /** Committed data. Never inside a unit of work: read there with its tx. */
  readonly read: Read
  /**
   * One unit of work: all of it is saved or none. Two units under one lock never overlap; name the lock after what
   * owns the invariant (`panel:<id>`). Resolves once the change is on disk. Await nothing but `tx` inside. Does not
   * nest, and its `tx` throws once it is over.
   */
  write<T>(lock: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Runs `work` while no unit under this lock is between its change and its commit, at once when none is: for a
   * snapshot of memory that must fit what has been said. Short, and writes nothing; reading is allowed.
   */
  quiet<T>(lock: string, work: () => T | Promise<T>): Promise<T>
  /** A consistent copy in a new file, made beside the serving: SQLite, a `pg_dump` archive, or PGlite's tar. */
  backup(file: string): Promise<void>
  /** Faults found in the stored data, in the database's words; empty when it is whole. Slow on a large file. */
  check(): Promise<string[]>
  /**
   * Overwrites what was deleted, as far as the database can. SQLite: erased rows are zeroed at once, and this empties
   * the write-ahead log that still holds them; false when a running backup keeps it. PostgreSQL: vacuums.
   */
  scrub(): Promise<boolean>
  /** Waits for the units asked for, then lets go of everything. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** For a tool beside a running server: no claim, no migration, and every write is refused. */
  readOnly?: boolean
  /** Most units in one commit (SQLite), 200 unless told. */
  group?: number
  /** A ceiling for the SQLite file, in pages of 4 KiB: it is full there, before the disk is. */
  maxPages?: number
  /** How long SQLite waits, with everything else, for another program to let go of the file: 5000 ms unless told. */
  busyMs?: number
  /** A PGlite to use, already loaded; the address is then `pglite:`. */
  pglite?: import('@electric-sql/pglite').PGlite
  /** Told of errors nobody waits for: a job that threw, a lost connection. Unhandled unless given. */
  report?: Report
}

/** Anything nobody can answer for ends the process; the server gives its own report and logs it. */
const raise: Report = (error) =>
  queueMicrotask(() => {
    throw error
  })

/**
 * Opens, claims and migrates the database. `url` is a path of a SQLite file, `postgres://…`, or `pglite:[folder]`,
 * and must mean the dialect this process started with. Throws a `StoreError`; kind `claimed` when another server
 * has it, with its process and since when.
 */
export async function openDb(url: string, options: OpenOptions = {}): Promise<Db> {
  if (dialectOf(url) !== dialect)
    throw new Error(`this process speaks ${dialect}: set DATABASE_URL to the database before it starts`)
  const all = { report: raise, group: 200, ...options }
  if (dialect === 'sqlite') return (await import('./sqlite.ts')).openSqlite(url, all)
  return (await import('./postgres.ts')).openPostgres(url, all)
}
