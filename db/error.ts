import { DrizzleQueryError } from 'drizzle-orm/errors'

/** What went wrong, as far as somebody can act on it. */
export type StoreFault = 'full' | 'locked' | 'damaged' | 'denied' | 'claimed' | 'other'

const WORDS: Record<StoreFault, string> = {
  full: 'the disk or the database is full',
  locked: 'another program holds the database',
  damaged: 'the database is damaged',
  denied: 'the database may not be read or written here',
  claimed: 'another server has this database open',
  other: 'the database refused',
}

/**
 * A database that failed. The message never holds a value that was read or written, for it goes to the log; the
 * driver's own error, which does, is not kept. `code` is the driver's (`SQLITE_FULL`, an SQLSTATE, `EACCES`).
 */
export class StoreError extends Error {
  override name = 'StoreError'
  readonly kind: StoreFault
  readonly code: string
  constructor(kind: StoreFault, detail = '', code = '') {
    super([WORDS[kind], detail, code && `(${code})`].filter(Boolean).join(' '))
    this.kind = kind
    this.code = code
  }
}

const FAULTS: [RegExp, StoreFault][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100|53200|54000)/, 'full'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|55006|40001|40P01)/, 'locked'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/, 'damaged'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|25006|42501|28)/, 'denied'],
]

interface Raised {
  code?: unknown
  message?: unknown
  constraint?: unknown
  table?: unknown
  column?: unknown
}

/**
 * Any error of a driver as a `StoreError`. SQLite's messages name tables and columns only and are kept; of
 * PostgreSQL's only those about the statement itself (class 42) are, for the others may quote a value.
 */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const raised = (error instanceof DrizzleQueryError ? (error.cause ?? {}) : error) as Raised
  const code = typeof raised.code === 'string' ? raised.code : ''
  const kind = FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
  const quotes = /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('42')
  const named = [raised.table, raised.column, raised.constraint].filter(Boolean).join('.')
  return new StoreError(kind, quotes ? named : String(raised.message ?? ''), code)
}

/** Whether a write was refused because its key is taken; on either database, also for a primary key. */
export const isUnique = (error: unknown): boolean =>
  error instanceof StoreError && /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)|23505)$/.test(error.code)
