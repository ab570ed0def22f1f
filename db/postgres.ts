import { storeError } from './error.ts'
import { createMutex } from './mutex.ts'
import type { Db, OpenOptions } from './open.ts'
import type { Query, Read } from './query.ts'
import { TRIGGERS } from './triggers.ts'
import { asQuiet, type Report, refuseNested, Unit } from './unit.ts'

/** One connection: a Drizzle handle that lives as long as it, and plain commands. */
export interface Client {
  handle: Query
  command(sql: string, values?: string[]): Promise<unknown>
}

/** Where connections come from: a server's pool, or PGlite's only one. */
export interface Source extends Pick<Db, 'backup'> {
  read: Read
  /** One connection for as long as `work` runs; one left inside a transaction is not used again. */
  use<T>(work: (client: Client) => Promise<T>): Promise<T>
  /** Faults that the catalogue knows of. */
  check(): Promise<string[]>
  end(): Promise<void>
}

export type PostgresOptions = OpenOptions & { report: Report }

/**
 * Opens PostgreSQL, on a server or in this process. A unit is a transaction under an advisory lock, and a mutex of
 * this process under the same name, so that what its jobs do in memory happens in the order of the commits.
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Db> {
  const source = url.startsWith('pglite:')
    ? await (await import('./pglite.ts')).openPglite(url, options)
    : await (await import('./pg-server.ts')).openServer(url, options)
  if (!options.readOnly)
    for (const trigger of TRIGGERS.postgresql) await source.use((client) => client.command(trigger))
  return onSource(source, options)
}

function onSource(source: Source, { report }: PostgresOptions): Db {
  const locked = createMutex()
  const running = new Set<Promise<unknown>>()
  let closed = false

  async function unitOn<T>(client: Client, lock: string, work: Parameters<typeof Unit.prototype.run<T>>[0]) {
    const unit = new Unit(client.handle)
    let value: T
    try {
      await client.command('begin')
      await client.command('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lock])
      value = await unit.run(work)
      await client.command('commit')
    } catch (error) {
      unit.rolledBack(report)
      await client.command('rollback').catch(report)
      throw error
    }
    unit.committed(report)
    return value
  }

  return {
    dialect: 'postgresql',
    read: source.read,
    async write(lock, work) {
      if (closed) throw new Error('the database is closed')
      refuseNested('write')
      const unit = locked(lock, () => source.use((client) => unitOn(client, lock, work)))
      running.add(unit)
      return unit.finally(() => running.delete(unit))
    },
    async quiet(lock, work) {
      refuseNested('quiet')
      return locked(lock, () => asQuiet(work))
    },
    backup: (file) => source.backup(file),
    check: () => source.check(),
    async scrub() {
      await source.use((client) => client.command('vacuum'))
      return true
    },
    async close() {
      closed = true
      await Promise.allSettled(running)
      await source.end()
    },
  }
}

/** Wraps a driver's call so that its errors are `StoreError`s. */
export const commanded = <T>(call: () => Promise<T>): Promise<T> =>
  call().catch((error) => {
    throw storeError(error)
  })

/** Indexes left unusable by an interrupted build, and keys that were never validated. */
export const FAULTS_SQL = `
  select indexrelid::regclass || ' is not valid' as fault from pg_index where not indisvalid
  union all
  select conrelid::regclass || ' does not enforce ' || conname from pg_constraint where not convalidated`
