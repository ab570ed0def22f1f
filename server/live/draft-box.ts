import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { CHOICES, type Choice } from '../../shared/live/state.ts'

export interface DraftPlace {
  roundId: string
  seatId: string
  candidateId: string
}

/**
 * Seals drafts. Each round has its own key, derived from the server's key and the round's random salt: without the
 * salt, which is destroyed when the round is sealed, no copy of a row can be opened, not even with the key file.
 */
export interface DraftBox {
  newSalt(): string
  seal(salt: string, place: DraftPlace, choice: Choice): string
  unseal(salt: string, place: DraftPlace, sealed: string): Choice
  /** Forgets the key of a salt that has been destroyed. */
  forget(salt: string): void
}

const NONCE = 12
const TAG = 16

/** @param derive gives 32 bytes for a salt, from the server's key. */
export function openDraftBox(derive: (salt: Uint8Array, purpose: string) => Buffer): DraftBox {
  // Key objects, not bytes: with bytes every seal makes the key anew, which costs more than the sealing. Their copy
  // of the bytes is wiped by OpenSSL when they go.
  const keys = new Map<string, KeyObject>()
  const keyOf = (salt: string): KeyObject => {
    const known = keys.get(salt)
    if (known) return known
    const bytes = derive(Buffer.from(salt, 'base64url'), 'drafts')
    const key = createSecretKey(bytes)
    bytes.fill(0)
    keys.set(salt, key)
    return key
  }
  const bound = ({ roundId, seatId, candidateId }: DraftPlace) =>
    Buffer.from(`${roundId}\n${seatId}\n${candidateId}`)

  return {
    newSalt: () => randomBytes(32).toString('base64url'),
    /** One byte for every choice: neither the length nor the text of a row tells which. */
    seal(salt, place, choice) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keyOf(salt), nonce)
      cipher.setAAD(bound(place))
      const body = cipher.update(Buffer.of(CHOICES.indexOf(choice)))
      cipher.final()
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    unseal(salt, place, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(salt), bytes.subarray(0, NONCE))
      decipher.setAAD(bound(place))
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      const body = decipher.update(bytes.subarray(NONCE + TAG))
      decipher.final()
      return CHOICES[body[0]!]!
    },
    forget: (salt) => void keys.delete(salt),
  }
}
