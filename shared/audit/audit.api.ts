import { z } from 'zod'
import { read } from '../operation.ts'
import { AUDIT_ACTIONS } from './audit.rules.ts'

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

/** Milliseconds since the epoch, as far as a `Date` reaches. */
const instant = z.int().min(0).max(8.64e15)

const row = z.object({
  seq: z.int(),
  /** Milliseconds since the epoch, as all times of the contract. */
  at: z.int(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  reviewId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  details: auditDetails,
  address: z.string(),
  hash: z.string(),
})

/** The auditor's view of the log, newest first. */
export const auditApi = {
  list: read(
    'audit.view',
    z.strictObject({
      action: z.enum(AUDIT_ACTIONS).optional(),
      actorId: z.string().max(64).optional(),
      reviewId: z.string().max(64).optional(),
      subject: z.string().max(128).optional(),
      from: instant.optional(),
      to: instant.optional(),
      /** Rows before this number: the next page starts at the last row seen. */
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(row), more: z.boolean(), total: z.int() }),
  ),
}
