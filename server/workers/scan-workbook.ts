import type { Entry, ZipFile } from 'yauzl'
import { bytesOf, entriesOf, nameOf, refuseOverlap, ZipError } from './zip-guard.ts'

const LIMITS = { entries: 500, total: 300 * 1024 * 1024 }
/** Most rows of all sheets together. */
const MOST_ROWS_SCANNED = 300_000

export interface Part {
  name: string
  /** Path of the part, `xl/worksheets/sheet1.xml`. */
  path: string
  merged: string[]
}
export interface Scan {
  zip: ZipFile
  /** Parts of the package by path. */
  entries: Map<string, Entry>
  /** The sheets, in the order of the workbook. */
  sheets: Part[]
  rows: number
}

/**
 * Unpacks a workbook once, keeping nothing, before any parser sees it: proves its true size, that it is a workbook,
 * and finds what the streaming reader does not tell, the merged cells and the number of rows. The caller closes it.
 */
export async function scanWorkbook(zip: ZipFile): Promise<Scan> {
  const listed = await entriesOf(zip, LIMITS)
  refuseOverlap(listed)
  const entries = new Map(listed.map((entry) => [nameOf(entry).replace(/^\//, ''), entry]))
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml')) throw new ZipError('broken')
  const names = sheetNames(
    await textOf(zip, entries.get('xl/workbook.xml')),
    await textOf(zip, entries.get('xl/_rels/workbook.xml.rels')),
  )
  const scan: Scan = { zip, entries, sheets: [], rows: 0 }
  for (const [path, name] of names) {
    const entry = entries.get(path)
    if (!entry || !/^xl\/worksheets\//.test(path)) continue
    const { rows, merged } = await scanSheet(zip, entry)
    scan.rows += rows
    if (scan.rows > MOST_ROWS_SCANNED) throw new ZipError('too_large')
    scan.sheets.push({ name, path, merged })
  }
  return scan
}

/**
 * A part as text, decoded as one stream: exceljs decodes each chunk by itself and breaks the Chinese sign that a
 * chunk's end cuts in two, so it is given text instead of bytes.
 */
export async function* partText({ zip, entries }: Scan, path: string): AsyncGenerator<string> {
  const entry = entries.get(path)
  if (!entry) return
  const decoder = new TextDecoder()
  for await (const chunk of bytesOf(zip, entry)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry || entry.uncompressedSize > 4 * 1024 * 1024) throw new ZipError('broken')
  const chunks: Buffer[] = []
  for await (const chunk of bytesOf(zip, entry)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const unescaped = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, sign: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[sign] ?? '&',
  )

/** The sheets' names by the path of their part. */
function sheetNames(workbook: string, rels: string): Map<string, string> {
  const targets = new Map(
    [...rels.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return new Map(
    [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
      const target = targets.get(attribute(tag, 'r:id')) ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [path, unescaped(attribute(tag, 'name'))]
    }),
  )
}

/** Looks for rows and merges in a stream; what a chunk boundary cuts is looked at again with the next chunk. */
async function scanSheet(zip: ZipFile, entry: Entry): Promise<{ rows: number; merged: string[] }> {
  const OVERLAP = 64
  const merged = new Set<string>()
  let rows = 0
  let tail = ''
  for await (const chunk of bytesOf(zip, entry)) {
    const text = tail + chunk.toString('latin1')
    const keep = Math.max(0, text.length - OVERLAP)
    for (const { index } of text.matchAll(/<row[ >]/g)) if (index < keep) rows++
    for (const [, ref] of text.matchAll(/<mergeCell ref="([A-Z0-9:]{2,20})"/g)) merged.add(ref!)
    tail = text.slice(keep)
  }
  rows += [...tail.matchAll(/<row[ >]/g)].length
  return { rows, merged: [...merged].slice(0, 1000) }
}
