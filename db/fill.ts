import Database from 'better-sqlite3'
import { type Column, getTableColumns, getTableName, type Table } from 'drizzle-orm'

type Row<T extends Table> = T['$inferInsert']
type Value = string | number | bigint | Buffer | null

/** Bytes of pages SQLite keeps in memory while it fills, as its pragma wants them: negative, in KiB. */
const CACHE = -400_000

export interface Filler {
  /** Inserts the rows in one transaction, as fast as SQLite takes them, and gives how many. */
  insert<T extends Table>(table: T, rows: Iterable<Row<T>>): number
  close(): void
}

/**
 * Fills a SQLite file that nobody serves and that is not yet anybody's: nothing is flushed until the end, so after a
 * power cut one begins anew. The file has been migrated by `openDb`, which has let go of it.
 */
export function openFiller(file: string): Filler {
  const db = new Database(file, { fileMustExist: true })
  db.pragma('synchronous = OFF')
  db.pragma(`cache_size = ${CACHE}`)
  // Built at the end from all rows at once: many times faster than kept with each row.
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[]
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`)
  return {
    insert(table, rows) {
      const columns = Object.entries(getTableColumns(table)) as [string, Column][]
      const names = columns.map(([key]) => `"${columnName(key)}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      const statement = db.prepare(`INSERT INTO "${getTableName(table)}" (${names}) VALUES (${marks})`)
      let count = 0
      db.transaction(() => {
        for (const row of rows) {
          statement.run(
            columns.map(([key, column]) => storedOf(column, (row as Record<string, unknown>)[key])),
          )
          count++
        }
      })()
      return count
    },
    close() {
      for (const { sql } of indexes) db.exec(sql)
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.pragma('synchronous = FULL')
      db.close()
    },
  }
}

/** Columns become snake_case by themselves, here as in the schema. */
const columnName = (key: string): string => key.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)

/** As the column's own type stores it; what is left out is the column's default. */
function storedOf(column: Column, given: unknown): Value {
  const value = given === undefined ? column.default : given
  return value === undefined || value === null ? null : (column.mapToDriverValue(value) as Value)
}
