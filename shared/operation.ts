import type { z } from 'zod'
import type { Right } from './permission.ts'

/**
 * One thing a client may ask of the server. Every operation is reachable as `POST /api/<domain>.<name>` with its
 * input as JSON, and, where `live` is set, as a Socket.IO `call` with the same input and the answer as
 * acknowledgement. Two doors, one handler.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** Who may ask at all; narrower questions (which review, which seat, what state) are the handler's. */
  right: Right
  input: I
  output: O
  /** `read` never writes and may also be asked with GET and the query string (downloads, links). */
  kind: 'read' | 'write'
  /** Also callable over the socket. */
  live?: boolean
  /** Of `account.own`: belongs to coming in and going out, so it is open before a first password is changed. */
  entering?: boolean
  /** The body is multipart with one file; the handler finds it in `ctx.upload`. */
  upload?: boolean
  /** The answer is a file: `{ name, type, body }` streamed as is instead of `output`. */
  download?: boolean
}

type Options = Pick<Operation, 'live' | 'entering' | 'upload' | 'download'>

export function read<I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
  options: Options = {},
): Operation<I, O> {
  return { right, input, output, kind: 'read', ...options }
}

export function write<I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
  options: Options = {},
): Operation<I, O> {
  return { right, input, output, kind: 'write', ...options }
}

export type Input<Op extends Operation> = z.input<Op['input']>
export type Output<Op extends Operation> = z.output<Op['output']>
