import { and, eq, max, ne } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { steps } from '../../db/schema/history.ts'
import type { App } from '../app.ts'
import { log } from '../audit/log.ts'
import { actorsAt, contextOf } from './act.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { DEMO_ACCOUNTS } from './offices.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Hours since then. Who is stopped had been here before that. */
function since(chance: Chance, stopped: boolean): number {
  if (stopped) return (9 + 20 * chance.next()) * 24
  return 1 + (chance.maybe(0.7) ? 70 : 700) * chance.next()
}

/**
 * When everybody signed in last: of the staff most within the last days, some weeks ago, a few not yet; applicants
 * for the last thing they did with their files; whoever still has a first password never. Written oldest first, as
 * the log would stand.
 */
export async function makeLogins(app: App): Promise<void> {
  const chance = chanceFrom(4400)
  const now = +app.clock()
  const started = (kind: 'staff' | 'applicant') =>
    actorsAt(
      app,
      and(eq(accounts.kind, kind), eq(accounts.mustChange, false), ne(accounts.passwordHash, ''))!,
    )
  const disabled = await app.db.read
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.disabled, true))
  const out = new Set(disabled.map(({ id }) => id))
  const tour = new Set(DEMO_ACCOUNTS.map(({ login }) => login))
  const address = () => `10.41.${chance.between(1, 18)}.${chance.between(10, 240)}`
  const ofStaff = (await started('staff'))
    .filter(({ login, accountId }) => chance.maybe(0.55) || tour.has(login) || out.has(accountId))
    .map((actor) => ({
      actor,
      at: new Date(now - since(chance, out.has(actor.accountId)) * HOUR),
      ...{ address: address(), portal: 'manage' },
    }))
  const acts = await lastActs(app)
  const ofApplicants = (await started('applicant')).flatMap((actor) => {
    const act = acts.get(actor.accountId)
    const at = act && new Date(+act - (5 + 80 * chance.next()) * MINUTE)
    return at ? [{ actor, at, address: address(), portal: 'declare' }] : []
  })
  const logins = [...ofStaff, ...ofApplicants].toSorted((a, b) => +a.at - +b.at)
  await app.db.write('demo', async (tx) => {
    for (const { actor, at, address, portal } of logins)
      await log(tx, { ...contextOf(app, actor, at), address }, 'auth.login', `account:${actor.accountId}`, {
        details: { portal },
      })
  })
}

/** When each account last did something with a declaration. */
async function lastActs({ db }: App): Promise<ReadonlyMap<string | null, Date | null>> {
  const rows = await db.read
    .select({ actorId: steps.actorId, at: max(steps.at) })
    .from(steps)
    .where(eq(steps.kind, 'declaration'))
    .groupBy(steps.actorId)
  return new Map(rows.map(({ actorId, at }) => [actorId, at]))
}
