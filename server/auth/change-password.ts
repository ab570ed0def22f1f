import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts, passwordHistory } from '../../db/schema/account.ts'
import type { Actor } from '../../shared/actor.ts'
import { brokenRule, PASSWORD_HISTORY, passwordRules, RULE_PARAMS } from '../../shared/auth/password.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { passwordFits } from './credentials.ts'
import { endSession, endSessions } from './end-sessions.ts'
import { entered, openSession } from './login.ts'
import { heldOf } from './me.ts'

/**
 * Changes the own password: every other session ends, this one goes on under a new secret (M-0.3, M-0.4).
 * A wrong current password counts as a failed login, or an open tablet would be a place to guess.
 */
export async function changePassword(ctx: Ctx, actor: Actor, input: { current: string; next: string }) {
  const { app, db } = ctx
  const held = await heldOf(ctx, actor.sessionId)
  const [account] = await db.read.select().from(accounts).where(eq(accounts.id, actor.accountId))
  if (!account) return refuse('auth.required')
  const blocked = app.limits.beforeLogin(account.login, ctx.address, account.lockedUntil)
  if (blocked) refuse(blocked.code, blocked.params)
  if (!(await passwordFits(app, account, input.current))) {
    app.limits.failed(account.login, ctx.address)
    refuse('password.wrong')
  }
  const broken =
    brokenRule(passwordRules(input.next, account.login)) ??
    brokenRule(passwordRules(input.next, account.login, await isOld(ctx, account, input.next)))
  if (broken) refuse(`password.${broken}`, RULE_PARAMS[broken])
  const hash = await app.passwords.hash(input.next)
  const secret = await db.write('sessions', async (tx) => {
    const [changed] = await tx
      .update(accounts)
      .set({
        passwordHash: hash,
        mustChange: false,
        passwordChangedAt: ctx.now,
        version: account.version + 1,
      })
      .where(and(eq(accounts.id, account.id), eq(accounts.version, account.version)))
      .returning({ id: accounts.id })
    if (!changed) refuse('stale')
    if (account.passwordHash) await remember(tx, account.id, account.passwordHash, ctx.now)
    await endSession(app, tx, actor.sessionId, 'rotated')
    const sessions = await endSessions(app, tx, [account.id], 'password')
    await log(tx, ctx, 'auth.password_changed', `account:${account.id}`, { details: { sessions } })
    return openSession(ctx, tx, account, held.portal)
  })
  return entered(ctx, secret)
}

/** Whether it is the present password or one of the last ones. */
async function isOld(ctx: Ctx, account: typeof accounts.$inferSelect, password: string): Promise<boolean> {
  const earlier = await ctx.db.read
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.accountId, account.id))
    .orderBy(desc(passwordHistory.at))
    .limit(PASSWORD_HISTORY - 1)
  if (await passwordFits(ctx.app, account, password)) return true
  for (const { hash } of earlier) if (await ctx.app.passwords.fits(hash, password)) return true
  return false
}

/** Keeps the hash that was just replaced, and no more than the rule needs. */
async function remember(tx: Tx, accountId: string, hash: string, at: Date): Promise<void> {
  await tx.insert(passwordHistory).values({ accountId, hash, at }).onConflictDoNothing()
  const kept = await tx
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.accountId, accountId))
    .orderBy(desc(passwordHistory.at))
    .limit(PASSWORD_HISTORY)
  await tx.delete(passwordHistory).where(
    and(
      eq(passwordHistory.accountId, accountId),
      notInArray(
        passwordHistory.hash,
        kept.map((row) => row.hash),
      ),
    ),
  )
}
