import { eq } from 'drizzle-orm'
import {
  declarationEditions,
  declarationSections,
  declarations,
  sectionPasses,
} from '../../db/schema/declare.ts'
import { attachments, steps } from '../../db/schema/history.ts'
import { messages } from '../../db/schema/message.ts'
import { planLines, plans, quotas, quotaUses } from '../../db/schema/plan.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import type { Made } from './declarations.ts'
import { saveHistory } from './history.ts'
import { lettersOf } from './letters.ts'
import type { MassPlan } from './mass-plans.ts'
import { inChunks } from './offices.ts'

/** Saves plans with their quotas, declarations with all that belongs to them, and what they take of the quotas. */
export async function saveDeclarations(
  app: App,
  passed: readonly MassPlan[],
  made: readonly Made[],
): Promise<void> {
  const all = made.map(({ rows }) => rows)
  await app.db.write('demo', async (tx) => {
    await inChunks(
      passed.map(({ plan }) => plan),
      (rows) => tx.insert(plans).values(rows),
    )
    await inChunks(
      passed.flatMap(({ lines }) => lines),
      (rows) => tx.insert(planLines).values(rows),
    )
    await inChunks(
      passed.flatMap((each) => each.quotas),
      (rows) => tx.insert(quotas).values(rows),
    )
    await saveHistory(
      tx,
      passed.flatMap(({ history }) => history),
    )
    await inChunks(
      all.map(({ declaration }) => declaration),
      (rows) => tx.insert(declarations).values(rows),
    )
    await inChunks(
      all.flatMap(({ sections }) => sections),
      (rows) => tx.insert(declarationSections).values(rows),
    )
    await inChunks(
      all.flatMap(({ editions }) => editions),
      (rows) => tx.insert(declarationEditions).values(rows),
    )
    await inChunks(
      all.flatMap(({ passes }) => passes),
      (rows) => tx.insert(sectionPasses).values(rows),
    )
    await inChunks(
      all.flatMap((each) => each.steps),
      (rows) => tx.insert(steps).values(rows),
    )
    await inChunks(
      all.flatMap(({ files }) => files),
      (rows) => tx.insert(attachments).values(rows),
    )
    const uses = made.flatMap(({ case_, use }) =>
      use ? [{ id: timeId(use.at), declarationId: case_.id, ...use }] : [],
    )
    await inChunks(uses, (rows) => tx.insert(quotaUses).values(rows))
    await inChunks(lettersOf(made), (rows) => tx.insert(messages).values(rows))
    const held = Map.groupBy(
      uses.filter(({ releasedAt }) => releasedAt === null),
      ({ quotaId }) => quotaId,
    )
    for (const [quotaId, taken] of held)
      await tx.update(quotas).set({ used: taken.length }).where(eq(quotas.id, quotaId))
  })
}
