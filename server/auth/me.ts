import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { settings } from '../../db/schema/audit.ts'
import { DEFAULT_PLATFORM, WARNING_MS } from '../../shared/auth/session.rules.ts'
import { rightsOf, standstill } from '../../shared/permission.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { settingsAt } from '../setting/setting.store.ts'
import type { Held } from './session-store.ts'

/** Key of the platform's name among the settings. */
const PLATFORM_SETTING = 'platform.name'

/** The platform's name as the office set it. */
export async function platformName(db: Db): Promise<string> {
  const [row] = await db.read.select().from(settings).where(eq(settings.key, PLATFORM_SETTING))
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
  const settings = await settingsAt(ctx.db.read, actor.orgPath ?? '')
  const stop = standstill(held.actor)
  return {
    actor,
    portal: held.portal,
    rights: [...rightsOf(held.actor)],
    mustChange,
    mustEnrol,
    standstill: stop && { code: stop.code },
    policy: settings['password.policy'],
    passwordExpiresAt: null,
    platform: await platformName(ctx.db),
    session: expiryOf(ctx, held),
  }
}
