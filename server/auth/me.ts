import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { accounts } from '../../db/schema/account.ts'
import { settings as platformSettings } from '../../db/schema/audit.ts'
import { DEFAULT_PLATFORM, WARNING_MS } from '../../shared/auth/session.rules.ts'
import { rightsOf, standstill } from '../../shared/permission.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { expiryOfPassword, settingsOf } from './policy.ts'
import type { Held } from './session-store.ts'

/** Key of the platform's name among the settings. */
const PLATFORM_SETTING = 'platform.name'

/** The platform's name as the office set it. */
export async function platformName(db: Db): Promise<string> {
  const [row] = await db.read
    .select()
    .from(platformSettings)
    .where(eq(platformSettings.key, PLATFORM_SETTING))
  return typeof row?.value === 'string' ? row.value : DEFAULT_PLATFORM
}

/** The session of this request as memory holds it. */
export async function heldOf(ctx: Ctx, id: string | null, use = false): Promise<Held> {
  const checked = id ? await ctx.app.sessions.check(id, use) : null
  return checked?.held && !checked.problem ? checked.held : refuse('auth.required')
}

/** Both ends of a session beside the server's own time, for clocks that go wrong. */
export const expiryOf = (ctx: Ctx, held: Held) => ({
  serverTime: +ctx.app.clock(),
  idleAt: held.idleAt,
  endsAt: held.endsAt,
  warnMs: WARNING_MS,
})

/** Answer of `auth.me`, also given after a login. */
export async function meOf(ctx: Ctx, held: Held) {
  const { sessionId: _secret, mustChange, mustEnrol, ...actor } = held.actor
  const [account] = await ctx.db.read.select().from(accounts).where(eq(accounts.id, actor.accountId))
  if (!account) return refuse('auth.required')
  const settings = await settingsOf(ctx.db.read, account)
  const stop = standstill(held.actor)
  return {
    actor,
    portal: held.portal,
    rights: [...rightsOf(held.actor)],
    mustChange,
    mustEnrol,
    standstill: stop && { code: stop.code },
    policy: settings['password.policy'],
    passwordExpiresAt: expiryOfPassword(account, settings),
    platform: await platformName(ctx.db),
    session: expiryOf(ctx, held),
  }
}
