import Database from 'better-sqlite3'
import { StoreError, storeError } from './error.ts'

/**
 * Makes this process the only server of a SQLite file, until the returned function is called or the process ends,
 * however it ends. The claim is a write lock held on a little database beside the file, which the operating
 * system lets go with the process; readers may still see in it who holds it.
 */
export function claimFile(file: string, now = new Date()): () => void {
  const beside = open(`${file}.lock`)
  try {
    beside.exec(
      'BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since TEXT); DELETE FROM holder',
    )
    beside.prepare('INSERT INTO holder VALUES (?, ?)').run(process.pid, now.toISOString())
    // Committed so that others can read it, then taken again: who comes between wins, and we are refused.
    beside.exec('COMMIT; BEGIN IMMEDIATE')
  } catch (error) {
    const found = storeError(error)
    const refusal = found.kind === 'locked' ? new StoreError('claimed', holderOf(beside)) : found
    beside.close()
    throw refusal
  }
  return () => beside.close()
}

function open(file: string): Database.Database {
  try {
    const beside = new Database(file, { timeout: 0 })
    beside.pragma('synchronous = OFF')
    return beside
  } catch (error) {
    throw storeError(error)
  }
}

function holderOf(beside: Database.Database): string {
  try {
    const holder = beside.prepare('SELECT pid, since FROM holder').get() as { pid: number; since: string }
    return `process ${holder.pid}, since ${holder.since}`
  } catch {
    return 'a process that is just starting'
  }
}
