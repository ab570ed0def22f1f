import { eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { refuse } from '../../shared/problem.ts'
import { firstPasswordOf } from '../auth/credentials.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { firstPasswordsAt, newFirst, resetPassword } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { lastLogins } from '../staff/staff.store.ts'
import { act, record } from './change.ts'
import type { Committee } from './committee.store.ts'
import { committeeSeen } from './visible.ts'

type Account = typeof accounts.$inferSelect

/** The account of a committee (评委会管理员). */
export async function accountOf(q: Read, committeeId: string): Promise<Account> {
  const [account] = await q
    .select()
    .from(accounts)
    .where(eq(accounts.committeeId, committeeId))
    .orderBy(accounts.createdAt, accounts.id)
    .limit(1)
  return account ?? refuse('not_found')
}

/** `pwh410100-05`: told from the code, and with a number behind it where somebody has just that. */
async function freeLogin(q: Read, code: string): Promise<string> {
  const wanted = `pwh${code.toLowerCase().replace(/[^a-z0-9-]/g, '')}`
  let login = wanted
  for (let n = 2; await q.$count(accounts, eq(accounts.login, login)); n++) login = `${wanted}-${n}`
  return login
}

/** Makes the account of a new committee (M-7.1.3): it belongs to the office and has no duty of its staff. */
export async function makeAccount(ctx: Ctx, tx: Tx, committee: Committee): Promise<void> {
  await tx.insert(accounts).values({
    id: ctx.newId(),
    login: await freeLogin(tx, committee.code),
    kind: 'staff',
    name: committee.name,
    orgId: committee.orgId,
    duties: [],
    committeeId: committee.id,
    createdAt: ctx.now,
    ...newFirst(ctx, await firstPasswordsAt(tx, committee.orgPath)),
  })
}

/** Keeps it with its committee: name, office, and stopped with it. */
export async function followAccount(
  ctx: Ctx,
  tx: Tx,
  { id, name, orgId, state }: Pick<Committee, 'id' | 'name' | 'orgId' | 'state'>,
): Promise<void> {
  const account = await accountOf(tx, id)
  const disabled = state === 'stopped'
  await tx
    .update(accounts)
    .set({ name, orgId, disabled, version: account.version + 1 })
    .where(eq(accounts.id, account.id))
  if (disabled) await endSessions(ctx.app, tx, [account.id], 'disabled')
  tx.afterCommit(() => ctx.app.sessions.forgetAccount(account.id))
}

/** Login and first password, as long as it is in force. */
export async function slipOf(ctx: Ctx, committeeId: string) {
  const account = await accountOf(ctx.db.read, committeeId)
  return { login: account.login, password: firstPasswordOf(ctx.app, account) }
}

/** 查看 (M-7.1.3). */
export async function adminOf(ctx: Ctx, { id }: { id: string }) {
  const q = ctx.db.read
  const account = await accountOf(q, (await committeeSeen(ctx, q, id)).id)
  const last = await lastLogins(q, [account.id])
  return {
    login: account.login,
    lastAt: last.get(account.id) ?? null,
    mustChange: account.mustChange,
    locked: account.lockedUntil !== null && account.lockedUntil > ctx.now,
  }
}

/**
 * A new first password, told this once: the old one, every session, a lock and a second factor are gone, for nobody
 * but the office stands beside this account.
 */
export async function resetAdmin(ctx: Ctx, input: { commandId: string; id: string }) {
  const done = await act(ctx, 'resetAdmin', input, async (tx, committee) => {
    const account = await accountOf(tx, committee.id)
    await resetPassword(ctx, tx, account, { orgId: committee.orgId, path: committee.orgPath })
    await record(tx, ctx, committee, { action: 'resetAdmin', audit: 'committee.admin_reset' })
    return { id: committee.id }
  })
  return slipOf(ctx, done.id)
}
