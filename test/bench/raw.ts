import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * better-sqlite3 alone, on the same disk, as durable as the server (WAL, synchronous = FULL): what one program that
 * does nothing but store can do.
 */
export function openRaw(dir: string) {
  const file = join(dir, 'raw.db')
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE votes (id TEXT PRIMARY KEY, seat TEXT, candidate TEXT, choice TEXT)')
  const insert = db.prepare('INSERT INTO votes VALUES (?, ?, ?, ?)')
  const vote = (n: number) => insert.run(randomUUID(), `seat-${n % 31}`, `candidate-${n % 60}`, 'yes')
  return {
    /** Votes a second, each in a commit of its own, over so many ms. */
    votesPerSecond(ms: number): number {
      const began = performance.now()
      let n = 0
      while (performance.now() - began < ms) vote(n++)
      return (n / (performance.now() - began)) * 1000
    },
    /** Milliseconds for `lists` lists of `size` votes, one commit for each list. */
    lists(lists: number, size: number): number {
      const one = db.transaction(() => {
        for (let n = 0; n < size; n++) vote(n)
      })
      const began = performance.now()
      for (let n = 0; n < lists; n++) one()
      return performance.now() - began
    },
    /** Milliseconds for each of so many texts of `bytes` bytes that replace another, one commit each. */
    replaces(count: number, bytes: number): number[] {
      db.exec('CREATE TABLE IF NOT EXISTS forms (id INTEGER PRIMARY KEY, content TEXT, version INTEGER)')
      const put = db.prepare(
        'INSERT INTO forms VALUES (?, ?, 1) ON CONFLICT (id) DO UPDATE SET content = excluded.content, version = version + 1',
      )
      const text = 'x'.repeat(bytes)
      return Array.from({ length: count }, (_, n) => {
        const began = performance.now()
        put.run(n % 200, text)
        return performance.now() - began
      })
    },
    close(): void {
      db.close()
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    },
  }
}
export type Raw = ReturnType<typeof openRaw>
