import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { StoreError } from './error.ts'
import { migrations } from './migrations.ts'
import { type Client, commanded, FAULTS_SQL, type PostgresOptions, type Source } from './postgres.ts'
import { guard, type Query } from './query.ts'
import { inUnit, outsideUnit, type Report } from './unit.ts'

/** The advisory lock that says "a server has this database": two numbers of our own. */
const CLAIM = '735683, 1'

const HOLDER = `
  select a.application_name || ', connection ' || a.pid || ', since ' || a.backend_start as words
  from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and l.objsubid = 2 and (l.classid, l.objid) = (${CLAIM})
    and l.database = (select oid from pg_database where datname = current_database())`

/** A PostgreSQL server: a pool that writes, a pool that can only read, and one connection that holds the claim. */
export async function openServer(url: string, { report, readOnly }: PostgresOptions): Promise<Source> {
  const base = { connectionString: url, max: 10, application_name: `gongping ${process.pid}` }
  const readers = new pg.Pool({ ...base, options: '-c default_transaction_read_only=on' })
  readers.on('error', report)
  const writers = new pg.Pool({ ...base, max: readOnly ? 0 : 10 })
  writers.on('error', report)
  const claim = readOnly ? null : await claimServer(base, report)
  const end = async () => {
    await Promise.all([readers.end(), writers.end()])
    await claim?.end()
  }
  try {
    if (claim) await commanded(() => migrate(drizzle(claim), migrations))
    else await commanded(() => readers.query('select 1'))
  } catch (error) {
    await end()
    throw error
  }
  const known = new WeakMap<pg.PoolClient, Client>()

  return {
    read: guard(drizzle(readers, { casing: 'snake_case' }), outsideUnit),
    async use(work) {
      if (readOnly) throw new StoreError('denied', 'opened for reading only')
      const connection = await commanded(() => writers.connect())
      const client = known.get(connection) ?? clientOn(connection)
      known.set(connection, client)
      let spent = true
      try {
        const value = await work(client)
        spent = false
        return value
      } finally {
        connection.release(spent && (await isBroken(connection)))
      }
    },
    async check() {
      const { rows } = await commanded(() => readers.query<{ fault: string }>(FAULTS_SQL))
      return rows.map((row) => row.fault)
    },
    backup: (file) => dump(url, file),
    end,
  }
}

function clientOn(connection: pg.PoolClient): Client {
  const handle: Query = guard(drizzle(connection, { casing: 'snake_case' }), (run) =>
    inUnit(() => handle, run),
  )
  return { handle, command: (sql, values) => commanded(() => connection.query(sql, values)) }
}

/** Whether a connection on which something failed cannot be trusted with another transaction. */
async function isBroken(connection: pg.PoolClient): Promise<boolean> {
  try {
    const { rows } = await connection.query('select now() = statement_timestamp() as idle')
    return rows[0]?.idle !== true
  } catch {
    return true
  }
}

async function claimServer(base: pg.ClientConfig, report: Report): Promise<pg.Client> {
  const client = new pg.Client(base)
  await commanded(() => client.connect())
  client.on('error', report)
  const { rows } = await client.query(`select pg_try_advisory_lock(${CLAIM}) as mine`)
  if (rows[0]?.mine) return client
  const holder = await client.query(HOLDER)
  await client.end()
  throw new StoreError('claimed', holder.rows[0]?.words)
}

/** The password goes by the environment: a command line can be read by everybody on the machine. */
async function dump(url: string, file: string): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const env = password ? { ...process.env, PGPASSWORD: password } : process.env
  const args = ['--format=custom', `--file=${file}`, `--dbname=${address}`]
  await promisify(execFile)('pg_dump', args, { env }).catch((error: NodeJS.ErrnoException) => {
    throw new StoreError('other', error.code === 'ENOENT' ? 'pg_dump is not installed' : 'pg_dump failed')
  })
}
