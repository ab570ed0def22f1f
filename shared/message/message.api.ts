import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { read, write } from '../operation.ts'
import { MESSAGE_KINDS } from './message.ts'

/** Messages to the asker's own account, newest first; they come by themselves (topic `message`). */
export const messageApi = {
  list: read(
    'account.own',
    z.strictObject({ before: Instant.optional(), unread: z.boolean().default(false) }),
    z.object({
      unread: z.int(),
      rows: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(MESSAGE_KINDS),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          link: z.string(),
          at: Instant,
          readAt: Instant.nullable(),
        }),
      ),
      more: z.boolean(),
    }),
  ),
  /** Reads these, or all of them. */
  read: write(
    'account.own',
    z.strictObject({ ids: z.array(Id).max(200).optional() }),
    z.object({ unread: z.int() }),
  ),
}
