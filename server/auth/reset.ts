import { eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts, passwordHistory } from '../../db/schema/account.ts'
import type { Settings } from '../../shared/setting/setting.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { settingAt } from '../setting/setting.store.ts'
import { FIXED_PASSWORD, firstPassword, newPassword } from './credentials.ts'
import { endSessions } from './end-sessions.ts'

/** What first passwords are at and below a place, as the offices above have set it (A10). */
export const firstPasswordsAt = (q: Read, path: string): Promise<Settings['password.first']> =>
  settingAt(q, path, 'password.first')

/** Columns of an account with a first password of this kind. */
export const newFirst = (ctx: Ctx, first: Settings['password.first']) =>
  firstPassword(ctx.app, first === 'random' ? newPassword() : FIXED_PASSWORD)

/**
 * 初始化密码 of who has only the office above to turn to (M-1.13, M-1.14): the old password is dead at once, and so
 * are every session, lock and second factor.
 */
export async function resetPassword(
  ctx: Ctx,
  tx: Tx,
  account: typeof accounts.$inferSelect,
  place: { orgId: string; path: string },
): Promise<void> {
  await tx
    .update(accounts)
    .set({
      ...newFirst(ctx, await firstPasswordsAt(tx, place.path)),
      ...{ secondSealed: null, secondSince: null, recovery: null },
      version: account.version + 1,
    })
    .where(eq(accounts.id, account.id))
  await keepOld(ctx, tx, account)
  const sessions = await endSessions(ctx.app, tx, [account.id], 'reset')
  const { orgId } = place
  await log(tx, ctx, 'account.reset', `account:${account.id}`, { details: { sessions, orgId } })
  if (account.secondSealed)
    await log(tx, ctx, 'staff.second_dropped', `account:${account.id}`, { details: { orgId } })
  tx.afterCommit(() => ctx.app.limits.clear(account.login))
}

/** What somebody had before a reset may not become his new password (M-0.4). */
export async function keepOld(
  { now }: Ctx,
  tx: Tx,
  { id, passwordHash }: Pick<typeof accounts.$inferSelect, 'id' | 'passwordHash'>,
): Promise<void> {
  if (!passwordHash) return
  await tx
    .insert(passwordHistory)
    .values({ accountId: id, hash: passwordHash, at: now })
    .onConflictDoNothing()
}
