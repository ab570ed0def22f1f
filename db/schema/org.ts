import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { OrgKind, OrgProfile, OrgState } from '../../shared/org/org.ts'
import {
  id,
  index,
  instant,
  integer,
  json,
  path,
  primaryKey,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'

/**
 * Organisations, a tree: `path` is the ids from the root down, each followed by `/`, so a subtree is one range.
 * `level` is the administrative rank of the authority it belongs to (1 省 … 4 乡镇). The columns of the profile hold
 * what is in force; `draft` is what the unit is filling in or has submitted and is not yet in force.
 */
export const orgs = table(
  'orgs',
  {
    id: id(),
    name: text().notNull(),
    /** Compared sign by sign, as `pinyin` is: children stand in this order on either database. */
    code: path().notNull(),
    kind: text().$type<OrgKind>().notNull(),
    level: integer().notNull(),
    parentId: text().references((): AnyPgColumn => orgs.id),
    path: path().notNull(),
    state: text().$type<OrgState>().notNull().default('approved'),
    stateAt: instant(),
    /** The state it returns to when it is enabled again. */
    disabledFrom: text().$type<OrgState>(),
    /** `luochuanshizhigaiban lcszgb`: order of names, and search by pinyin or initials. */
    pinyin: path().notNull().default(''),
    profile: json<OrgProfile>(),
    draft: json<OrgProfile>(),
    returnReason: text(),
    /** Copies of the profile in force that lists filter by (domain part 3.7). */
    areaCode: text().notNull().default(''),
    affiliation: text().notNull().default(''),
    rank: text().notNull().default(''),
    nature: text().notNull().default(''),
    sector: text().notNull().default(''),
    creditCode: text(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('orgs_code').on(t.code),
    uniqueIndex('orgs_credit_code').on(t.creditCode),
    index('orgs_parent').on(t.parentId, t.code),
    // what belongs to organisations, in the order of their names
    index('orgs_name').on(t.pinyin, t.id, t.path),
    // all a list asks for is in it: a subtree is cut out, filtered, searched and ordered without reading its rows
    index('orgs_path').on(
      t.path,
      t.state,
      t.code,
      t.pinyin,
      t.name,
      t.kind,
      t.level,
      t.stateAt,
      t.affiliation,
      t.rank,
      t.nature,
      t.sector,
      t.id,
    ),
  ],
)

/** What an office has set for itself and everybody below it who has set nothing nearer. */
export const orgSettings = table(
  'org_settings',
  {
    orgId: text()
      .notNull()
      .references(() => orgs.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    value: json<unknown>().notNull(),
    at: instant().notNull(),
    byName: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.key] })],
)
