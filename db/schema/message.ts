import type { JobKind, JobState } from '../../shared/job/job.ts'
import type { Channel, DeliveryState, MessageKind, MessageParams } from '../../shared/message/message.ts'
import { id, index, instant, integer, json, table, text } from '../dialect.ts'
import { accounts } from './account.ts'

/** A message to one account. Kind and params, never a sentence: it is told in the reader's language. */
export const messages = table(
  'messages',
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text().$type<MessageKind>().notNull(),
    params: json<MessageParams>().notNull(),
    /** Place in the portal it is about, `/declare/file/…`; empty for none. */
    link: text().notNull().default(''),
    at: instant().notNull(),
    readAt: instant(),
  },
  (t) => [index('messages_account').on(t.accountId, t.readAt, t.at)],
)

/** What goes out by SMS or mail, handed to the gateway once; the address is sealed. */
export const deliveries = table(
  'deliveries',
  {
    id: id(),
    messageId: text()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    channel: text().$type<Channel>().notNull(),
    toSealed: text().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    attempts: integer().notNull().default(0),
    at: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [index('deliveries_state').on(t.state, t.at), index('deliveries_message').on(t.messageId)],
)

/**
 * What is to be done at a time, once. `key` says what and when (`deadline:<committee>:<ms>`), so that asking twice is
 * asking once; a run and its mark are one unit of work under the job's lock.
 */
export const jobs = table(
  'jobs',
  {
    key: text().primaryKey(),
    kind: text().$type<JobKind>().notNull(),
    subject: text().notNull().default(''),
    dueAt: instant().notNull(),
    state: text().$type<JobState>().notNull(),
    attempts: integer().notNull().default(0),
    startedAt: instant(),
    endedAt: instant(),
    /** Counts of what was done: `{ late: 12 }`. */
    result: json<Record<string, number>>(),
    /** Code of the fault of the last attempt. */
    fault: text(),
    createdAt: instant().notNull(),
  },
  (t) => [index('jobs_due').on(t.state, t.dueAt), index('jobs_kind').on(t.kind, t.dueAt)],
)
