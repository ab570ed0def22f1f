import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { EndCause } from '../../shared/declare/declaration.ts'
import type { DeclarationStep } from '../../shared/declare/declare.workflow.ts'
import type { MessageKind, MessageParams } from '../../shared/message/message.ts'
import type { App } from '../app.ts'
import type { Declaration } from '../declare/declare.store.ts'
import { tellDeclaration } from '../declare/guard.ts'
import { timeId } from '../ids.ts'
import { giveBack } from './decide.ts'
import { reached, tellPerson } from './told.ts'

/** Files one unit of work ends: others get their turn in between, a live vote above all. */
export const PART = 100

/** Who acts when the system does. */
export const system = (app: App, requestId: string) => {
  const now = app.clock()
  return { app, db: app.db, actor: null, now, newId: () => timeId(now), address: '', requestId }
}
export type System = ReturnType<typeof system>

export interface End {
  to: 'late' | 'failed'
  cause: EndCause
  step: DeclarationStep
  action: AuditAction
  /** What the applicant is told. */
  message: (row: Declaration) => [MessageKind, MessageParams]
}

/**
 * Ends these files without anybody's decision, each at most once: one that somebody has moved meanwhile is left as it
 * is now. All rows first, then places, then messages and the log, so that two units never wait for each other.
 */
export async function endFiles(tx: Tx, who: System, rows: readonly Declaration[], end: End): Promise<number> {
  const ended: Declaration[] = []
  for (const row of rows) {
    const done = await tx
      .update(declarations)
      .set({ state: end.to, endedAt: who.now, endCause: end.cause, version: row.version + 1 })
      .where(and(eq(declarations.id, row.id), eq(declarations.version, row.version)))
      .returning({ id: declarations.id })
    if (done.length) ended.push(row)
  }
  for (const row of ended) await giveBack(tx, row, who.now)
  for (const row of ended) await tellPerson(tx, who, row, ...end.message(row))
  for (const row of ended)
    await tellDeclaration(who, tx, row, [end.step, end.action], { to: end.to, desks: reached(row) })
  return ended.length
}
