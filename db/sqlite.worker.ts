import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

export type SqliteTask = { kind: 'backup'; file: string; to: string } | { kind: 'check'; file: string }

/**
 * VACUUM INTO copies one moment of the database without stopping its writer, and leaves out free pages and the log,
 * where erased rows might still be read. The copy gets its name only when whole and flushed.
 */
function backup(connection: Database.Database, to: string): string[] {
  const part = `${to}.part`
  rmSync(part, { force: true })
  try {
    connection.prepare('VACUUM INTO ?').run(part)
    const copy = openSync(part, 'r+')
    fsyncSync(copy)
    closeSync(copy)
    renameSync(part, to)
  } finally {
    rmSync(part, { force: true })
  }
  return []
}

function check(connection: Database.Database): string[] {
  const pages = connection.pragma('integrity_check') as { integrity_check: string }[]
  const keys = connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  return [
    ...pages.map((row) => row.integrity_check).filter((words) => words !== 'ok'),
    ...keys.map(({ table, rowid, parent }) => `${table} row ${rowid} refers to nothing in ${parent}`),
  ]
}

const task = workerData as SqliteTask
try {
  const connection = new Database(task.file, { readonly: true, fileMustExist: true, timeout: 5000 })
  const faults = task.kind === 'backup' ? backup(connection, task.to) : check(connection)
  connection.close()
  parentPort?.postMessage({ faults })
} catch (error) {
  const { message, code } = error as { message: string; code?: string }
  parentPort?.postMessage({ error: { message, code } })
}
