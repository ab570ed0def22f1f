import { isUnique, StoreError } from '../db/open.ts'
import { type Problem, type ProblemCode, problem, Refusal } from '../shared/problem.ts'

const NOT_JSON = /^FST_ERR_CTP_(INVALID_MEDIA_TYPE|INVALID_JSON_BODY|EMPTY_JSON_BODY)$/

/** Faults of the store that whoever stands at the tablet can pass on. */
const STORE: Partial<Record<StoreError['kind'], ProblemCode>> = {
  full: 'store.full',
  locked: 'store.locked',
  damaged: 'store.damaged',
}

/** What the person is told of an error: never more than a code. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem
  const stored = error instanceof StoreError ? STORE[error.kind] : undefined
  if (stored) return problem(stored)
  // two that take the same key at the same moment under different locks: the later one looks again
  if (isUnique(error)) return problem('stale')
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('store.full')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return problem('input.too_large')
  if (code === 'FST_REQ_FILE_TOO_LARGE') return problem('file.too_large')
  if (statusCode === 429) return problem('auth.too_many', { minutes: 1 })
  if (typeof code === 'string' && NOT_JSON.test(code)) return problem('input.not_json')
  if (typeof statusCode === 'number' && statusCode < 500) return problem('input.invalid', { where: '' })
  return problem('server.error')
}

/**
 * What the log keeps of an error: its kind and where it happened. Messages of libraries may quote what a person
 * sent, so only those of the store, which never do, are kept.
 */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code } = error as { code?: unknown }
  return {
    kind: error.name,
    ...(typeof code === 'string' && { code }),
    ...(error instanceof StoreError && { message: error.message }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  }
}
