import { z } from 'zod'
import { StoreError } from '../db/open.ts'
import type { WordParams } from '../shared/i18n/index.ts'
import type { ServerWord } from './say.ts'

const STORE_WORDS: Record<StoreError['kind'], ServerWord> = {
  full: 'server.fail.full',
  locked: 'server.fail.locked',
  damaged: 'server.fail.damaged',
  denied: 'server.fail.denied',
  claimed: 'server.fail.claimed',
  other: 'server.fail.other',
}
const SYSTEM_WORDS: Record<string, ServerWord> = {
  EADDRINUSE: 'server.fail.port',
  EADDRNOTAVAIL: 'server.fail.address',
  ENOSPC: 'server.fail.full',
  EPERM: 'server.fail.denied',
  EROFS: 'server.fail.denied',
  EEXIST: 'server.fail.folder',
  ENOTDIR: 'server.fail.folder',
}

/** Which sentence tells a person why the server did not start. */
export function startFault(error: unknown, facts: WordParams): [ServerWord, WordParams] {
  if (error instanceof z.ZodError)
    return ['server.fail.config', { where: error.issues.map((issue) => issue.path.join('.')).join(', ') }]
  const params = { ...facts, detail: detailOf(error) }
  if (error instanceof StoreError) return [STORE_WORDS[error.kind], params]
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'EACCES')
    return [syscall === 'listen' ? 'server.fail.port_denied' : 'server.fail.denied', params]
  return [SYSTEM_WORDS[code ?? ''] ?? 'server.fail.other', params]
}

/** What the system itself said; of a claimed database only who holds it, for the sentence says the rest. */
export function detailOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const claimed = error instanceof StoreError && error.kind === 'claimed'
  return (claimed && /(process|gongping) \d.*/.exec(message)?.[0]) || message
}
