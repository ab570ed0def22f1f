import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { Year } from '../list.api.ts'
import { read } from '../operation.ts'

/** Kinds of things that wait for a person, in the order they are shown. */
export const TODO_KINDS = [
  'org.audit',
  'plan.audit',
  'plan.returned',
  'plan.begin',
  'declare.audit',
  'declare.principal',
  'declare.expert',
  'declare.accept',
  'transfer.decide',
  'transfer.overdue',
  'staff.missing',
  'notice.unread',
] as const
export type TodoKind = (typeof TODO_KINDS)[number]

/** 首页: what waits for me, oldest first within its kind (M-3.6). */
export const deskApi = {
  get: read(
    'office',
    z.strictObject({ year: Year }),
    z.object({
      todos: z.array(
        z.object({
          kind: z.enum(TODO_KINDS),
          count: z.int(),
          /** Since when the oldest has waited. */
          oldestAt: Instant.nullable(),
          /** The first few, oldest first: name and since when. */
          first: z.array(z.object({ id: z.string(), name: z.string(), at: Instant.nullable() })),
        }),
      ),
      deadlines: z.array(
        z.object({
          kind: z.enum(['plan.closes', 'transfer.due', 'declare.deadline']),
          at: Instant,
          name: z.string(),
        }),
      ),
      notices: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          orgName: z.string(),
          publishedAt: Instant,
          validUntil: z.string().nullable(),
          important: z.boolean(),
          read: z.boolean(),
        }),
      ),
      /** Years there is anything of. */
      years: z.array(z.int()),
    }),
  ),
}
