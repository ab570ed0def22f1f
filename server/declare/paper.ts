import type { Read } from '../../db/query.ts'
import type { declarations } from '../../db/schema/declare.ts'
import type { FileOutput } from '../../shared/file.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'

/** 评审表 (A4) · 评审简表 (A3 landscape). */
export type PaperForm = 'table' | 'brief'

/**
 * 评审表 or 评审简表 of a declaration as it stands (A32): a draft from the form while it is filled in, else its last
 * edition with the opinions of its levels. Whether the asker may see it has been asked before.
 */
export async function paperOf(
  _ctx: Ctx,
  _q: Read,
  _declaration: typeof declarations.$inferSelect,
  _form: PaperForm,
): Promise<FileOutput> {
  return refuse('not_found')
}
