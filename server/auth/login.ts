import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import type { Portal } from '../../shared/actor.ts'
import { ENTRANCE_KIND, normalLogin } from '../../shared/auth/session.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { loginOfApplicant, passwordFits } from './credentials.ts'
import { endSession, endSessions } from './end-sessions.ts'
import { writeFailure } from './failed.ts'
import { sessionHash } from './lucia.ts'
import { heldOf, meOf } from './me.ts'
import { expiryOfPassword, idleMsOf, settingsOf } from './policy.ts'
import { takeCode } from './second-factor.ts'
import { outsideWindow } from './window.ts'

type Account = typeof accounts.$inferSelect

interface Pair {
  portal: Portal
  login: string
  password: string
  code?: string | undefined
}

/**
 * Signs in. Unknown login, wrong password and wrong entrance get one answer after the same work, so that nobody
 * learns which it was (M-0.1, R-0.1). Whatever else stands against the account is told only after a right pair, and
 * so is the second factor. A password that has run out opens the change form only (domain 7.1).
 */
export async function signIn(ctx: Ctx, input: Pair) {
  const { app, db } = ctx
  const login = loginAt(ctx, input)
  const [account] = await db.read.select().from(accounts).where(eq(accounts.login, login))
  refuseIf(app.limits.beforeLogin(login, ctx.address, account?.lockedUntil ?? null))
  const fits = await passwordFits(app, account ?? null, input.password)
  if (!account || !fits || account.kind !== ENTRANCE_KIND[input.portal]) {
    await writeFailure(ctx, account ?? null, login)
    return refuse('auth.wrong_pair')
  }
  if (account.disabled) refuse('auth.disabled')
  const window = account.reviewId ? await app.windowOf(account.reviewId) : null
  refuseIf(outsideWindow(account.kind, window, ctx.now)?.problem ?? null)
  const code = account.secondSince ? (input.code ?? refuse('auth.second_needed')) : null
  const settings = await settingsOf(db.read, account)
  const due = expiryOfPassword(account, settings)
  const mustChange = account.mustChange || (due !== null && due <= +ctx.now)
  const secret = await db.write('sessions', async (tx) => {
    if (code !== null && !(await takeCode(ctx, tx, account.id, code))) return null
    if (ctx.sessionId) await endSession(app, tx, ctx.sessionId, 'rotated')
    // A seat has one tablet: signing in on a spare one takes over from the old.
    const taken = account.kind === 'expert' ? await endSessions(app, tx, [account.id], 'taken_over') : 0
    const by = { ...ctx, actor: personOf(account) }
    const details = { portal: input.portal, ...(taken && { sessions: taken }) }
    await log(tx, by, taken ? 'auth.taken_over' : 'auth.login', `account:${account.id}`, { details })
    if (account.failedCount || account.lockedUntil || mustChange !== account.mustChange)
      await tx
        .update(accounts)
        .set({ failedCount: 0, lockedUntil: null, mustChange })
        .where(eq(accounts.id, account.id))
    return openSession(ctx, tx, account, input.portal, idleMsOf(account.kind, settings))
  })
  if (secret === null) {
    await writeFailure(ctx, account, login, 'second')
    return refuse('auth.second_wrong')
  }
  app.limits.clear(login)
  return entered(ctx, secret)
}

/** The login as the store knows it: an applicant types the ID number, which goes no further than this line. */
const loginAt = ({ app }: Ctx, { portal, login }: Pair): string =>
  portal === 'declare' ? loginOfApplicant(app.secret, login) : normalLogin(login)

/** Stores a session of this account for the browser that asks; it ends after `idleMs` without use. */
export const openSession = (
  ctx: Ctx,
  tx: Parameters<Ctx['app']['lucia']['create']>[0],
  account: Account,
  portal: Portal,
  idleMs: number,
) => ctx.app.lucia.create(tx, account.id, { portal, idleMs, address: ctx.address, agent: ctx.agent })

/** Hands the browser its new cookie and tells it who it is. */
export async function entered(ctx: Ctx, secret: string) {
  ctx.cookies.push(ctx.app.lucia.cookie(secret))
  return meOf(ctx, await heldOf(ctx, sessionHash(secret)))
}

const personOf = (account: Account): Ctx['actor'] => ({
  accountId: account.id,
  sessionId: '',
  kind: account.kind,
  name: account.name,
  login: account.login,
  orgId: account.orgId,
  orgName: null,
  orgPath: null,
  orgKind: null,
  orgState: null,
  duties: [],
  scope: null,
  officers: false,
  reviewId: account.reviewId,
  expertId: account.expertId,
  personId: account.personId,
  committeeId: account.committeeId,
  mustEnrol: false,
  mustChange: account.mustChange,
})
