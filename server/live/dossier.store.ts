import { asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { candidates, files } from '../../db/schema/review.ts'

/** Names and kinds of a candidate's documents, in the order they were handed in. */
export const documentsOf = (q: Read, candidateId: string) =>
  q
    .select({ id: files.id, name: files.name, type: files.type, size: files.size, section: files.section })
    .from(files)
    .where(eq(files.candidateId, candidateId))
    .orderBy(asc(files.sort), asc(files.id))

/** 申报材料 of a candidate. Whether the asker may read it has been asked before. */
export async function dossierOf(q: Read, candidateId: string) {
  const [row] = await q
    .select({ dossier: candidates.dossier })
    .from(candidates)
    .where(eq(candidates.id, candidateId))
  return { candidateId, sections: row?.dossier ?? [], files: await documentsOf(q, candidateId) }
}
