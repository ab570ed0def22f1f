import type { CallInput, CallName, CallOutput } from '../../shared/api.ts'
import { type Problem, type ProblemCode, problem, type Result } from '../../shared/problem.ts'
import { noteServerTime } from './server-time.ts'

export type { CallInput, CallName, CallOutput } from '../../shared/api.ts'

const SESSION_ENDS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'auth.required',
  'auth.taken_over',
  'auth.window_over',
  'auth.disabled',
])
const listeners = new Set<(found: Problem) => void>()

/** Told whenever an answer says that the login is gone (expired, taken over, window over). Returns the way to stop. */
export function onSessionEnd(listener: (found: Problem) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For the other door: the live client reports a socket's refusal here, so that there is one place for it. */
export function noteRefusal(found: Problem): void {
  if (SESSION_ENDS.has(found.code)) for (const listener of listeners) listener(found)
}

/** Asks the server. Never throws: a network that fails is a refusal like any other (`net.offline`). */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  signal?: AbortSignal,
): Promise<Result<CallOutput<N>>> {
  const sentAt = Date.now()
  try {
    const answer = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    })
    noteServerTime(answer.headers.get('date'), sentAt, Date.now())
    return settle<CallOutput<N>>(answer.ok, answer.status, await answer.text())
  } catch {
    return { ok: false, problem: problem(signal?.aborted ? 'net.cancelled' : 'net.offline') }
  }
}

/** An answer's text as a result; a gateway's HTML page or an empty body is a server error, not a crash here. */
function settle<T>(ok: boolean, status: number, body: string): Result<T> {
  const value = parse(body)
  if (ok && value !== undefined) return { ok: true, value: value as T }
  const found = isProblem(value) ? value : problem(status === 413 ? 'input.too_large' : 'server.error')
  noteRefusal(found)
  return { ok: false, problem: found }
}

function parse(body: string): unknown {
  try {
    return body === '' ? null : JSON.parse(body)
  } catch {
    return undefined
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'

/** For TanStack Query and resources, which want a rejection: throws the problem itself. */
export async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const result = await call(name, input)
  if (result.ok) return result.value
  throw result.problem
}

/** What was thrown by `ask`, as a problem. */
export const asProblem = (thrown: unknown): Problem => (isProblem(thrown) ? thrown : problem('server.error'))

/** The address of a `read` operation, for downloads and links: `<a href={link('review.roster', {id})} download>`. */
export function link<N extends CallName>(name: N, input: CallInput<N>): string {
  return `/api/${name}?input=${encodeURIComponent(JSON.stringify(input))}`
}

/**
 * Sends one file with an operation marked `upload`. `onProgress` gets bytes sent and all bytes; abort through
 * `signal`. XMLHttpRequest, because fetch still cannot tell how far an upload is.
 */
export function upload<N extends CallName>(
  name: N,
  input: CallInput<N>,
  file: File,
  onProgress: (sent: number, all: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<CallOutput<N>>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    // The input goes first: the server reads the parts in order and must know what the file is for.
    body.append('input', JSON.stringify(input))
    body.append('file', file, file.name)
    request.open('POST', `/api/${name}`)
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total)
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300
      done(settle<CallOutput<N>>(ok, request.status, request.responseText))
    }
    request.onerror = () => done({ ok: false, problem: problem('net.offline') })
    request.onabort = () => done({ ok: false, problem: problem('net.cancelled') })
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
