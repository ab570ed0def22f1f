import { randomBytes } from 'node:crypto'

/** The last moment an id was made for, and how many of it: what happened in one millisecond keeps its order. */
const last = { at: 0, count: 0 }
const MOST_COUNT = 0xfff

/**
 * A UUIDv7 for the moment `now`: sorts by time and, within a millisecond, by the order they were made; 62 random
 * bits. Where neither order nor time may be told (ballots, receipts) use `randomId` instead.
 */
export function timeId(now: Date): string {
  const bytes = randomBytes(16)
  const at = now.getTime()
  last.count = at === last.at ? Math.min(last.count + 1, MOST_COUNT) : 0
  last.at = at
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.count, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 128 random bits as text without look-alike signs; tells nothing about when it was made. */
export const randomId = (): string => randomBytes(16).toString('base64url')
