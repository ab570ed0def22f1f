import { type Entry, openPromise, type ZipFile } from 'yauzl'

export interface ZipLimits {
  entries: number
  /** Bytes of all entries unpacked. */
  total: number
}

export type ZipFault = 'broken' | 'too_large' | 'too_many' | 'locked'
/** An archive that is refused whole. */
export class ZipError extends Error {
  override name = 'ZipError'
  readonly fault: ZipFault
  constructor(fault: ZipFault) {
    super(fault)
    this.fault = fault
  }
}

/** File names stay bytes: an archive made on a Chinese Windows writes them in GBK without saying so. */
export async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false, strictFileNames: true })
  } catch {
    throw new ZipError('broken')
  }
}

/** All entries of the table of contents, refused when they promise more than the limits allow. */
export async function entriesOf(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) throw new ZipError('too_many')
  const entries: Entry[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      total += entry.uncompressedSize
      if (entries.length > limits.entries) throw new ZipError('too_many')
      if (total > limits.total) throw new ZipError('too_large')
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken')
  }
  return entries
}

/** Overlapping entries are how a small file unpacks to petabytes: each byte of the file belongs to one entry only. */
export function refuseOverlap(entries: readonly Entry[]): void {
  let end = 0
  for (const entry of [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new ZipError('broken')
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
  }
}

/**
 * An entry's bytes, unpacked. The stream fails when there are more or fewer of them than the table of contents
 * says, so the limits hold for a lying archive too.
 */
export async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new ZipError('locked')
  const stream = await zip.openReadStreamPromise(entry, {})
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } finally {
    stream.destroy()
  }
}

/** The name of an entry: UTF-8 when it says so or reads as such, else GBK. */
export function nameOf(entry: Entry): string {
  const unicode = entry.extraFields.find(({ id }) => id === 0x7075)?.data
  if (unicode && unicode.length > 5) return unicode.subarray(5).toString('utf8')
  const raw = entry as unknown as { fileNameRaw?: Buffer; fileName: Buffer | string }
  const bytes = raw.fileNameRaw ?? Buffer.from(raw.fileName as Buffer)
  if (entry.generalPurposeBitFlag & 0x800) return bytes.toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gbk').decode(bytes)
  }
}
