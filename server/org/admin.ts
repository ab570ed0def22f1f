import { and, eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { isMail, isPhone } from '../../shared/contact.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { Settings } from '../../shared/setting/setting.ts'
import { firstPasswordOf } from '../auth/credentials.ts'
import { newFirst, resetPassword } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { isOwnStaff, nodeOf, type Org } from '../scope.ts'
import { record } from './change.ts'
import { refusalOf } from './guards.ts'
import { sightOf } from './sight.ts'

type Account = typeof accounts.$inferSelect

/** The administrators of an organisation, the first made first. */
export async function adminsOf(q: Read, orgId: string): Promise<Account[]> {
  const members = await q
    .select()
    .from(accounts)
    .where(and(eq(accounts.orgId, orgId), isOwnStaff()))
    .orderBy(accounts.createdAt, accounts.id)
  return members.filter(({ duties }) => duties.includes('admin'))
}

/** A number or address that was given is checked; none is none. */
export function checkContact(phone: string, mail = '', where = 'phone'): void {
  if (phone && !isPhone(phone)) refuse('field.phone', { where })
  if (mail && !isMail(mail)) refuse('field.mail', { where: 'mail' })
}

/** `u410302015`: told from the code, and with a number behind it where a staff member has chosen just that. */
export async function freeLogin(q: Read, code: string): Promise<string> {
  const wanted = loginOf(code)
  let login = wanted
  for (let n = 2; await q.$count(accounts, eq(accounts.login, login)); n++) login = `${wanted}-${n}`
  return login
}
export const loginOf = (code: string): string => `u${code.toLowerCase()}`

/** The administrator's account of a new organisation (M-1.3). */
export const newAdmin = (
  ctx: Ctx,
  orgId: string,
  { adminName, adminPhone }: { adminName: string; adminPhone: string },
  { login, first }: { login: string; first: Settings['password.first'] },
): typeof accounts.$inferInsert => ({
  id: ctx.newId(),
  login,
  kind: 'staff',
  name: adminName || '管理员',
  orgId,
  duties: ['admin'],
  phone: adminPhone,
  createdAt: ctx.now,
  ...newFirst(ctx, first),
})

/**
 * Login and first password of an account, read from its sealed slip: the answer of a command is kept, a password
 * is not. Empty once the person has chosen his own; and no more told to whom the organisation has been taken from,
 * who may well send his old command again.
 */
export async function credentialsOf(ctx: Ctx, accountId: string) {
  const [account] = await ctx.db.read.select().from(accounts).where(eq(accounts.id, accountId))
  if (!account?.orgId) return refuse('not_found')
  await nodeOf(ctx, ctx.db.read, account.orgId)
  return { login: account.login, password: firstPasswordOf(ctx.app, account) }
}

interface OfAdmin {
  commandId: string
  id: string
  accountId: string
}

/** What a superior does to an administrator's account; anybody else's account is not there. */
const onAdmin = <T>(
  ctx: Ctx,
  action: 'editAdmin' | 'resetAdmin',
  input: OfAdmin,
  work: (tx: Tx, org: Org, account: Account) => Promise<T>,
): Promise<T> =>
  ctx.db.write(`staff:${input.id}`, (tx) =>
    once(ctx, tx, input.commandId, `org.${action}`, async () => {
      const org = await nodeOf(ctx, tx, input.id)
      refuseIf(refusalOf(action, await sightOf(ctx, tx, org)))
      const account = (await adminsOf(tx, org.id)).find(({ id }) => id === input.accountId)
      return work(tx, org, account ?? refuse('not_found'))
    }),
  )

/** 编辑信息 (M-1.12). */
export const editAdmin = (ctx: Ctx, input: OfAdmin & { name: string; phone: string; mail: string }) => {
  const { name, phone, mail } = input
  checkContact(phone, mail)
  return onAdmin(ctx, 'editAdmin', input, async (tx, org, account) => {
    await tx
      .update(accounts)
      .set({ name, phone, mail, version: account.version + 1 })
      .where(eq(accounts.id, account.id))
    await record(tx, ctx, org, { action: 'editAdmin', audit: 'org.admin_edited' })
    tx.afterCommit(() => ctx.app.sessions.forgetAccount(account.id))
    return {}
  })
}

/**
 * 初始化密码 (M-1.13, M-1.14). A second factor goes too: the only administrator of a unit who has lost his telephone
 * has nobody else to turn to. The new password is read back for the account of the kept answer: a command sent again with another tells nobody's.
 */
export async function resetAdmin(ctx: Ctx, input: OfAdmin) {
  const done = await onAdmin(ctx, 'resetAdmin', input, async (tx, org, account) => {
    await resetPassword(ctx, tx, account, { orgId: org.id, path: org.path })
    await record(tx, ctx, org, { action: 'resetAdmin', audit: 'org.admin_reset' })
    return { accountId: account.id }
  })
  return credentialsOf(ctx, done.accountId)
}
