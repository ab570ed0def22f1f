import type { FileOutput } from '../../shared/file.ts'
import { refuse } from '../../shared/problem.ts'
import { openAttachment } from '../attachment.ts'
import type { Ctx } from '../ctx.ts'
import { type Declaration, editionOf, unitFilesOf } from '../declare/declare.store.ts'
import { paperOf } from '../declare/paper.ts'
import { declarationSeen, sectionsSeen, seesWhole } from '../declare/seen.store.ts'
import { openFiles } from '../files.ts'
import { mayRead } from './detail.ts'

/** A document of the last hand-in, or of the one before it, of a section the asker may see; or one of the unit's. */
export async function file(ctx: Ctx, { id, fileId }: { id: string; fileId: string }): Promise<FileOutput> {
  const q = ctx.db.read
  const row = await declarationSeen(ctx, q, id)
  const seen = sectionsSeen(ctx, row)
  for (const no of [row.climb, row.climb - 1]) {
    const found = (await editionOf(q, id, no))?.files.find((each) => each.id === fileId)
    if (!found || !mayRead(seen, found)) continue
    const { name, type, size, sha256 } = found
    return { name, type, size, inline: true, body: openFiles(ctx.app.config.dataDir).read(sha256) }
  }
  const given = (await unitFilesOf(q, id)).find((each) => each.id === fileId)
  return given ? openAttachment(ctx, given) : refuse('not_found')
}

/** 评审表 holds every section: only who sees them all may print it. */
export const printable = (ctx: Ctx, row: Declaration): boolean =>
  row.climb > 0 && row.state !== 'filling' && seesWhole(ctx, row)

/** 评审表 or 评审简表 of what was handed in (M-2.16). */
export async function print(
  ctx: Ctx,
  { id, form }: { id: string; form: 'table' | 'brief' },
): Promise<FileOutput> {
  const row = await declarationSeen(ctx, ctx.db.read, id)
  if (!printable(ctx, row)) return refuse('not_found')
  return paperOf(ctx, ctx.db.read, row, form)
}
