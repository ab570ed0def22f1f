import { and, eq } from 'drizzle-orm'
import { openDb } from '../db/open.ts'
import { accounts, sessions } from '../db/schema/account.ts'
import { log } from './audit/log.ts'
import { newPassword } from './auth/credentials.ts'
import { openPasswords } from './auth/password.ts'
import { readConfig } from './config.ts'
import { fail, say } from './say.ts'
import { detailOf } from './start-fault.ts'

/**
 * `npm run reset-password -- <login>`: gives a standing account a new first password, printed once and to be changed
 * at the next login, and ends its sessions. While a server runs it is refused: that server remembers sessions.
 * Experts' passwords are the office's to reset, in the browser.
 */
async function reset(login: string | undefined): Promise<void> {
  if (!login) return fail('reset.usage')
  const config = readConfig(process.env)
  const [passwords, db] = await Promise.all([openPasswords(config), openDb(config.databaseUrl)])
  try {
    const password = newPassword()
    const passwordHash = await passwords.hash(password)
    const now = new Date()
    const found = await db.write('reset', async (tx) => {
      const [account] = await tx
        .update(accounts)
        .set({
          ...{ passwordHash, mustChange: true, failedCount: 0, lockedUntil: null },
          // Whoever is locked out at the top has nobody above him to take a lost phone off the account.
          ...{ slipSealed: null, secondSealed: null, secondSince: null, recovery: null },
        })
        .where(and(eq(accounts.login, login.normalize('NFKC').toLowerCase()), eq(accounts.kind, 'staff')))
        .returning({ id: accounts.id, name: accounts.name })
      if (!account) return null
      await tx
        .update(sessions)
        .set({ endedAt: now, endedWhy: 'reset' })
        .where(eq(sessions.accountId, account.id))
      const who = { db, actor: null, now, address: 'console', requestId: 'console' }
      await log(tx, who, 'account.reset', `account:${account.id}`)
      return account
    })
    if (!found) return fail('reset.unknown', { login })
    say('reset.done', { login, name: found.name, password })
  } finally {
    await db.close()
  }
}

await reset(process.argv[2]).catch((error: Error) => fail('reset.failed', { detail: detailOf(error) }))
