import { createHash } from 'node:crypto'
import { canonical } from '../canonical.ts'

/** What the first row is chained to. */
export const GENESIS = '0'.repeat(64)

/** The fields of a row its hash covers: all but the hash itself. */
export interface Link {
  seq: number
  at: Date
  actorId: string | null
  actorName: string
  orgId: string | null
  action: string
  subject: string
  reviewId: string | null
  fromState: string | null
  toState: string | null
  reason: string | null
  details: unknown
  address: string
  requestId: string
  prevHash: string
}

const FIELDS = [
  'seq',
  'at',
  'actorId',
  'actorName',
  'orgId',
  'action',
  'subject',
  'reviewId',
  'fromState',
  'toState',
  'reason',
  'details',
  'address',
  'requestId',
  'prevHash',
] as const satisfies (keyof Link)[]

/** SHA-256, hex, over the canonical JSON of the row, which holds the hash of the row before. */
export const linkHash = (link: Link): string =>
  createHash('sha256')
    .update(canonical(Object.fromEntries(FIELDS.map((field) => [field, link[field]]))))
    .digest('hex')
