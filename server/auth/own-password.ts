import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import type { Actor } from '../../shared/actor.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { passwordFits } from './credentials.ts'
import { writeFailure } from './failed.ts'

/**
 * The own account, once its owner has shown again that he knows the password. A wrong one counts as a failed login,
 * or an open tablet would be a place to guess, and the owner reads of it in his login history.
 */
export async function withOwnPassword(ctx: Ctx, actor: Actor, password: string) {
  const { app, db } = ctx
  const [account] = await db.read.select().from(accounts).where(eq(accounts.id, actor.accountId))
  if (!account) return refuse('auth.required')
  refuseIf(app.limits.beforeLogin(account.login, ctx.address, account.lockedUntil))
  if (await passwordFits(app, account, password)) return account
  await writeFailure(ctx, account, account.login, 'own_password')
  return refuse('password.wrong')
}
