import type { z } from 'zod'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { isOfUnit, slotOf } from '../../shared/declare/form.ts'
import { refuse } from '../../shared/problem.ts'
import { attachmentOf, detach } from '../attachment.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { keepDocument, storeDocument } from '../declare/files.ts'
import { changeDeclaration, tellChanged } from '../declare/guard.ts'
import { declarationSeen } from '../declare/seen.store.ts'
import { reached } from './told.ts'
import { unitPartOpen } from './unit-part.ts'

const NOTICE = slotOf('notice')!

/**
 * 单位公示证明: a document the unit hangs on while the file lies there (domain 3.9 part 15). Looked at as every other
 * document is; the same one hangs there once. It belongs to no hand-in, so no version moves under who is reading.
 */
export async function addNotice(ctx: Ctx, { commandId, id }: z.output<typeof climbApi.addNotice.input>) {
  const upload = ctx.upload ?? refuse('input.invalid', { where: 'file' })
  await declarationSeen(ctx, ctx.db.read, id)
  const stored = await storeDocument(ctx, upload.path, { name: upload.filename }, NOTICE)
  return changeDeclaration(ctx, 'climb.addNotice', { commandId, id }, async (tx, row) => {
    if (!unitPartOpen(ctx, row)) refuse('climb.not_at_desk')
    await tellChanged(ctx, tx, row, reached(row))
    return keepDocument(ctx, tx, row, NOTICE, stored)
  })
}

/** Takes one of them away again, while the file still lies at the unit. */
export const removeNotice = (
  ctx: Ctx,
  { commandId, id, fileId }: z.output<typeof climbApi.removeNotice.input>,
) =>
  changeDeclaration(ctx, 'climb.removeNotice', { commandId, id }, async (tx, row) => {
    if (!unitPartOpen(ctx, row)) refuse('climb.not_at_desk')
    if (!isOfUnit(await attachmentOf(tx, 'declaration', fileId))) refuse('not_found')
    await detach(tx, { kind: 'declaration', subjectId: id }, fileId)
    await tellChanged(ctx, tx, row, reached(row))
    await log(tx, ctx, 'declare.file_removed', `declaration:${id}`, { details: { count: 1, year: row.year } })
    return {}
  })
