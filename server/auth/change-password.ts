import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts, passwordHistory } from '../../db/schema/account.ts'
import type { Actor } from '../../shared/actor.ts'
import { brokenRule, passwordRules, ruleParams } from '../../shared/auth/password.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { SETTING_RANGES } from '../../shared/setting/setting.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { passwordFits } from './credentials.ts'
import { endSession, endSessions } from './end-sessions.ts'
import { entered, openSession } from './login.ts'
import { heldOf } from './me.ts'
import { withOwnPassword } from './own-password.ts'
import { idleMsOf, namesOf, STANDING_KINDS, settingsOf } from './policy.ts'

/** The longest history an office can ask for. */
const MOST_HISTORY = SETTING_RANGES['password.history'][1]

/**
 * Changes the own password: every other session ends, this one goes on under a new secret (M-0.3, M-0.4).
 */
export async function changePassword(ctx: Ctx, actor: Actor, input: { current: string; next: string }) {
  const { app, db } = ctx
  const held = await heldOf(ctx, actor.sessionId)
  const account = await withOwnPassword(ctx, actor, input.current)
  const settings = await settingsOf(db.read, account)
  const policy = settings['password.policy']
  const names = await namesOf(app, db.read, account)
  const broken =
    brokenRule(passwordRules(input.next, policy, names)) ??
    brokenRule(
      passwordRules(input.next, policy, names, await isOld(ctx, account, input.next, policy.history)),
    )
  if (broken) refuse(`password.${broken}`, ruleParams(broken, policy))
  const hash = await app.passwords.hash(input.next)
  // A first password is sealed, not hashed: it becomes an earlier one like any other.
  const before = account.passwordHash || (await app.passwords.hash(input.current))
  const secret = await db.write('sessions', async (tx) => {
    const [changed] = await tx
      .update(accounts)
      .set({
        passwordHash: hash,
        mustChange: false,
        passwordChangedAt: ctx.now,
        version: account.version + 1,
        // A slip of a meeting stays to be printed again; a standing account's first password has done its work.
        ...(STANDING_KINDS.includes(account.kind) && { slipSealed: null }),
      })
      .where(and(eq(accounts.id, account.id), eq(accounts.version, account.version)))
      .returning({ id: accounts.id })
    if (!changed) refuse('stale')
    await remember(tx, account.id, before, ctx.now)
    await endSession(app, tx, actor.sessionId, 'rotated')
    const sessions = await endSessions(app, tx, [account.id], 'password')
    await log(tx, ctx, 'auth.password_changed', `account:${account.id}`, { details: { sessions } })
    return openSession(ctx, tx, account, held.portal, idleMsOf(account.kind, settings))
  })
  return entered(ctx, secret)
}

/** Whether it is the present password or one of the last ones. */
async function isOld(
  ctx: Ctx,
  account: typeof accounts.$inferSelect,
  password: string,
  history: number,
): Promise<boolean> {
  const earlier = await ctx.db.read
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.accountId, account.id))
    .orderBy(desc(passwordHistory.at))
    .limit(history - 1)
  if (await passwordFits(ctx.app, account, password)) return true
  for (const { hash } of earlier) if (await ctx.app.passwords.fits(hash, password)) return true
  return false
}

/** Keeps the hash that was just replaced, and no more than any office's rule may need. */
async function remember(tx: Tx, accountId: string, hash: string, at: Date): Promise<void> {
  await tx.insert(passwordHistory).values({ accountId, hash, at }).onConflictDoNothing()
  const kept = await tx
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.accountId, accountId))
    .orderBy(desc(passwordHistory.at))
    .limit(MOST_HISTORY)
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
