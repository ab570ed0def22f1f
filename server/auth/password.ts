import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Config } from '../config.ts'

export interface Passwords {
  /** argon2id in PHC form: parameters and salt stand in the text, so they can be raised later. */
  hash(password: string): Promise<string>
  /** Whether the password fits. Without a hash (unknown login) it takes the same time and says no. */
  fits(found: string | null, password: string): Promise<boolean>
}

/** Hashing by the configuration's cost; the work runs on the thread pool, not on the event loop. */
export async function openPasswords({ argon }: Pick<Config, 'argon'>): Promise<Passwords> {
  const options = { ...argon, parallelism: 1 }
  const nobody = await hash(randomBytes(16), options)
  return {
    hash: (password) => hash(password.normalize('NFKC'), options),
    async fits(found, password) {
      const fits = await verify(found ?? nobody, password.normalize('NFKC'))
      return found !== null && fits
    },
  }
}
