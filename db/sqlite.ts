import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { drizzle as drizzleSync } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import { claimFile } from './claim.ts'
import { StoreError, storeError } from './error.ts'
import { migrations } from './migrations.ts'
import type { Db, OpenOptions } from './open.ts'
import { guard, type Query } from './query.ts'
import type { SqliteTask } from './sqlite.worker.ts'
import { TRIGGERS } from './triggers.ts'
import { inUnit, outsideUnit, type Report } from './unit.ts'
import { createWriter } from './writer.ts'

type Connection = Database.Database
type Options = OpenOptions & { group: number; report: Report }

/** Statements kept prepared for each connection; beyond that the oldest goes. */
const KEPT_STATEMENTS = 500

/** Opens a SQLite file, made when absent. One process writes it; see `createWriter` for how. */
export function openSqlite(url: string, options: Options): Db {
  const file = resolve(url)
  const opened: (() => unknown)[] = []
  const release = () => {
    for (const step of opened.splice(0).reverse()) step()
  }
  const connect = (settings: Database.Options, pragmas: string[]): Connection => {
    const connection = new Database(file, settings)
    opened.push(() => connection.close())
    for (const pragma of pragmas) connection.pragma(pragma)
    return connection
  }
  try {
    if (options.readOnly) {
      const reader = connect({ readonly: true, fileMustExist: true }, READER)
      return { ...onReader(file, reader), ...refusing, close: async () => release() }
    }
    mkdirSync(dirname(file), { recursive: true })
    opened.push(claimFile(file))
    const connection = connect({}, WRITER)
    migrateFile(connection)
    connection.pragma(`busy_timeout = ${options.busyMs ?? 5000}`)
    if (options.maxPages) connection.pragma(`max_page_count = ${options.maxPages}`)
    const reader = connect({ readonly: true }, READER)
    const handle: Query = guard(queryOn(connection), (run) => inUnit(() => handle, run))
    const writer = createWriter(connection, handle, options.group, options.report)
    let closed = false
    return {
      ...onReader(file, reader),
      async write(lock, work) {
        if (closed) throw new Error('the database is closed')
        return writer.write(lock, work)
      },
      quiet: writer.quiet,
      async scrub() {
        await writer.settle()
        const [emptied] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
        return emptied?.busy === 0
      },
      async close() {
        closed = true
        await writer.settle()
        release()
      },
    }
  } catch (error) {
    release()
    throw storeError(error)
  }
}

const WRITER = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  // A vote that was answered for is on disk: FULL flushes the log at every commit, which NORMAL does not.
  'synchronous = FULL',
  // Ballot secrecy: an erased draft is overwritten with zeros, not merely forgotten.
  'secure_delete = ON',
  'foreign_keys = ON',
  'journal_size_limit = 67108864',
]
const READER = ['busy_timeout = 5000', 'query_only = ON', 'cache_size = -65536']

const refuse = async (): Promise<never> => {
  throw new StoreError('denied', 'opened for reading only')
}
const refusing = { write: refuse, quiet: refuse, scrub: refuse }

function onReader(file: string, reader: Connection): Pick<Db, 'dialect' | 'read' | 'backup' | 'check'> {
  return {
    dialect: 'sqlite',
    read: guard(queryOn(reader), outsideUnit),
    backup: async (to) => void (await inWorker({ kind: 'backup', file, to: resolve(to) })),
    check: () => inWorker({ kind: 'check', file }),
  }
}

/** A rebuilt table drops and refills what others refer to, so foreign keys are off meanwhile and checked after. */
function migrateFile(connection: Connection): void {
  connection.pragma('foreign_keys = OFF')
  migrate(drizzleSync(connection), migrations)
  for (const trigger of TRIGGERS.sqlite) connection.exec(trigger)
  const broken = connection.pragma('foreign_key_check') as { table: string }[]
  if (broken.length)
    throw new StoreError('damaged', `rows of ${broken[0]?.table} refer to rows that are not there`)
  connection.pragma('foreign_keys = ON')
}

/**
 * Drizzle over a connection whose statements stay prepared: Drizzle's own driver for better-sqlite3 prepares every
 * query anew, and its transactions cannot await.
 */
function queryOn(connection: Connection): object {
  const kept = new Map<string, Database.Statement>()
  const prepared = (sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    const made = connection.prepare(sql)
    if (made.reader) made.raw(true)
    const oldest = kept.keys().next()
    if (kept.size >= KEPT_STATEMENTS && !oldest.done) kept.delete(oldest.value)
    kept.set(sql, made)
    return made
  }
  return drizzle(
    async (sql, params) => {
      const found = prepared(sql)
      if (found.reader) return { rows: found.all(...params) }
      found.run(...params)
      return { rows: [] }
    },
    undefined,
    { casing: 'snake_case' },
  )
}

/** Long work on a file, off the thread that serves. */
function inWorker(task: SqliteTask): Promise<string[]> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./sqlite.worker.ts', import.meta.url), {
      workerData: task,
      execArgv: [],
    })
    worker.on('message', ({ faults, error }) => (error ? failed(storeError(error)) : done(faults)))
    worker.on('error', (error) => failed(storeError(error)))
    worker.on('exit', () => failed(new StoreError('other', `the ${task.kind} ended without an answer`)))
  })
}
