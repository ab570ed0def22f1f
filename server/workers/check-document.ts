import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import type { TaskOf } from './progress.ts'

/** More dots than this are no scan of a certificate: opened, they would fill the memory of whoever looks. */
const MOST_PIXELS = 60_000_000
/** What the packed parts of a PDF may grow to, one and all together, in bytes. */
const MOST_INFLATED = 16 * 1024 * 1024
const MOST_TOGETHER = 256 * 1024 * 1024

export type DocumentFault = 'type' | 'broken' | 'pixels' | 'active'

/**
 * What is wrong with a document of at most 20 MB, or null: neither PDF nor JPEG nor PNG by its content, of a size
 * no screen can hold, or a PDF that runs, starts or carries something. `picture`: a PDF will not do.
 */
export async function checkDocument({
  input: { path, picture },
}: TaskOf<{ path: string; picture?: boolean }>): Promise<DocumentFault | null> {
  const bytes = await readFile(path)
  const type = (await fileTypeFromBuffer(bytes.subarray(0, 4100)))?.mime
  if (type === 'application/pdf' && !picture) return isActive(bytes) ? 'active' : null
  if (type !== 'image/png' && type !== 'image/jpeg') return 'type'
  const pixels = pixelsOf(bytes, type)
  if (!pixels) return 'broken'
  return pixels > MOST_PIXELS ? 'pixels' : null
}

/** Dots a picture says it has, read off its head without opening it; 0 when it does not say. */
export const pixelsOf = (bytes: Buffer, type: 'image/png' | 'image/jpeg'): number =>
  type === 'image/png' ? pngPixels(bytes) : jpegPixels(bytes)

/** IHDR is the first part of every PNG. */
const pngPixels = (bytes: Buffer): number =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
    : 0

/** Of all frames a JPEG names, the largest; 0 when it names none. */
function jpegPixels(bytes: Buffer): number {
  let most = 0
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return most
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    // SOF0 to SOF15 but DHT, JPG and DAC, which share their range
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      most = Math.max(most, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7))
    // the picture itself begins
    if (marker === 0xda) return most
    at += 2 + (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 0 : bytes.readUInt16BE(at + 2))
  }
  return most
}

/** Names of a PDF that let it run a script, start a program, or bring another file along. */
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])/

/**
 * Our pages draw a PDF on a canvas and run nothing of it; this is for whoever saves it and opens it elsewhere. Names
 * may be written with escapes and lie in packed object streams: both are undone first.
 */
function isActive(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  if (ACTIVE.test(plain(text))) return true
  let together = 0
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z0-9])/g)) {
    const begin = /stream\r?\n/.exec(text.slice(index, index + 2000))
    if (!begin) continue
    const from = index + begin.index + begin[0].length
    const packed = bytes.subarray(from, Math.max(from, text.indexOf('endstream', from)))
    const unpacked = inflated(packed)
    together += unpacked.length
    if (together > MOST_TOGETHER || ACTIVE.test(plain(unpacked))) return true
  }
  return false
}

/** `/J#61va` says `/Java`. */
const plain = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function inflated(packed: Buffer): string {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_INFLATED }).toString('latin1')
  } catch {
    // sealed with the author's password, or broken: the canvas shows it or says so
    return ''
  }
}
