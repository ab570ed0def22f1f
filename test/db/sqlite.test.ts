import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { type Db, openDb, type Query, StoreError, statement } from '../../db/open.ts'
import { meta } from '../../db/schema/index.ts'

let folder: string
let file: string
const open: Db[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongping-'))
  file = join(folder, 'a', 'test.db')
})
afterEach(async () => {
  for (const db of open.splice(0)) await db.close()
  rmSync(folder, { recursive: true, force: true })
})
async function started(...args: Parameters<typeof openDb>): Promise<Db> {
  const db = await openDb(...args)
  open.push(db)
  return db
}
const refusal = async (promise: Promise<unknown>): Promise<StoreError> => {
  const error: unknown = await promise.catch((caught) => caught)
  expect(error).toBeInstanceOf(StoreError)
  return error as StoreError
}
const put = statement('test_put', (q: Query) =>
  q.insert(meta).values({ key: sql.placeholder('key'), value: sql.placeholder('value') }),
)

async function claimant(): Promise<[ChildProcess, string]> {
  const child = fork(join(import.meta.dirname, 'claimant.ts'), [file], { execArgv: [] })
  const [said] = (await once(child, 'message')) as [string]
  return [child, said]
}

describe.skipIf(dialect !== 'sqlite')('a SQLite file', () => {
  it('is served by one process, and by the next when that one is killed', async () => {
    const [first, said] = await claimant()
    expect(said).toBe('open')
    const [, refused] = await claimant()
    expect(refused).toMatch(`claimed: another server has this database open process ${first.pid}, since 20`)
    expect((await refusal(openDb(file))).kind).toBe('claimed')
    const tool = await openDb(file, { readOnly: true })
    expect(await tool.check()).toEqual([])
    expect((await refusal(tool.write('a', async () => {}))).kind).toBe('denied')
    await tool.close()
    first.kill('SIGKILL')
    await once(first, 'exit')
    await (await started(file)).write('a', async (tx) => void (await put(tx, { key: 'a', value: 1 })))
  })

  it('that is no database is called damaged and left as it is', async () => {
    mkdirSync(join(folder, 'a'))
    writeFileSync(file, 'not a database '.repeat(1000))
    expect((await refusal(openDb(file))).kind).toBe('damaged')
    expect(readFileSync(file, 'utf8')).toBe('not a database '.repeat(1000))
  })

  it('with a damaged page is found by its check, and a query that meets it fails as damaged', async () => {
    const db = await openDb(file)
    for (let i = 0; i < 200; i++)
      await db.write('a', async (tx) => void (await put(tx, { key: `k${i}`, value: 'x'.repeat(500) })))
    await db.close()
    const pages = readFileSync(file)
    const table = new Database(file, { readonly: true })
    const root = table
      .prepare("select rootpage from sqlite_schema where name = 'meta'")
      .pluck()
      .get() as number
    table.close()
    pages.fill(0xff, (root - 1) * 4096, root * 4096)
    writeFileSync(file, pages)
    const damaged = await started(file, { readOnly: true })
    expect((await refusal(damaged.check())).kind).toBe('damaged')
    expect((await refusal(Promise.resolve(damaged.read.select().from(meta)))).kind).toBe('damaged')
  })

  it.skipIf(process.getuid?.() === 0)('in a folder that may not be written is denied', async () => {
    mkdirSync(join(folder, 'a'))
    chmodSync(join(folder, 'a'), 0o500)
    expect((await refusal(openDb(file))).kind).toBe('denied')
    chmodSync(join(folder, 'a'), 0o700)
  })

  it('where a file stands instead of its folder cannot be opened', async () => {
    writeFileSync(join(folder, 'a'), '')
    expect((await refusal(openDb(file))).kind).toBe('other')
    expect((await refusal(openDb(join(folder, 'none.db'), { readOnly: true }))).kind).toBe('denied')
  })

  it('that is full refuses what does not fit, keeps the rest and serves on', async () => {
    const db = await started(file, { maxPages: 200 })
    const undone: string[] = []
    const write = (key: string, size: number) =>
      db.write('a', async (tx) => {
        tx.onRollback(() => undone.push(key))
        await put(tx, { key, value: 'x'.repeat(size) })
      })
    await write('small', 10)
    const error = await refusal(write('large', 2_000_000))
    expect(error.kind).toBe('full')
    expect(error.message).not.toContain('xxx')
    expect(undone).toEqual(['large'])
    await write('next', 10)
    expect((await db.read.select().from(meta)).map((row) => row.key).sort()).toEqual(['next', 'small'])
  })

  it('held by another program is called locked, for every unit that waited', async () => {
    const db = await started(file, { busyMs: 20 })
    const other = new Database(file)
    other.exec('BEGIN IMMEDIATE')
    const waiting = ['a', 'b'].map((key) =>
      db.write('a', async (tx) => void (await put(tx, { key, value: 1 }))),
    )
    for (const unit of waiting) expect((await refusal(unit)).kind).toBe('locked')
    other.close()
    await db.write('a', async (tx) => void (await put(tx, { key: 'a', value: 1 })))
  })

  it('keeps nothing of an erased row, in the file, its log or a copy', async () => {
    const db = await started(file)
    const trace = 'trace-of-a-draft'
    await db.write('a', async (tx) => void (await put(tx, { key: 'a', value: trace })))
    expect(readFileSync(`${file}-wal`).includes(trace)).toBe(true)
    await db.write('a', async (tx) => void (await tx.delete(meta)))
    expect(await db.scrub()).toBe(true)
    await db.backup(join(folder, 'copy'))
    for (const path of [file, `${file}-wal`, join(folder, 'copy')])
      expect(readFileSync(path).includes(trace)).toBe(false)
  })
})
