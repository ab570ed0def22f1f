import type { Portal } from '../../shared/actor.ts'
import type { authApi } from '../../shared/auth/auth.api.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { changePassword } from './change-password.ts'
import { endSession, endSessions } from './end-sessions.ts'
import { signIn } from './login.ts'
import { loginHistory } from './login-history.ts'
import { expiryOf, heldOf, meOf, platformName } from './me.ts'
import { beginSecondFactor, confirmSecondFactor, dropSecondFactor, secondFactorOf } from './second-factor.ts'

const me = (ctx: Ctx) => ctx.actor ?? refuse('auth.required')

export const authHandlers: HandlersOf<typeof authApi> = {
  entrance: async (ctx, { portal }) => ({ portal, platform: await platformName(ctx.db) }),
  login: signIn,
  me: async (ctx) => meOf(ctx, await heldOf(ctx, me(ctx).sessionId)),
  extend: async (ctx) => expiryOf(ctx, await heldOf(ctx, me(ctx).sessionId, true)),

  async logout(ctx) {
    const { accountId, sessionId } = me(ctx)
    await ctx.db.write('sessions', async (tx) => {
      await endSession(ctx.app, tx, sessionId, 'logout')
      await log(tx, ctx, 'auth.logout', `account:${accountId}`)
    })
    ctx.cookies.push(ctx.app.lucia.blankCookie())
    return { done: true }
  },

  async logoutEverywhere(ctx) {
    const { accountId } = me(ctx)
    const ended = await ctx.db.write('sessions', async (tx) => {
      const sessions = await endSessions(ctx.app, tx, [accountId], 'everywhere')
      await log(tx, ctx, 'auth.logout_everywhere', `account:${accountId}`, { details: { sessions } })
      return sessions
    })
    ctx.cookies.push(ctx.app.lucia.blankCookie())
    return { ended }
  },

  changePassword: (ctx, input) => changePassword(ctx, me(ctx), input),

  async sessions(ctx) {
    const { accountId, sessionId } = me(ctx)
    const rows = await ctx.app.sessions.alive([accountId])
    return {
      sessions: rows
        .toSorted((a, b) => +b.lastSeenAt - +a.lastSeenAt)
        .map((row) => ({
          id: row.id,
          portal: row.portal as Portal,
          createdAt: +row.createdAt,
          lastSeenAt: +row.lastSeenAt,
          address: row.address,
          agent: row.agent,
          current: row.id === sessionId,
        })),
    }
  },

  async endSession(ctx, { id }) {
    const { accountId } = me(ctx)
    const mine = await ctx.app.sessions.alive([accountId])
    if (!mine.some((row) => row.id === id)) refuse('not_found')
    await ctx.db.write('sessions', async (tx) => {
      await endSession(ctx.app, tx, id, 'ended_by_owner')
      await log(tx, ctx, 'auth.session_ended', `account:${accountId}`)
    })
    return { done: true }
  },

  history: (ctx) => loginHistory(ctx, me(ctx).accountId),
  secondFactor: (ctx) => secondFactorOf(ctx, me(ctx)),
  beginSecondFactor: (ctx, { password }) => beginSecondFactor(ctx, me(ctx), password),
  confirmSecondFactor: (ctx, { code }) => confirmSecondFactor(ctx, me(ctx), code),
  dropSecondFactor: (ctx, { password }) => dropSecondFactor(ctx, me(ctx), password),
}
