import { randomBytes } from 'node:crypto'

/**
 * A UUIDv7 for the moment `now`: sorts by time, 74 random bits. Where neither order nor time may be told
 * (ballots, receipts) use `randomId` instead.
 */
export function timeId(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 128 random bits as text without look-alike signs; tells nothing about when it was made. */
export const randomId = (): string => randomBytes(16).toString('base64url')
