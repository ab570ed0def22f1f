import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { declarationSections } from '../../db/schema/declare.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { kept } from '../../shared/declare/kept.ts'
import { FILLED } from '../../shared/declare/sections.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { applicant } from './applicant.ts'
import { guardOwn } from './facts.ts'
import { faultsIn, keepSection, sealed } from './form.store.ts'
import { changeDeclaration } from './guard.ts'
import { declarationSeen } from './seen.store.ts'

/**
 * Keeps one section, as the form does by itself while one types: no step, no row of the log. `version` is the section's
 * as it was loaded (0: never kept); an older one is refused as `stale`, so two tabs do not overwrite each other. While
 * the committee waits for corrections only the sections it named change (`declare.correct_only`). The answer tells all
 * that is wrong with the whole form now.
 */
export async function saveSection(ctx: Ctx, input: z.output<typeof declareApi.saveSection.input>) {
  const { commandId, id, section, version, content } = input
  const saved = await changeDeclaration(ctx, 'declare.saveSection', { commandId, id }, async (tx, row) => {
    if (!FILLED[row.kind].includes(section)) refuse('declare.section_unknown')
    await guardOwn(ctx, tx, row, 'save')
    const named = row.returnPoints?.some((point) => point.section === section)
    if (row.state === 'correcting' && !named) refuse('declare.correct_only', { section })
    const [now] = await tx
      .select({ version: declarationSections.version })
      .from(declarationSections)
      .where(and(eq(declarationSections.declarationId, id), eq(declarationSections.section, section)))
    if ((now?.version ?? 0) !== version) refuse('stale')
    const own = sealed(ctx.app, section, kept(section, content))
    await keepSection(tx, id, section, { content: own, at: ctx.now, version: version + 1 })
    return { version: version + 1, at: +ctx.now }
  })
  const q = ctx.db.read
  const row = await declarationSeen(ctx, q, id)
  return { ...saved, faults: await faultsIn(ctx.app, q, row, await applicant(ctx, q), ctx.now) }
}
