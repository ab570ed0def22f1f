import { and, desc, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { declarations } from '../../db/schema/declare.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { empty, slotOf } from '../../shared/declare/form.ts'
import { isBlank } from '../../shared/declare/kept.ts'
import { FILLED } from '../../shared/declare/sections.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { personIdOf } from './applicant.ts'
import { filesOf, fileView } from './declare.store.ts'
import { ownContents } from './form.store.ts'
import { declarationSeen } from './seen.store.ts'

/** 业绩档案: what this section could take over from the applicant's other files of any year and kind, newest first. */
export async function reusable(ctx: Ctx, { id, section }: z.output<typeof declareApi.reusable.input>) {
  const q = ctx.db.read
  const row = await declarationSeen(ctx, q, id)
  if (!FILLED[row.kind].includes(section)) refuse('declare.section_unknown')
  const others = await q
    .select({ id: declarations.id, year: declarations.year, kind: declarations.kind })
    .from(declarations)
    .where(and(eq(declarations.personId, personIdOf(ctx)), ne(declarations.id, id)))
    .orderBy(desc(declarations.at), desc(declarations.id))
  const sources = await Promise.all(
    others.map(async (other) => {
      const content = (await ownContents(ctx.app, q, other.id))[section] ?? empty()
      const files = (await filesOf(q, other.id)).filter(({ slot }) => slotOf(slot)?.section === section)
      return { ...other, content, files: files.map(fileView) }
    }),
  )
  return { sources: sources.filter(({ content, files }) => !isBlank(content) || files.length > 0) }
}
