import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { dialect } from '../db/dialect.ts'
import { migrations } from '../db/migrations.ts'
import { type Db, type OpenOptions, openDb } from '../db/open.ts'

export interface TestDb {
  db: Db
  /** What `openDb` was given. */
  url: string
  /** A folder of this test's own. */
  folder: string
  /** Runs SQL behind the back of `db`, for tables and damage that the project itself never makes. */
  exec(sql: string): Promise<void>
  /** Closes `db` and removes the folder. */
  close(): Promise<void>
}

/**
 * A fresh, migrated database: of the kind named, which must be what this process speaks, or else of the process's
 * own dialect. On PostgreSQL that is PGlite, or a new database on the server `DATABASE_URL` names.
 */
export async function openTestDb(kind?: 'sqlite' | 'pglite', options: OpenOptions = {}): Promise<TestDb> {
  if (kind && (kind === 'sqlite') !== (dialect === 'sqlite'))
    throw new Error(`this process speaks ${dialect}, not that of ${kind}`)
  const folder = mkdtempSync(join(tmpdir(), 'gongping-'))
  const opened = dialect === 'sqlite' ? await onFile(folder, options) : await onPostgres(options)
  return {
    ...opened,
    folder,
    async close() {
      await opened.db.close()
      await opened.drop?.()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Opened = Pick<TestDb, 'db' | 'url' | 'exec'> & { drop?: () => Promise<void> }

async function onFile(folder: string, options: OpenOptions): Promise<Opened> {
  const url = join(folder, 'test.db')
  const db = await openDb(url, options)
  return {
    db,
    url,
    exec: async (sql) => onSqlite(url, sql),
  }
}

function onSqlite(file: string, sql: string): void {
  const connection = new Database(file)
  connection.exec(sql)
  connection.close()
}

function onPostgres(options: OpenOptions): Promise<Opened> {
  const url = process.env.DATABASE_URL ?? ''
  return url.startsWith('pglite:') ? onPglite(options) : onServer(url, options)
}

async function onPglite(options: OpenOptions): Promise<Opened> {
  const pglite = await migratedPglite()
  const db = await openDb('pglite:', { ...options, pglite })
  return { db, url: 'pglite:', exec: async (sql) => void (await pglite.exec(sql)) }
}

async function migratedPglite(): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create({ loadDataDir: new Blob([await migratedDump()]) })
}

/** Starting PGlite from nothing takes seconds, so a migrated one is kept, under the hash of its migrations. */
async function migratedDump(): Promise<Buffer<ArrayBuffer>> {
  const cache = new URL('../node_modules/.cache/gongping/', import.meta.url).pathname
  const hash = createHash('sha256')
  const folder = migrations.migrationsFolder
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.sql')) hash.update(readFileSync(join(folder, name)))
  const kept = join(cache, `pglite-${hash.digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true })
    const part = `${kept}.${process.pid}`
    const db = await openDb('pglite:')
    await db.backup(part)
    await db.close()
    renameSync(part, kept)
  }
  return readFileSync(kept) as Buffer<ArrayBuffer>
}

async function onServer(server: string, options: OpenOptions): Promise<Opened> {
  const { url, drop } = await newDatabase(server)
  return { db: await openDb(url, options), url, exec: (sql) => command(url, sql), drop }
}

async function command(url: string, sql: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

async function newDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `gongping_test_${process.pid}_${Date.now()}_${Math.random().toString(36).slice(2)}`
  await command(server, `create database ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  return { url: address.toString(), drop: () => dropDatabase(server, name) }
}

/** The server lets go of closed connections a moment later; cutting them off would be an error of nobody's. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let left = 20; left > 0; left--) {
    const done = await command(server, `drop database ${name}`).then(
      () => true,
      () => false,
    )
    if (done) return
    await new Promise((next) => setTimeout(next, 50))
  }
  await command(server, `drop database ${name} with (force)`)
}

/** Where a whole server of a test keeps its data. */
export interface TestStore {
  url: string
  /** For the server's parts, where the database is one that the address alone does not name. */
  openDb: typeof openDb
  /** Runs SQL behind the server's back. */
  exec(sql: string): Promise<void>
  drop(): Promise<void>
}

/** An empty store of this process's dialect: a file in `folder`, a PGlite, or a database of its own on the server. */
export async function openTestStore(folder: string): Promise<TestStore> {
  const drop = async () => {}
  if (dialect === 'sqlite') {
    const url = join(folder, 'gongping.db')
    return { url, openDb, drop, exec: async (sql) => onSqlite(url, sql) }
  }
  const server = process.env.DATABASE_URL ?? ''
  if (!server.startsWith('pglite:')) {
    const made = await newDatabase(server)
    return { openDb, exec: (sql) => command(made.url, sql), ...made }
  }
  const pglite = await migratedPglite()
  return {
    url: server,
    openDb: (address, options) => openDb(address, { ...options, pglite }),
    exec: async (sql) => void (await pglite.exec(sql)),
    drop,
  }
}
