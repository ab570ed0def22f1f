import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../shared/problem.ts'
import type { Ctx, Upload } from './ctx.ts'
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

/** Whether a file begins as a zip does, which every xlsx is. */
export async function beginsAsZip({ path }: Upload): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'PK\u0003\u0004'
  } finally {
    await file.close()
  }
}

/** Takes the upload over for a job before the door removes it. */
export async function keepUpload(ctx: Ctx, upload: Upload, jobId: string): Promise<string> {
  const path = join(ctx.app.uploadDir, `${jobId}.job`)
  await rename(upload.path, path)
  return path
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
