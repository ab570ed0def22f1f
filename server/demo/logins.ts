import { and, eq, ne } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import type { App } from '../app.ts'
import { log } from '../audit/log.ts'
import { actorsAt, contextOf } from './act.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { DEMO_ACCOUNTS } from './offices.ts'

const HOUR = 3_600_000

/** Hours since then. Who is stopped had been here before that. */
function since(chance: Chance, stopped: boolean): number {
  if (stopped) return (9 + 20 * chance.next()) * 24
  return 1 + (chance.maybe(0.7) ? 70 : 700) * chance.next()
}

/**
 * When the staff signed in last: most of them within the last days, some weeks ago, a few not yet; whoever still has
 * a first password never. Written oldest first, as the log would stand.
 */
export async function makeLogins(app: App): Promise<void> {
  const chance = chanceFrom(4400)
  const now = +app.clock()
  const staff = await actorsAt(
    app,
    and(eq(accounts.kind, 'staff'), eq(accounts.mustChange, false), ne(accounts.passwordHash, ''))!,
  )
  const disabled = await app.db.read
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.disabled, true))
  const out = new Set(disabled.map(({ id }) => id))
  const tour = new Set(DEMO_ACCOUNTS.map(({ login }) => login))
  const logins = staff
    .filter(({ login, accountId }) => chance.maybe(0.55) || tour.has(login) || out.has(accountId))
    .map((actor) => ({
      actor,
      at: new Date(now - since(chance, out.has(actor.accountId)) * HOUR),
      address: `10.41.${chance.between(1, 18)}.${chance.between(10, 240)}`,
    }))
    .toSorted((a, b) => +a.at - +b.at)
  await app.db.write('demo', async (tx) => {
    for (const { actor, at, address } of logins)
      await log(tx, { ...contextOf(app, actor, at), address }, 'auth.login', `account:${actor.accountId}`, {
        details: { portal: 'manage' },
      })
  })
}
