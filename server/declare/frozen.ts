import { createHash } from 'node:crypto'
import type { EditionFile } from '../../db/schema/declare.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { canonical } from '../canonical.ts'

/** What is signed at a hand-in, and the hash that proves it (I-1): over the canonical text, so anybody can take it again. */
export function frozen(no: number, contents: Contents, files: EditionFile[]) {
  const whole = { contents, files, promise: PROMISE_VERSION, no }
  return { ...whole, sha256: createHash('sha256').update(canonical(whole)).digest('hex') }
}
