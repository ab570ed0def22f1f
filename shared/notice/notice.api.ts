import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { attachment, CommandId, line, listInput, listOutput, one, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ORG_KINDS } from '../org/org.ts'

const kinds = z.array(z.enum(ORG_KINDS)).min(1).max(ORG_KINDS.length)
const row = z.object({
  id: z.string(),
  title: z.string(),
  orgName: z.string(),
  byName: z.string(),
  publishedAt: Instant,
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
    listInput({ unread: z.boolean().optional(), own: z.boolean().optional() }, ['publishedAt', 'title']),
    listOutput(row),
  ),
  get: read(
    'office',
    z.strictObject({ id: Id }),
    row.extend({ body: z.string(), toName: z.string(), kinds, attachments: z.array(attachment) }),
  ),
  /** Opening a notice is reading it. */
  read: write('office', z.strictObject({ id: Id }), z.object({})),
  /** Who of those it is for has read it: organisations with their first reader. */
  receipts: read(
    'notice.publish',
    z.strictObject({ id: Id }),
    z.object({
      orgs: z.int(),
      readOrgs: z.int(),
      rows: z.array(
        z.object({ orgName: z.string(), readerName: z.string().nullable(), at: Instant.nullable() }),
      ),
    }),
  ),
  publish: write(
    'notice.publish',
    z.strictObject({
      commandId: CommandId,
      node: Id.optional(),
      kinds,
      title: line(80).min(2),
      body: z.string().trim().min(1).max(5000),
    }),
    z.object({ id: z.string() }),
  ),
  withdraw: write('notice.publish', one, versioned),
  attach: write(
    'notice.publish',
    z.strictObject({ id: Id, name: line(120).optional() }),
    z.object({ id: z.string() }),
    { upload: true },
  ),
  file: read('office', z.strictObject({ attachmentId: Id }), z.unknown(), { download: true }),
}
