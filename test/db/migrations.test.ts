import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
