import { sql } from 'drizzle-orm'
import type { Scope } from '../../shared/permission.ts'
import {
  bool,
  check,
  id,
  index,
  instant,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'
import { orgs } from './org.ts'

/**
 * Who may sign in. `login` is stored as it is compared (NFKC, lower case). `reviewId` and `expertId` say which
 * review an expert's or a screen's account was issued for; they carry no foreign key, for an account outlives
 * neither. `slipSealed` is the sealed first password of an issued account, kept so its slip can be printed again.
 * `scope` is the 审查权限 of staff: null until it is set. An applicant's `login` is the keyed hash of the ID number.
 */
export const accounts = table(
  'accounts',
  {
    id: id(),
    login: text().notNull(),
    kind: text({ enum: ['staff', 'expert', 'screen', 'applicant'] }).notNull(),
    name: text().notNull(),
    orgId: text().references(() => orgs.id),
    duties: json<string[]>().notNull(),
    scope: json<Scope>(),
    phone: text().notNull().default(''),
    mail: text().notNull().default(''),
    personId: text(),
    /** 评委会管理员: the account of a committee rather than of the office's staff. */
    committeeId: text(),
    reviewId: text(),
    expertId: text(),
    passwordHash: text().notNull(),
    slipSealed: text(),
    mustChange: bool().notNull().default(false),
    disabled: bool().notNull().default(false),
    failedCount: integer().notNull().default(0),
    lockedUntil: instant(),
    passwordChangedAt: instant(),
    /** TOTP: the sealed secret, since when it is in use, the hashes of recovery codes not yet used. */
    secondSealed: text(),
    secondSince: instant(),
    recovery: json<string[]>(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('accounts_login').on(t.login),
    index('accounts_org').on(t.orgId),
    index('accounts_review').on(t.reviewId),
    index('accounts_person').on(t.personId),
    index('accounts_committee').on(t.committeeId),
    check('accounts_login_normal', sql`login = lower(login)`),
  ],
)

/** Hashes of earlier passwords, so that a new one is not an old one. */
export const passwordHistory = table(
  'password_history',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.hash] })],
)

/** Signed-in browsers. `id` is the hash of the cookie's secret; `expiresAt` moves with use, `endsAt` never does. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    portal: text().notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endsAt: instant().notNull(),
    address: text().notNull(),
    agent: text().notNull(),
    endedAt: instant(),
    endedWhy: text(),
  },
  (t) => [index('sessions_account').on(t.accountId), index('sessions_expiry').on(t.expiresAt)],
)
