import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { asc, eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { bool, dialect, instant, integer, json, table, text } from '../../db/dialect.ts'
import {
  type Db,
  isUnique,
  type OpenOptions,
  openDb,
  type Query,
  StoreError,
  statement,
} from '../../db/open.ts'
import { accounts, auditLog, meta, orgs } from '../../db/schema/index.ts'
import { openTestDb, type TestDb } from '../open-test-db.ts'

const opened: TestDb[] = []
async function fresh(options: OpenOptions = {}): Promise<TestDb> {
  const made = await openTestDb(undefined, options)
  opened.push(made)
  return made
}
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const at = new Date('2026-11-22T01:02:03.456Z')
const org = (id: string) => ({
  id,
  name: `机构${id}`,
  code: id,
  kind: 'office' as const,
  level: 1,
  path: `${id}/`,
  createdAt: at,
})
const account = (id: string) => ({
  id,
  login: id,
  kind: 'staff' as const,
  name: '张伟',
  duties: ['office'],
  passwordHash: 'x',
  createdAt: at,
})
/** Opens what `backup` wrote, beside the database it is a copy of. */
async function restored<T>(copy: string, look: (db: Db) => Promise<T>): Promise<T> {
  if (dialect === 'sqlite') return readOf(await openDb(copy, { readOnly: true }), look)
  if (process.env.DATABASE_URL?.startsWith('pglite')) {
    const pglite = await PGlite.create({ loadDataDir: new Blob([readFileSync(copy) as Buffer<ArrayBuffer>]) })
    return readOf(await openDb('pglite:', { pglite }), look)
  }
  const empty = await fresh()
  await empty.exec('drop schema public cascade; create schema public; drop schema drizzle cascade')
  execFileSync('pg_restore', ['--no-owner', `--dbname=${empty.url}`, copy])
  return look(empty.db)
}
const readOf = <T>(db: Db, look: (db: Db) => Promise<T>) => look(db).finally(() => db.close())

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const caught = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error) => error,
  )

/** A reference that is only checked at commit: the way to make a commit itself fail. */
const LATE = 'create table late (org_id text references orgs(id) deferrable initially deferred)'
const late = table('late', { orgId: text() })

describe(`the database, on ${process.env.DATABASE_URL?.split(':')[0] || dialect}`, () => {
  it('gives back what was stored', async () => {
    const { db } = await fresh()
    const row = {
      seq: 3_000_000_000_000,
      at,
      actorId: null,
      actorName: '李“娜”',
      orgId: null,
      action: 'login',
      subject: '𠮷',
      reviewId: null,
      fromState: null,
      toState: null,
      reason: '',
      details: { z: [1, null, { b: true, a: '甲' }], a: 1.5 },
      address: '::1',
      requestId: 'r',
      prevHash: '',
      hash: 'h',
    }
    await db.write('log', async (tx) => void (await tx.insert(auditLog).values(row)))
    const [found] = await db.read.select().from(auditLog)
    expect(found).toEqual(row)
    expect(JSON.stringify(found?.details)).toBe(JSON.stringify(row.details))
    const made = await db.write('accounts', (tx) => tx.insert(accounts).values(account('a')).returning())
    expect(made).toMatchObject([
      { mustChange: false, disabled: false, failedCount: 0, lockedUntil: null, version: 0 },
    ])
    expect(await db.read.$count(accounts, eq(accounts.disabled, false))).toBe(1)
  })

  it('saves all of a unit or none of it', async () => {
    const { db } = await fresh()
    const failing = db.write('orgs', async (tx) => {
      await tx.insert(orgs).values(org('a'))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    await db.write('orgs', async (tx) => void (await tx.insert(orgs).values(org('b'))))
    expect((await db.read.select().from(orgs)).map((row) => row.id)).toEqual(['b'])
  })

  it('loses none of a hundred concurrent changes', async () => {
    const { db } = await fresh()
    await db.write('orgs', async (tx) => void (await tx.insert(orgs).values({ ...org('a'), level: 0 })))
    const levelOf = statement('level_of', (q) =>
      q
        .select()
        .from(orgs)
        .where(eq(orgs.id, sql.placeholder('id'))),
    )
    const grow = (fails: boolean) =>
      db.write('org:a', async (tx) => {
        const [row] = await levelOf(tx, { id: 'a' })
        await tx
          .update(orgs)
          .set({ level: row!.level + 1 })
          .where(eq(orgs.id, 'a'))
        if (fails) throw new Error('refused')
      })
    const ended = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => grow(i % 10 === 9)))
    expect(ended.filter((each) => each.status === 'rejected')).toHaveLength(10)
    expect((await levelOf(db.read, { id: 'a' }))[0]?.level).toBe(90)
  })

  it('answers only once the change can be read by others', async () => {
    const { db } = await fresh()
    const seen = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        await db.write(`org:${i}`, async (tx) => void (await tx.insert(orgs).values(org(`o${i}`))))
        return (
          await db.read
            .select()
            .from(orgs)
            .where(eq(orgs.id, `o${i}`))
        ).length
      }),
    )
    expect(seen.every((found) => found === 1)).toBe(true)
  })

  it('prepares a statement that writes', async () => {
    const { db } = await fresh()
    const put = statement('put_meta', (q: Query) =>
      q.insert(meta).values({ key: sql.placeholder('key'), value: sql.placeholder('value') }),
    )
    for (const key of ['a', 'b'])
      await db.write('meta', async (tx) => void (await put(tx, { key, value: { key } })))
    expect(await db.read.select().from(meta).orderBy(asc(meta.key))).toEqual([
      { key: 'a', value: { key: 'a' } },
      { key: 'b', value: { key: 'b' } },
    ])
  })

  it('recognises a key that is taken, and says nothing of the values', async () => {
    const { db } = await fresh()
    await db.write('accounts', async (tx) => void (await tx.insert(accounts).values(account('secret-login'))))
    for (const again of [account('secret-login'), { ...account('b'), login: 'secret-login' }]) {
      const error = await caught(
        db.write('accounts', async (tx) => void (await tx.insert(accounts).values(again))),
      )
      expect(isUnique(error)).toBe(true)
      expect(String(error) + JSON.stringify(error)).not.toContain('secret-login')
    }
    const other = await caught(
      db.write(
        'accounts',
        async (tx) => void (await tx.insert(accounts).values({ ...account('c'), orgId: 'secret-org' })),
      ),
    )
    expect(other).toBeInstanceOf(StoreError)
    expect(isUnique(other)).toBe(false)
    const kind = await caught(
      db.write(
        'accounts',
        async (tx) => void (await tx.insert(accounts).values({ ...account('d'), login: 'SECRET' })),
      ),
    )
    expect(String(kind)).not.toContain('SECRET')
    expect((kind as Error).cause).toBeUndefined()
  })

  it('says nothing of the values when reading fails', async () => {
    const { db } = await fresh()
    const gone = table('gone', { id: text() })
    const error = await caught(Promise.resolve(db.read.select().from(gone).where(eq(gone.id, 'secret-id'))))
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toContain('gone')
    expect(String(error)).not.toContain('secret-id')
  })

  it('spoils a unit whose query failed, even when that was caught', async () => {
    const { db } = await fresh()
    const unit = db.write('orgs', async (tx) => {
      await tx.insert(orgs).values(org('a'))
      await caught(Promise.resolve(tx.insert(orgs).values(org('a'))))
    })
    expect(isUnique(await caught(unit))).toBe(true)
    expect(await db.read.$count(orgs)).toBe(0)
  })

  it('refuses to nest, and a tx that outlives its unit', async () => {
    const { db } = await fresh()
    await expect(db.write('a', () => db.write('b', async () => {}))).rejects.toThrow('inside a unit')
    await expect(db.write('a', () => db.quiet('b', () => {}))).rejects.toThrow('inside a unit')
    await expect(db.quiet('a', () => db.write('a', async () => {}))).rejects.toThrow('inside a unit')
    await expect(db.write('a', async () => db.read.select().from(orgs))).rejects.toThrow('read with its tx')
    const kept = await db.write('a', async (tx) => ({ tx, insert: tx.insert(orgs).values(org('late')) }))
    expect(() => kept.tx.select()).toThrow('over')
    await expect(kept.insert.execute()).rejects.toThrow('over')
    await expect(db.write('b', async () => void (await kept.tx.delete(orgs)))).rejects.toThrow('over')
    expect(await db.read.$count(orgs)).toBe(0)
  })

  it('cannot write through the reading side', async () => {
    const { db } = await fresh()
    if (process.env.DATABASE_URL?.startsWith('pglite')) return
    const error = await caught((db.read as Query).insert(orgs).values(org('a')).execute())
    expect(error).toMatchObject({ kind: 'denied' })
  })

  it('runs the jobs after the commit in order, before the caller goes on, and none of a failed unit', async () => {
    const reported: unknown[] = []
    const { db } = await fresh({ report: (error) => reported.push(error) })
    const said: string[] = []
    const unit = async (name: string, fails = false) => {
      await db.write('one', async (tx) => {
        tx.afterCommit(() => said.push(`${name}1`))
        tx.afterCommit(() => {
          said.push(`${name}2`)
          throw new Error(`job ${name}`)
        })
        tx.onRollback(() => said.push(`${name} undone last`))
        tx.onRollback(() => said.push(`${name} undone first`))
        await tx.insert(orgs).values(org(name))
        if (fails) throw new Error('refused')
      })
      said.push(`${name} answered`)
    }
    await Promise.allSettled([unit('a'), unit('b', true), unit('c')])
    const told = said.filter((words) => !words.endsWith('answered'))
    expect(told.sort()).toEqual(['a1', 'a2', 'b undone first', 'b undone last', 'c1', 'c2'])
    expect(said.indexOf('b undone first')).toBeLessThan(said.indexOf('b undone last'))
    for (const name of ['a', 'c']) {
      expect(said.indexOf(`${name}1`)).toBeLessThan(said.indexOf(`${name}2`))
      expect(said.indexOf(`${name}2`)).toBeLessThan(said.indexOf(`${name} answered`))
    }
    expect(reported.map(String)).toEqual(['Error: job a', 'Error: job c'])
  })

  it('undoes memory, last first, when the commit itself fails', async () => {
    const { db, exec } = await fresh()
    await exec(LATE)
    const undone: string[] = []
    const said: string[] = []
    const unit = (name: string, broken: boolean) =>
      db.write('one', async (tx) => {
        tx.afterCommit(() => said.push(name))
        tx.onRollback(() => undone.push(name))
        if (broken) await tx.insert(late).values({ orgId: 'nobody' })
        else await tx.insert(orgs).values(org(name))
      })
    const ended = await Promise.allSettled([unit('a', false), unit('b', true)])
    expect(ended[1]).toMatchObject({ status: 'rejected', reason: { name: 'StoreError' } })
    if (dialect === 'sqlite') {
      // both were in the one group whose commit failed
      expect(ended[0]).toMatchObject({ status: 'rejected', reason: { name: 'StoreError' } })
      expect(undone).toEqual(['b', 'a'])
      expect(said).toEqual([])
    } else {
      expect(undone).toEqual(['b'])
      expect(said).toEqual(['a'])
    }
    expect(await db.read.$count(orgs)).toBe(said.length)
    await unit('c', false)
    expect(said.at(-1)).toBe('c')
  })

  it('is quiet only between the units of a lock', async () => {
    const { db } = await fresh()
    let changing = 0
    let ran = false
    const atOnce = db.quiet('panel:1', () => void (ran = true))
    if (dialect === 'sqlite') expect(ran).toBe(true)
    await atOnce
    const units = Array.from({ length: 50 }, (_, i) =>
      db.write('panel:1', async (tx) => {
        changing++
        tx.afterCommit(() => changing--)
        await tx.insert(orgs).values(org(`o${i}`))
        await tx.select().from(orgs)
      }),
    )
    // asked for in the middle of a unit, which on SQLite only a microtask ever sees
    const turn = () => (dialect === 'sqlite' ? null : new Promise((resolve) => setImmediate(resolve)))
    const moments = Array.from({ length: 20 }, async () => {
      for (let turns = 0; changing === 0 && turns < 500; turns++) await turn()
      return db.quiet('panel:1', async () => {
        const before = changing
        await db.read.select().from(orgs)
        return [before, changing]
      })
    })
    expect(await Promise.all(moments)).toEqual(moments.map(() => [0, 0]))
    await Promise.all(units)
    expect(await db.read.$count(orgs)).toBe(50)
  })

  it('lets other locks write while one is quiet', async () => {
    const { db } = await fresh()
    const order: string[] = []
    const moment = db.quiet('panel:1', async () => {
      await wait(50)
      order.push('quiet')
    })
    const same = db.write('panel:1', async () => void order.push('same lock'))
    await db.write('panel:2', async () => void order.push('other lock'))
    await Promise.all([moment, same])
    expect(order).toEqual(['other lock', 'quiet', 'same lock'])
  })

  it('erases, and finds nothing wrong with itself', async () => {
    const { db } = await fresh()
    await db.write('orgs', async (tx) => void (await tx.insert(orgs).values(org('a'))))
    await db.write('orgs', async (tx) => void (await tx.delete(orgs)))
    expect(await db.scrub()).toBe(true)
    expect(await db.check()).toEqual([])
  })

  it('is copied while it is written, whole and with everything answered for', async () => {
    const { db, folder } = await fresh()
    let written = 0
    let over = false
    const writing = (async () => {
      for (; !over; written++) {
        await db.write('orgs', async (tx) => void (await tx.insert(orgs).values(org(`o${written}`))))
        // PGlite answers without ever leaving the thread; a timer would not get a turn
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    while (written < 20) await wait(1)
    const before = written
    const copy = join(folder, 'copy')
    await db.backup(copy)
    over = true
    await writing
    const found = await restored(copy, async (again) => {
      expect(await again.check()).toEqual([])
      return again.read.$count(orgs)
    })
    expect(found).toBeGreaterThanOrEqual(before)
    expect(found).toBeLessThanOrEqual(written)
    if (dialect === 'sqlite')
      await expect(db.backup(join(folder, 'none', 'copy'))).rejects.toThrow(StoreError)
  })

  it('waits for what was asked when it closes, and takes nothing more', async () => {
    const { db } = await fresh()
    const units = Array.from({ length: 20 }, (_, i) =>
      db.write('orgs', async (tx) => void (await tx.insert(orgs).values(org(`o${i}`)))),
    )
    const closing = db.close()
    await expect(db.write('orgs', async () => {})).rejects.toThrow('closed')
    await Promise.all([...units, closing])
    opened.splice(0)
  })

  it('opens only what this process speaks', async () => {
    await expect(openDb(dialect === 'sqlite' ? 'postgres://nowhere/x' : 'x.db')).rejects.toThrow('speaks')
  })

  it('declares every kind of column alike', async () => {
    const { db, exec } = await fresh()
    const kinds = table('kinds', {
      on: bool(),
      size: integer(),
      at: instant(),
      rules: json<{ n: number }[]>(),
    })
    await exec(
      dialect === 'sqlite'
        ? 'create table kinds ("on" integer, size integer, at integer, rules text)'
        : 'create table kinds ("on" boolean, size integer, at timestamptz(3), rules json)',
    )
    const rows = [
      { on: true, size: -1, at, rules: [{ n: 1 }] },
      { on: null, size: null, at: null, rules: null },
    ]
    await db.write('kinds', async (tx) => void (await tx.insert(kinds).values(rows)))
    expect(await db.read.select().from(kinds)).toEqual(rows)
  })
})
