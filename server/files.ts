import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromBuffer } from 'file-type'
import { randomId } from './ids.ts'

/** Kinds of documents kept, by their content, never by their name; with the ending their names get. */
const FILE_TYPES: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
}
/** Bytes of one file, and of all files of one candidate. */
export const FILE_BYTES = 20 * 1024 * 1024
export const CANDIDATE_BYTES = 200 * 1024 * 1024

export interface Stored {
  sha256: string
  size: number
  type: string
}
export type PutFault = 'empty' | 'too_large' | 'type'

/** Bytes under their SHA-256 in `<dataDir>/files`: the same document is kept once, and none is ever overwritten. */
export interface FileStore {
  /** Stores a stream. What is too large, empty or of another kind is refused and leaves nothing behind. */
  put(bytes: AsyncIterable<Uint8Array>): Promise<Stored | PutFault>
  read(sha256: string): AsyncIterable<Uint8Array>
  /** Removes contents older than `before`, but for those of which `kept` says that something names them. */
  sweep(kept: (hashes: string[]) => Promise<ReadonlySet<string>>, before: Date): Promise<number>
}

export function openFiles(dataDir: string): FileStore {
  const folder = join(dataDir, 'files')
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash')
    return join(folder, sha256)
  }
  return {
    async put(bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const temporary = join(folder, `${randomId()}.part`)
      try {
        const { sha256, size, head } = await write(bytes, temporary)
        if (size === 0) return 'empty'
        const type = (await fileTypeFromBuffer(head))?.mime ?? ''
        if (!FILE_TYPES[type]) return 'type'
        await rename(temporary, pathOf(sha256))
        await syncFolder(folder)
        return { sha256, size, type }
      } catch (error) {
        if (error instanceof TooLarge) return 'too_large'
        throw error
      } finally {
        await rm(temporary, { force: true })
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    async sweep(kept, before) {
      const old: string[] = []
      for (const name of await readdir(folder).catch(() => []))
        if ((await stat(join(folder, name))).mtime < before) old.push(name)
      const named = await kept(old)
      const gone = old.filter((name) => !named.has(name))
      for (const name of gone) await rm(join(folder, name), { force: true })
      return gone.length
    },
  }
}

class TooLarge extends Error {}

const HEAD_BYTES = 4100

/** On disk when it returns: flushed, not merely handed to the system. */
async function write(bytes: AsyncIterable<Uint8Array>, path: string) {
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (size < HEAD_BYTES) heads.push(chunk.subarray(0, HEAD_BYTES - size))
      size += chunk.length
      hash.update(chunk)
      done(size > FILE_BYTES ? new TooLarge() : null, chunk)
    },
  })
  await pipeline(bytes, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(heads) }
}

/** A rename is only safe from a power cut once the folder itself is flushed; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The name a person sees: no path, no control signs, the ending of its true kind. */
export function shownName(name: string, type: string): string {
  const ending = FILE_TYPES[type] ?? ''
  const plain = name
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, '_')
    .trim()
    .slice(-120)
  const known = type === 'image/jpeg' ? /\.jpe?g$/i : new RegExp(`\\${ending}$`, 'i')
  return known.test(plain) ? plain : `${plain}${ending}`
}
