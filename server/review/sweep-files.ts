import { asc, gt, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarationEditions, declarations } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { files } from '../../db/schema/review.ts'
import type { App } from '../app.ts'
import { openFiles } from '../files.ts'

/** An upload may be between its bytes and its row, in milliseconds. */
const YOUNG_MS = 24 * 3_600_000
const CHUNK = 500

/** Contents nothing names any more, a day after they came. */
export const sweepFiles = (app: Pick<App, 'config' | 'db'>): Promise<number> =>
  openFiles(app.config.dataDir).sweep(
    (hashes) => namedOf(app.db.read, hashes),
    new Date(Date.now() - YOUNG_MS),
  )

/**
 * Which of these contents are somebody's: a candidate's, hung on anything, or handed in once, for an edition keeps
 * what the form has lost since. Editions are asked last and only about what nobody else names: there are many.
 */
async function namedOf(q: Read, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (let from = 0; from < hashes.length; from += CHUNK) {
    const some = hashes.slice(from, from + CHUNK)
    for (const table of [files, attachments]) {
      const rows = await q
        .selectDistinct({ sha256: table.sha256 })
        .from(table)
        .where(inArray(table.sha256, some))
      for (const { sha256 } of rows) named.add(sha256)
    }
  }
  const open = new Set(hashes.filter((hash) => !named.has(hash)))
  for await (const { sha256 } of editionFiles(q, () => open.size > 0))
    if (open.delete(sha256)) named.add(sha256)
  return named
}

/** Documents of every edition, declaration by declaration, as long as somebody wants more. */
async function* editionFiles(q: Read, more: () => boolean) {
  for (let after = ''; more(); ) {
    const page = await q
      .select({ id: declarations.id })
      .from(declarations)
      .where(gt(declarations.id, after))
      .orderBy(asc(declarations.id))
      .limit(CHUNK)
    if (!page.length) return
    const ids = page.map(({ id }) => id)
    const rows = await q
      .select({ files: declarationEditions.files })
      .from(declarationEditions)
      .where(inArray(declarationEditions.declarationId, ids))
    for (const row of rows) yield* row.files
    after = ids.at(-1)!
  }
}
