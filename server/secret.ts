import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Name of the key file in the data directory. Whoever has it and the database can read what is sealed. */
export const KEY_FILE = 'gongping.key'
const VERSION = 1

/** What sealed values are bound to: one moved into another column does not open. */
export const SEALED_FOR = { phone: 'phone', id: 'id-number', slip: 'slip', second: 'second-factor' } as const

export interface Secret {
  /** Encrypts a text; `purpose` is bound to it, so a sealed value moved into another column does not open. */
  seal(text: string, purpose: string): string
  unseal(sealed: string, purpose: string): string
  /** A key of 32 bytes for this salt and purpose (HKDF-SHA-256): gone for good once the salt is destroyed. */
  derive(salt: Uint8Array, purpose: string): Buffer
  /** A keyed hash, hex: equal texts are found without being stored. */
  hash(text: string, purpose: string): string
}

/** AES-256-GCM with the key of the data directory; the key is made, readable to its owner only, at the first start. */
export function openSecret(dataDir: string): Secret {
  return secretOf(readKey(join(dataDir, KEY_FILE)))
}

/** Layout of a sealed value, base64url: version (1), nonce (12), tag (16), cipher text. */
function secretOf(key: Buffer): Secret {
  return {
    seal(text, purpose) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    unseal(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < 29 || bytes[0] !== VERSION) throw new Error('not a sealed value')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13))
      decipher.setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(13, 29))
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8')
    },
    hash: (text, purpose) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `hash:${purpose}`, 32)))
        .update(text)
        .digest('hex'),
    derive: (salt, purpose) => Buffer.from(hkdfSync('sha256', key, salt, purpose, 32)),
  }
}

function readKey(file: string): Buffer {
  try {
    return keyIn(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const made = randomBytes(32)
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, `${made.toString('base64')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(file, 0o600)
  return made
}

function keyIn(text: string, file: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes`)
  return key
}
