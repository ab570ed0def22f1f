import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePg } from 'drizzle-orm/pglite'
import { migrate as migratePg } from 'drizzle-orm/pglite/migrator'
import { afterAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gongping-migrations-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const listing = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()

it('has migrations for both databases that bring them to the schema as it is', () => {
  const kept = join(root, 'db/migrations')
  cpSync(kept, folder, { recursive: true })
  execFileSync(process.execPath, ['scripts/db-generate.mjs', 'stale', '--into', folder], {
    cwd: root,
    stdio: 'pipe',
  })
  expect(listing(folder), 'run `npm run db:generate -- <what changed>`').toEqual(listing(kept))
})

/** The migrations of a dialect as they were when there was only the first, and as they are. */
function migrationsOf(name: 'sqlite' | 'postgresql') {
  const all = join(root, 'db/migrations', name)
  const first = join(folder, 'first', name)
  cpSync(all, first, { recursive: true })
  const journal = join(first, 'meta/_journal.json')
  const { entries, ...head } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...head, entries: entries.slice(0, 1) }))
  return { first: { migrationsFolder: first }, all: { migrationsFolder: all } }
}

/** An office with one of its staff and one expert, as a database of the first version held them. */
const FIRST_ROWS = (now: string) => `
  insert into orgs (id, name, code, kind, level, path, created_at)
    values ('o', '职改办', '1', 'office', 1, '/o/', ${now});
  insert into accounts (id, login, kind, name, org_id, duties, password_hash, created_at)
    values ('a', 'jingban', 'staff', '经办人', 'o', '["handler"]', 'h', ${now}),
           ('b', 'expert', 'expert', '专家', null, '[]', 'h', ${now})`
const BROUGHT = {
  orgs: "select state, pinyin, path from orgs where id = 'o'",
  accounts: 'select id, scope, phone from accounts order by id',
}
/** Whoever worked before scopes were given goes on with all of them; an expert never had any. */
const expectBrought = (orgs: unknown, accounts: { scope: unknown }[]) => {
  expect(orgs).toEqual([{ state: 'approved', pinyin: '', path: '/o/' }])
  const scopes = accounts.map(({ scope }) => (typeof scope === 'string' ? JSON.parse(scope) : scope))
  expect(scopes).toEqual([{ series: [], sections: [] }, null])
}

it('brings a SQLite database of the first version to the present one, with what it held', () => {
  const { first, all } = migrationsOf('sqlite')
  const connection = new Database(':memory:')
  migrate(drizzle(connection), first)
  connection.exec(FIRST_ROWS('1'))
  migrate(drizzle(connection), all)
  expectBrought(
    connection.prepare(BROUGHT.orgs).all(),
    connection.prepare(BROUGHT.accounts).all() as { scope: unknown }[],
  )
  connection.close()
})

it('brings a PostgreSQL database of the first version to the present one, with what it held', async () => {
  const { first, all } = migrationsOf('postgresql')
  const pglite = await PGlite.create()
  await migratePg(drizzlePg(pglite), first)
  await pglite.exec(FIRST_ROWS('now()'))
  await migratePg(drizzlePg(pglite), all)
  const { rows: orgs } = await pglite.query(BROUGHT.orgs)
  const { rows: accounts } = await pglite.query<{ scope: unknown }>(BROUGHT.accounts)
  expectBrought(orgs, accounts)
  await pglite.close()
})
