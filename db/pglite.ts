import { writeFile } from 'node:fs/promises'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { migrations } from './migrations.ts'
import { createMutex } from './mutex.ts'
import { type Client, commanded, FAULTS_SQL, type PostgresOptions, type Source } from './postgres.ts'
import { guard, type Query } from './query.ts'
import { inUnit, outsideUnit } from './unit.ts'

/** PostgreSQL inside this process, for tests: one connection that readers and units take in turn. */
export async function openPglite(url: string, options: PostgresOptions): Promise<Source> {
  const pglite = options.pglite ?? (await create(url.slice('pglite:'.length)))
  if (!options.readOnly) await commanded(() => migrate(drizzle(pglite), migrations))
  const mutex = createMutex()
  const alone = <T>(work: () => Promise<T>) => mutex('connection', work)
  const query = () => drizzle(pglite, { casing: 'snake_case' })
  const handle: Query = guard(query(), (run) => inUnit(() => handle, run))
  const client: Client = {
    handle,
    command: (sql, values) => commanded(() => pglite.query(sql, values)),
  }
  return {
    read: guard(query(), (run) => outsideUnit(() => alone(run))),
    use: (work) => alone(() => work(client)),
    async check() {
      const { rows } = await alone(() => commanded(() => pglite.query<{ fault: string }>(FAULTS_SQL)))
      return rows.map((row) => row.fault)
    },
    async backup(file) {
      const copy = await alone(() => pglite.dumpDataDir('none'))
      await commanded(async () => writeFile(file, Buffer.from(await copy.arrayBuffer())))
    },
    end: () => pglite.close(),
  }
}

async function create(folder: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  return commanded(() => PGlite.create(folder || undefined))
}
