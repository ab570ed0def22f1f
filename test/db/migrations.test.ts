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
import { partsOf } from '../../server/names.ts'
import { NOWHERE } from '../../shared/declare/declaration.ts'

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

/** The migrations of a dialect as they were when there was only the first, when there were two, and as they are. */
function migrationsOf(name: 'sqlite' | 'postgresql') {
  const all = join(root, 'db/migrations', name)
  const upTo = (count: number) => {
    const migrationsFolder = join(folder, `up-to-${count}`, name)
    cpSync(all, migrationsFolder, { recursive: true })
    const journal = join(migrationsFolder, 'meta/_journal.json')
    const { entries, ...head } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
    writeFileSync(journal, JSON.stringify({ ...head, entries: entries.slice(0, count) }))
    return { migrationsFolder }
  }
  return { first: upTo(1), second: upTo(2), all: { migrationsFolder: all } }
}

/** An office with one of its staff and one expert, as a database of the first version held them. */
const FIRST_ROWS = (now: string) => `
  insert into orgs (id, name, code, kind, level, path, created_at)
    values ('o', '职改办', '1', 'office', 1, '/o/', ${now});
  insert into accounts (id, login, kind, name, org_id, duties, password_hash, created_at)
    values ('a', 'jingban', 'staff', '经办人', 'o', '["handler"]', 'h', ${now}),
           ('b', 'expert', 'expert', '专家', null, '[]', 'h', ${now})`
/** A person who had registered a declaration, as the second version held it: it took a place of the quota at once. */
const REGISTERED = (now: string, yes: string) => `
  insert into persons (id, org_id, org_path, name, pinyin, id_type, id_hash, id_sealed, id_masked, birth_date, sex,
      status, status_at, created_at)
    values ('p', 'o', '/o/', '李敏', 'limin lm', 'resident', 'h', 's', '4103**', '1985-06-15', 2, 'active', ${now}, ${now});
  insert into quotas (id, org_id, year, series, level, granted, used) values ('q', 'o', 2026, '05', '2', 1, 1);
  insert into declarations (id, person_id, org_id, org_path, year, kind, series, level, counted, state, at, version)
    values ('d', 'p', 'o', '/o/', 2026, 'title', '05', '2', ${yes}, 'registered', ${now}, 3),
           ('w', 'p', 'o', '/o/', 2025, 'title', '05', '2', ${yes}, 'withdrawn', ${now}, 1);
  insert into quota_uses (id, quota_id, declaration_id, at) values ('u', 'q', 'd', ${now})`
const BROUGHT = {
  declarations: 'select id, state, name, pinyin, version, climb, reached_depth from declarations order by id',
  uses: 'select declaration_id, released_at from quota_uses',
  orgs: "select state, pinyin, path from orgs where id = 'o'",
  accounts: 'select id, scope, phone from accounts order by id',
  names: 'select part, name, pinyin from name_parts',
}
/** Whoever worked before scopes were given goes on with all of them; an expert never had any. */
const expectBrought = (orgs: unknown, accounts: { scope: unknown }[]) => {
  expect(orgs).toEqual([{ state: 'approved', pinyin: '', path: '/o/' }])
  const scopes = accounts.map(({ scope }) => (typeof scope === 'string' ? JSON.parse(scope) : scope))
  expect(scopes).toEqual([{ series: [], sections: [] }, null])
}

/** A name is found by its ends, its sound and its initials, as one that is written now. */
const expectNamed = (names: unknown[]) => {
  const name = { name: '李敏', pinyin: 'limin lm' }
  expect(names).toHaveLength(4)
  expect(names).toEqual(expect.arrayContaining(partsOf(name).map((part) => ({ part, ...name }))))
}

/** It goes on as a form that is being filled in, seen by nobody, and its place is kept. */
const expectRegistered = (declarations: unknown, uses: unknown) => {
  const same = { name: '李敏', pinyin: 'limin lm', climb: 0, reached_depth: NOWHERE }
  expect(declarations).toEqual([
    { id: 'd', state: 'filling', version: 3, ...same },
    { id: 'w', state: 'withdrawn', version: 1, ...same },
  ])
  expect(uses).toEqual([{ declaration_id: 'd', released_at: null }])
}

it('brings a SQLite database of the first and second version to the present one, with what it held', () => {
  const { first, second, all } = migrationsOf('sqlite')
  const connection = new Database(':memory:')
  migrate(drizzle(connection), first)
  connection.exec(FIRST_ROWS('1'))
  migrate(drizzle(connection), second)
  connection.exec(REGISTERED('1', '1'))
  migrate(drizzle(connection), all)
  expectRegistered(connection.prepare(BROUGHT.declarations).all(), connection.prepare(BROUGHT.uses).all())
  expectBrought(
    connection.prepare(BROUGHT.orgs).all(),
    connection.prepare(BROUGHT.accounts).all() as { scope: unknown }[],
  )
  expectNamed(connection.prepare(BROUGHT.names).all())
  connection.close()
})

it('brings a PostgreSQL database of the first and second version to the present one, with what it held', async () => {
  const { first, second, all } = migrationsOf('postgresql')
  const pglite = await PGlite.create()
  await migratePg(drizzlePg(pglite), first)
  await pglite.exec(FIRST_ROWS('now()'))
  await migratePg(drizzlePg(pglite), second)
  await pglite.exec(REGISTERED('now()', 'true'))
  await migratePg(drizzlePg(pglite), all)
  expectRegistered((await pglite.query(BROUGHT.declarations)).rows, (await pglite.query(BROUGHT.uses)).rows)
  expectNamed((await pglite.query(BROUGHT.names)).rows)
  const { rows: orgs } = await pglite.query(BROUGHT.orgs)
  const { rows: accounts } = await pglite.query<{ scope: unknown }>(BROUGHT.accounts)
  expectBrought(orgs, accounts)
  await pglite.close()
})
