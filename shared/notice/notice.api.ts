import { z } from 'zod'
import { isDay } from '../calendar/days.rules.ts'
import { Id, Instant } from '../field.api.ts'
import { attachment, CommandId, line, listInput, listOutput, one, Reason, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ORG_KINDS } from '../org/org.ts'
import { NOTICE_STATES } from './notice.ts'

const kinds = z.array(z.enum(ORG_KINDS)).min(1).max(ORG_KINDS.length)
const row = z.object({
  id: z.string(),
  title: z.string(),
  orgName: z.string(),
  byName: z.string(),
  publishedAt: Instant,
  state: z.enum(NOTICE_STATES),
  /** Last day it holds, that day included; afterwards it is on no desk and still found. Null: no end. */
  validUntil: z.string().nullable(),
  /** 重要: at the head of the desk until it is read. */
  important: z.boolean(),
  withdrawnAt: Instant.nullable(),
  /** Of the own office: may withdraw it and see who has read it. */
  own: z.boolean(),
  readAt: Instant.nullable(),
  version: z.int(),
})

/** 通知公告: an office to those below it. */
export const noticeApi = {
  list: read(
    'office',
    listInput(
      {
        state: z.enum(NOTICE_STATES).optional(),
        unread: z.boolean().optional(),
        own: z.boolean().optional(),
      },
      ['publishedAt', 'title', 'validUntil'],
    ),
    listOutput(row),
  ),
  get: read(
    'office',
    z.strictObject({ id: Id }),
    row.extend({
      body: z.string(),
      toName: z.string(),
      kinds,
      attachments: z.array(attachment),
      withdrawnBy: z.string(),
      withdrawReason: z.string(),
      /** To its own office: how many organisations it is for, and how many of them have read it. */
      reach: z.object({ orgs: z.int(), readOrgs: z.int() }).nullable(),
    }),
  ),
  /** Opening a notice is reading it. */
  read: write('office', z.strictObject({ id: Id }), z.object({})),
  /** 阅读情况: the organisations a notice of the own office is for, each with its first reader. */
  receipts: read(
    'notice.publish',
    listInput({ notice: Id, read: z.boolean().optional() }, ['org', 'at', 'remindedAt']),
    listOutput(
      z.object({
        id: z.string(),
        orgId: z.string(),
        orgName: z.string(),
        readerName: z.string().nullable(),
        at: Instant.nullable(),
        /** When it was last reminded, and whether that was today: nobody is more than once a day. */
        remindedAt: Instant.nullable(),
        remindedToday: z.boolean(),
      }),
    ),
  ),
  /**
   * Reminds by message those of these organisations (absent: all) that have not read the notice and were not reminded
   * today, and says how many. Sent twice it reminds once.
   */
  remind: write(
    'notice.publish',
    z.strictObject({ id: Id, orgIds: z.array(Id).min(1).max(200).optional() }),
    z.object({ orgs: z.int() }),
  ),
  publish: write(
    'notice.publish',
    z.strictObject({
      commandId: CommandId,
      node: Id.optional(),
      kinds,
      title: line(80).min(2),
      body: z.string().trim().min(1).max(5000),
      validUntil: z.string().refine(isDay).optional(),
      important: z.boolean().default(false),
    }),
    z.object({ id: z.string() }),
  ),
  withdraw: write('notice.publish', one.extend({ reason: Reason }), versioned),
  attach: write(
    'notice.publish',
    z.strictObject({ id: Id, name: line(120).optional() }),
    z.object({ id: z.string() }),
    { upload: true },
  ),
  file: read('office', z.strictObject({ attachmentId: Id }), z.unknown(), { download: true }),
}
