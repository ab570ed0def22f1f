import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../shared/problem.ts'
import type { Upload } from './ctx.ts'
import { randomId } from './ids.ts'

/**
 * Streams the one file of a multipart request into `folder` and gives it with the input, the JSON of the field
 * `input`, which comes before the file. The caller removes the file with `discard`.
 */
export async function receive(
  request: FastifyRequest,
  folder: string,
): Promise<{ upload: Upload; input: unknown }> {
  if (!request.isMultipart()) refuse('input.invalid', { where: 'file' })
  const part = await request.file().catch(notAForm)
  if (!part) return refuse('input.invalid', { where: 'file' })
  const path = join(folder, randomId())
  try {
    const target = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(part.file, target)
    if (part.file.truncated) refuse('file.too_large')
    const upload = { path, filename: part.filename.slice(0, 255), size: target.bytesWritten }
    return { upload, input: inputIn(part.fields.input) }
  } catch (error) {
    await discard(path)
    return notAForm(error)
  }
}

/** The form's reader throws plain errors at what is none; the system's and the limits' own carry a code. */
function notAForm(error: unknown): never {
  if (error instanceof Refusal || !(error instanceof Error) || 'code' in error) throw error
  return refuse('input.invalid', { where: 'file' })
}

export const discard = (path: string): Promise<void> => rm(path, { force: true })

function inputIn(field: unknown): unknown {
  const value = (field as { value?: unknown } | undefined)?.value
  if (value === undefined) return {}
  try {
    return JSON.parse(String(value))
  } catch {
    return refuse('input.not_json')
  }
}
