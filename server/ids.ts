import { randomBytes } from 'node:crypto'

/**
 * Runs on over all ids, whatever moments they are for, and takes up 26 bits of each: what happened in one
 * millisecond keeps its order, also when ids for other moments are made in between.
 */
let made = 0
const MADE_BITS = 26
const SECOND_BITS = 14

/**
 * A UUIDv7 for the moment `now`: sorts by time and, within a millisecond, by the order they were made (RFC 9562,
 * method 1: a counter in front of 48 random bits). Where neither order nor time may be told (ballots, receipts) use
 * `randomId` instead.
 */
export function timeId(now: Date): string {
  const bytes = randomBytes(16)
  made = (made + 1) % 2 ** MADE_BITS
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt16BE(0x7000 | (made >> SECOND_BITS), 6)
  bytes.writeUInt16BE(0x8000 | (made & (2 ** SECOND_BITS - 1)), 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 128 random bits as text without look-alike signs; tells nothing about when it was made. */
export const randomId = (): string => randomBytes(16).toString('base64url')
