import type { ListName } from '../../shared/list.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import type { ReferenceKind } from '../../shared/reference/reference.ts'
import {
  bool,
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
import { accounts } from './account.ts'
import { orgs } from './org.ts'

/** 基础数据, versioned: a change ends the row in force (`endedAt`) and begins the next edition of its code. */
export const referenceItems = table(
  'reference_items',
  {
    id: id(),
    kind: text().$type<ReferenceKind>().notNull(),
    code: text().notNull(),
    edition: integer().notNull(),
    name: text().notNull(),
    /** Code of the item of another kind it belongs to: a title's and a specialty's series, an area's city. */
    parent: text().notNull().default(''),
    sort: integer().notNull(),
    attrs: json<Record<string, string>>().notNull(),
    begunAt: instant().notNull(),
    endedAt: instant(),
    byName: text().notNull(),
  },
  (t) => [
    uniqueIndex('reference_items_edition').on(t.kind, t.code, t.edition),
    index('reference_items_kind').on(t.kind, t.sort),
  ],
)

/** 通知公告 of an office to the organisations of some kinds below it. */
export const notices = table(
  'notices',
  {
    id: id(),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    /** Root of the subtree it is for. */
    toPath: path().notNull(),
    kinds: json<OrgKind[]>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    byName: text().notNull(),
    publishedAt: instant().notNull(),
    /** Last day it holds, `2026-11-30`, that day included; null: until it is withdrawn. */
    validUntil: text(),
    /** Stands at the head of the desk until it is read. */
    important: bool().notNull().default(false),
    withdrawnAt: instant(),
    withdrawnBy: text().notNull().default(''),
    withdrawReason: text().notNull().default(''),
    version: version(),
  },
  (t) => [index('notices_at').on(t.publishedAt), index('notices_org').on(t.orgId, t.publishedAt)],
)

export const noticeReads = table(
  'notice_reads',
  {
    noticeId: text()
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.accountId] })],
)

/** When an organisation that had not read a notice was last reminded of it. */
export const noticeReminders = table(
  'notice_reminders',
  {
    noticeId: text()
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    orgId: text()
      .notNull()
      .references(() => orgs.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.orgId] })],
)

/** Filters, order and columns of a list a person keeps under a name. */
export const savedViews = table(
  'saved_views',
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    list: text().$type<ListName>().notNull(),
    name: text().notNull(),
    /** The query part of the list's address, and the columns shown. */
    query: text().notNull(),
    columns: json<string[]>().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('saved_views_name').on(t.accountId, t.list, t.name)],
)
