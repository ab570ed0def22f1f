import { bigint, id, index, instant, json, table, text } from '../dialect.ts'
import { accounts } from './account.ts'

/**
 * What was done, by whom, when: a chain, each row's `hash` covering `prevHash` and its own content. Names are
 * copied and no row refers to another table, so a row reads the same after the account it names is gone.
 */
export const auditLog = table(
  'audit_log',
  {
    seq: bigint().primaryKey(),
    at: instant().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    orgId: text(),
    action: text().notNull(),
    subject: text().notNull(),
    reviewId: text(),
    fromState: text(),
    toState: text(),
    reason: text(),
    details: json<Record<string, unknown>>().notNull(),
    address: text().notNull(),
    requestId: text().notNull(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_log_at').on(t.at),
    index('audit_log_actor').on(t.actorId, t.seq),
    index('audit_log_review').on(t.reviewId, t.seq),
    index('audit_log_org').on(t.orgId, t.seq),
    index('audit_log_subject').on(t.subject, t.seq),
    index('audit_log_action').on(t.action, t.seq),
  ],
)

/** Answers already given, by the command's id: the same command sent again is answered, not done again. */
export const commands = table(
  'commands',
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    operation: text().notNull(),
    answer: json<unknown>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('commands_at').on(t.at)],
)

/** Settings the office may change while serving. */
export const settings = table('settings', {
  key: text().primaryKey(),
  value: json<unknown>().notNull(),
  at: instant().notNull(),
  by: text(),
})

/** Facts about this database itself, such as when it was made and when it was last backed up. */
export const meta = table('meta', { key: text().primaryKey(), value: json<unknown>().notNull() })
