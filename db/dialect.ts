/**
 * One schema source, two databases. A table is declared once with these helpers and runs on SQLite or PostgreSQL,
 * whichever `DATABASE_URL` names when the process starts. The types are PostgreSQL's: its builder has no
 * synchronous `.get() .all() .run()`, so code that only works on SQLite does not compile, and code that only
 * works on PostgreSQL fails the default test run.
 *
 * ```ts
 * export const rounds = table(
 *   'rounds',                                          // snake_case, plural; columns become snake_case by themselves
 *   {
 *     id: id(),                                        // text primary key, from ctx.newId()
 *     panelId: text().notNull().references(() => panels.id),
 *     stage: text({ enum: ['waiting', 'open', 'closed'] }).notNull(),
 *     number: integer().notNull(),                     // 32 bits; bigint() for milliseconds and long counters
 *     closed: bool().notNull().default(false),
 *     openedAt: instant(),                             // Date, to the millisecond
 *     rules: json<Rules>().notNull(),                  // plain JSON, key order kept
 *     version: version(),
 *   },
 *   (t) => [
 *     uniqueIndex('rounds_number').on(t.panelId, t.number), // index names are unique in the whole database
 *     check('rounds_number_positive', sql`number > 0`),     // plain column names inside a check
 *   ],
 * )
 * ```
 * A composite key: `primaryKey({ columns: [t.roundId, t.seatId] })`. No floats: scores are hundredths.
 * No database-side defaults for time or ids: they come from `ctx`. Export the table from `schema/index.ts`.
 */
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

export type Dialect = 'sqlite' | 'postgresql'

/** Which database an address means: `postgres:`, `postgresql:` and `pglite:` speak PostgreSQL, all else is a SQLite file. */
export const dialectOf = (url: string | undefined): Dialect =>
  url !== undefined && /^(postgres(ql)?|pglite):/.test(url) ? 'postgresql' : 'sqlite'

/** The dialect of this process, fixed when this file is first imported. */
export const dialect: Dialect = dialectOf(process.env.DATABASE_URL)

/** Pick the builder of this process; callers always see PostgreSQL's type. */
const either = <T>(onPostgres: T, onSqlite: unknown): T =>
  dialect === 'postgresql' ? onPostgres : (onSqlite as T)

export const table = either(pg.pgTable, lite.sqliteTable)
export const index = either(pg.index, lite.index)
export const uniqueIndex = either(pg.uniqueIndex, lite.uniqueIndex)
export const primaryKey = either(pg.primaryKey, lite.primaryKey)
export const check = either(pg.check, lite.check)

export const text = either(pg.text, lite.text)
/** 32 bits, as PostgreSQL has it; larger numbers need `bigint`. */
export const integer = either(
  () => pg.integer(),
  () => lite.integer(),
)
/** A whole number up to 2^53. */
export const bigint = either(
  () => pg.bigint({ mode: 'number' }),
  () => lite.integer(),
)
export const bool = either(
  () => pg.boolean(),
  () => lite.integer({ mode: 'boolean' }),
)
/** A moment as a `Date`, to the millisecond on both. */
export const instant = either(
  () => pg.timestamp({ withTimezone: true, precision: 3 }),
  () => lite.integer({ mode: 'timestamp_ms' }),
)
/**
 * A place in a tree, `/41/4103/`: compared sign by sign on both databases, whatever the language of the server, so
 * that `>=` and `<` cut out a subtree with an index.
 */
export const path = either(
  pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' }),
  lite.customType<{ data: string }>({ dataType: () => 'text' }),
)
/** Plain JSON. PostgreSQL's `json`, not `jsonb`, which would reorder the keys that a hash was taken over. */
export const json = <T>() =>
  either(
    () => pg.json().$type<T>(),
    () => lite.text({ mode: 'json' }).$type<T>(),
  )()
export const id = () => text().primaryKey()
/** Grows by one with every change of the row; a write that names an old one is refused as stale. */
export const version = () => integer().notNull().default(0)
