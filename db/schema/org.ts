import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { id, index, instant, integer, table, text, uniqueIndex, version } from '../dialect.ts'

/** Organisations, a tree: `path` is the ids from the root down, each followed by `/`, so a subtree is one prefix. */
export const orgs = table(
  'orgs',
  {
    id: id(),
    name: text().notNull(),
    code: text().notNull(),
    kind: text().notNull(),
    level: integer().notNull(),
    parentId: text().references((): AnyPgColumn => orgs.id),
    path: text().notNull(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('orgs_code').on(t.code),
    index('orgs_parent').on(t.parentId),
    index('orgs_path').on(t.path),
  ],
)
