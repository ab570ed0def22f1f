import type { Entry, ZipFile } from 'yauzl'
import { isLitter, type MatchCandidate, matchFile } from '../../shared/review/file-match.ts'
import type { FaultCode } from '../../shared/review/roster.ts'
import {
  CANDIDATE_BYTES,
  FILE_BYTES,
  type FileStore,
  openFiles,
  type PutFault,
  type Stored,
} from '../files.ts'
import { progressOn, type TaskOf } from './progress.ts'
import { bytesOf, entriesOf, nameOf, openZip, refuseOverlap, ZipError, type ZipFault } from './zip-guard.ts'

const ZIP_LIMITS = { entries: 20_000, total: 4 * 1024 * 1024 * 1024 }
/** A document hardly packs better than this; what does is a bomb. */
const MOST_RATIO = 300

export interface ZipInput {
  path: string
  dataDir: string
  candidates: MatchCandidate[]
  /** Bytes each candidate has already, by candidate id. */
  used: Record<string, number>
}
export interface ZipFound extends Stored {
  path: string
  candidateId: string
  fileName: string
}
export interface ZipRefused {
  path: string
  code: FaultCode
  params: Record<string, string | number>
}
export type ReadZip = { ok: true; found: ZipFound[]; refused: ZipRefused[] } | { ok: false; fault: ZipFault }

const mb = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`

/** Unpacks the documents of a zip into the content store, each matched to its candidate or refused with a reason. */
export async function readZip({ input, port }: TaskOf<ZipInput>): Promise<ReadZip> {
  try {
    const zip = await openZip(input.path)
    try {
      return await readAll(zip, input, progressOn(port))
    } finally {
      zip.close()
    }
  } catch (error) {
    if (error instanceof ZipError) return { ok: false, fault: error.fault }
    throw error
  }
}

async function readAll(
  zip: ZipFile,
  input: ZipInput,
  tell: (done: number, total: number) => void,
): Promise<ReadZip> {
  const files = openFiles(input.dataDir)
  const entries = await entriesOf(zip, ZIP_LIMITS)
  refuseOverlap(entries)
  const used = new Map(Object.entries(input.used))
  const found: ZipFound[] = []
  const refused: ZipRefused[] = []
  for (const [index, entry] of entries.entries()) {
    tell(index, entries.length)
    const path = nameOf(entry)
    if (path.endsWith('/') || isLitter(path)) continue
    const read = await readOne(zip, entry, path, input.candidates, used, files)
    if ('code' in read) refused.push({ path: path.slice(0, 200), ...read })
    else found.push({ path: path.slice(0, 200), ...read })
  }
  return { ok: true, found, refused }
}

async function readOne(
  zip: ZipFile,
  entry: Entry,
  path: string,
  candidates: MatchCandidate[],
  used: Map<string, number>,
  files: FileStore,
): Promise<Omit<ZipFound, 'path'> | Omit<ZipRefused, 'path'>> {
  const refuse = (code: FaultCode, params: ZipRefused['params'] = {}) => ({ code, params })
  const match = matchFile(path, candidates)
  if ('fault' in match) return refuse(match.fault)
  if (entry.uncompressedSize > FILE_BYTES) return refuse('file_too_large', { max: mb(FILE_BYTES) })
  if (entry.isEncrypted()) return refuse('file_locked')
  if (entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
    return refuse('file_broken')
  const before = used.get(match.candidate.id) ?? 0
  if (before + entry.uncompressedSize > CANDIDATE_BYTES)
    return refuse('files_too_large', { name: match.candidate.name, max: mb(CANDIDATE_BYTES) })
  let stored: Stored | PutFault
  try {
    stored = await files.put(bytesOf(zip, entry))
  } catch (error) {
    // a full disk is ours to tell; everything else is the archive's fault
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    return refuse('file_broken')
  }
  if (typeof stored === 'string') return refuse(`file_${stored}`, { max: mb(FILE_BYTES) })
  used.set(match.candidate.id, before + stored.size)
  return { ...stored, candidateId: match.candidate.id, fileName: match.fileName }
}
