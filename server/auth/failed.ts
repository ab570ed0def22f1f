import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'

/**
 * Counts and writes down a wrong password, code or own password, and locks the login when it was one too many. One
 * write whether the login exists or not: the time it takes tells nothing.
 */
export async function writeFailure(
  ctx: Ctx,
  account: typeof accounts.$inferSelect | null,
  login: string,
  why?: 'second' | 'own_password',
): Promise<void> {
  const locked = ctx.app.limits.failed(login, ctx.address)
  await ctx.db.write('sessions', async (tx) => {
    const subject = account ? `account:${account.id}` : 'account:unknown'
    const own = account?.orgId ? { orgId: account.orgId } : {}
    await log(tx, ctx, locked ? 'auth.locked' : 'auth.login_failed', subject, {
      details: why ? { why } : {},
      ...own,
    })
    await tx
      .update(accounts)
      .set({ failedCount: (account?.failedCount ?? 0) + 1, lockedUntil: locked })
      .where(eq(accounts.id, account?.id ?? ''))
  })
}
