import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { listInput, listOutput } from '../list.api.ts'
import { read } from '../operation.ts'
import { AUDIT_ACTIONS, AUDIT_GROUPS, CHAIN_FAULTS } from './audit.rules.ts'

/**
 * The only keys a row's details may have. A key that is not here does not get into the log: the code that writes
 * it fails its test instead. Counts, numbers of things and names of settings; never a choice, a name of a voter
 * beside a result, an ID number or a free text.
 */
export const auditDetails = z.strictObject({
  portal: z.string().max(16).optional(),
  why: z.string().max(32).optional(),
  sessions: z.int().optional(),
  count: z.int().optional(),
  minutes: z.int().optional(),
  round: z.int().optional(),
  panelId: z.string().max(64).optional(),
  seatId: z.string().max(64).optional(),
  candidateId: z.string().max(64).optional(),
  format: z.string().max(16).optional(),
  file: z.string().max(128).optional(),
  experts: z.int().optional(),
  candidates: z.int().optional(),
  opensAt: z.int().optional(),
  closesAt: z.int().optional(),
  deadlineAt: z.int().optional(),
  orgId: z.string().max(64).optional(),
  year: z.int().optional(),
  edition: z.int().optional(),
  list: z.string().max(32).optional(),
  whole: z.boolean().optional(),
  setting: z.string().max(32).optional(),
  duties: z.string().max(64).optional(),
  kind: z.string().max(32).optional(),
  code: z.string().max(40).optional(),
})
export type AuditDetails = z.infer<typeof auditDetails>

const instant = Instant.int()

const row = z.object({
  /** The number as text: what a list calls the row by. */
  id: z.string(),
  seq: z.int(),
  /** Milliseconds since the epoch, as all times of the contract. */
  at: z.int(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  /** The organisation the person belonged to; null for nobody's doing. */
  orgName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  /** What the thing is called now, of kinds that go by a name. */
  subjectName: z.string().nullable(),
  reviewId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  details: auditDetails,
  address: z.string(),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof row>

/** `node` narrows to what was done by people of that subtree; `search` to what a person did or had done to the account. */
export const auditInput = listInput(
  {
    group: z.enum(AUDIT_GROUPS).optional(),
    action: z.enum(AUDIT_ACTIONS).optional(),
    actorId: z.string().max(64).optional(),
    reviewId: z.string().max(64).optional(),
    subject: z.string().max(128).optional(),
    from: instant.optional(),
    to: instant.optional(),
  },
  ['seq'],
)
export type AuditInput = z.output<typeof auditInput>

/** The auditor's view of the log, newest first unless told; nothing of it can be changed by anybody. */
export const auditApi = {
  /** `total` is counted up to `AUDIT_COUNTED`; `more` says that there are others beyond. */
  list: read('audit.view', auditInput, listOutput(row).extend({ more: z.boolean() })),
  /**
   * Checks the next rows of the chain behind `after`, whoever's they are: a chain is whole or it is not. `checked` is
   * the last sound row, `last` the newest there is; `head` is to be noted, for it also shows rows cut off at the end.
   */
  verify: read(
    'audit.view',
    z.strictObject({ after: z.int().min(0).default(0) }),
    z.object({
      checked: z.int(),
      last: z.int(),
      head: z.string(),
      broken: z.object({ seq: z.int(), fault: z.enum(CHAIN_FAULTS) }).nullable(),
    }),
  ),
}
