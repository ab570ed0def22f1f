/**
 * Writes the migrations of both databases from the one schema: `npm run db:generate -- <name>`.
 * Run after every change of db/schema and read the SQL it wrote. `--into <folder>` (used by the test that finds
 * stale migrations) writes into `<folder>/<dialect>` instead, continuing what lies there.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { positionals, values } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } })
const kit = resolve(createRequire(import.meta.url).resolve('drizzle-kit'), '..', 'bin.cjs')
const into = relative(root, resolve(values.into ?? resolve(root, 'db/migrations')))

for (const [dialect, url] of [
  ['sqlite', ''],
  ['postgresql', 'postgres://generate'],
]) {
  const done = spawnSync(process.execPath, [kit, 'generate', `--name=${positionals[0] ?? 'change'}`], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, MIGRATIONS_OUT: `./${into}/${dialect}` },
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  process.stderr.write(done.stderr)
  // drizzle-kit says what went wrong and then ends as if nothing had
  if (done.status !== 0 || done.stderr.trim()) process.exit(done.status || 1)
}
