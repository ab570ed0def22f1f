import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { sessions } from '../../db/schema/account.ts'
import type { EndReason } from '../../shared/auth/session.rules.ts'
import type { App } from '../app.ts'

/** SQLite and PostgreSQL bound the number of parameters; this stays far below both. */
const CHUNK = 500

/**
 * Ends every session of these accounts inside a unit of work (a review's end or report, a reset, a disabled
 * account) and gives how many there were. After the commit memory forgets the accounts, and their sockets are told
 * `session:ended {why, at}` and cut off.
 */
export async function endSessions(
  app: App,
  tx: Tx,
  accountIds: string[],
  why: EndReason,
  options: { except?: string } = {},
): Promise<number> {
  const ended: string[] = []
  const at = app.clock()
  for (let start = 0; start < accountIds.length; start += CHUNK) {
    const rows = await tx
      .update(sessions)
      .set({ endedAt: at, endedWhy: why })
      .where(
        and(
          inArray(sessions.accountId, accountIds.slice(start, start + CHUNK)),
          isNull(sessions.endedAt),
          options.except ? ne(sessions.id, options.except) : undefined,
        ),
      )
      .returning({ id: sessions.id })
    ended.push(...rows.map((row) => row.id))
  }
  tx.afterCommit(() => {
    for (const accountId of accountIds) app.sessions.forgetAccount(accountId)
    for (const id of ended) app.tellEnded(id, why, at)
  })
  return ended.length
}

/** Ends one session; whether it was alive. */
export async function endSession(app: App, tx: Tx, id: string, why: EndReason): Promise<boolean> {
  const at = app.clock()
  const rows = await tx
    .update(sessions)
    .set({ endedAt: at, endedWhy: why })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  tx.afterCommit(() => {
    app.sessions.forgetSession(id)
    if (rows.length) app.tellEnded(id, why, at)
  })
  return rows.length > 0
}
