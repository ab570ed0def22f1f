import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts, sessions } from '../../db/schema/account.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { endSessions } from '../auth/end-sessions.ts'
import type { Ctx } from '../ctx.ts'
import { SEALED_FOR } from '../secret.ts'
import { newSecret } from './approve.ts'
import { loadPeople } from './people.ts'
import { change, type Review, visibleReview } from './scope.ts'

/** Whether the accounts of a review are of any use now or later. */
const isOver = (ctx: Ctx, review: Review): boolean =>
  review.status !== 'approved' || +ctx.now >= review.endsAt

/**
 * 查看专家登录信息 (M-5.7, M-5.8.4): only once the 负责人 has approved (M-5.13.2), every view and print logged with
 * its number of slips. A password is shown until the review ends.
 */
export async function showSlips(ctx: Ctx, input: { reviewId: string; purpose: 'view' | 'print' }) {
  const review = await visibleReview(ctx, ctx.db.read, input.reviewId)
  if (!review.approvedAt) refuse('review.not_approved')
  const rows = await ctx.db.read
    .select()
    .from(accounts)
    .where(eq(accounts.reviewId, review.id))
    .orderBy(asc(accounts.id))
  const action = input.purpose === 'print' ? 'review.slips_printed' : 'review.slips_viewed'
  // Logged before it is shown: who saw the passwords is on disk even if the answer gets lost.
  await ctx.db.write(`slips:${review.id}`, (tx) =>
    log(tx, ctx, action, `review:${review.id}`, { reviewId: review.id, details: { count: rows.length } }),
  )
  const people = await loadPeople(ctx.db.read, review.id)
  const used = await usedOf(
    ctx.db.read,
    rows.map(({ id }) => id),
  )
  const over = isOver(ctx, review)
  const slips = rows.map((account) => {
    const expert = people.experts.find(({ id }) => id === account.expertId)
    const state: 'ready' | 'used' | 'ended' = over ? 'ended' : used.has(account.id) ? 'used' : 'ready'
    return {
      accountId: account.id,
      no: expert?.no ?? 0,
      name: account.name,
      panels: people.panels
        .filter(({ id }) => people.seats.some((seat) => seat.panelId === id && seat.expertId === expert?.id))
        .map(({ name }) => name),
      kind: account.kind === 'screen' ? ('screen' as const) : ('expert' as const),
      login: account.login,
      password:
        over || !account.slipSealed ? null : ctx.app.secret.unseal(account.slipSealed, SEALED_FOR.slip),
      state,
    }
  })
  // The screen's slip comes last.
  slips.sort((a, b) => (a.kind === b.kind ? a.no - b.no : a.kind === 'screen' ? 1 : -1))
  return { title: review.title, startsAt: review.startsAt, endsAt: review.endsAt, slips }
}

async function usedOf(q: Read, accountIds: string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const rows = await q
    .selectDistinct({ accountId: sessions.accountId })
    .from(sessions)
    .where(inArray(sessions.accountId, accountIds))
  return new Set(rows.map(({ accountId }) => accountId))
}

/**
 * A new password for a lost slip: the old one is dead at once, and so is whoever was signed in with it. The answer
 * is read back from the slip, so that no password is kept among the answered commands; from that of the kept answer,
 * so that a command sent again with another review or account tells nobody else's.
 */
export async function resetSlip(
  ctx: Ctx,
  input: { commandId: string; reviewId: string; accountId: string },
): Promise<{ password: string }> {
  const fresh = await newSecret(ctx.app)
  const done = await change(ctx, 'review.resetSlip', input, async (tx, review) => {
    if (!review.approvedAt) refuse('review.not_approved')
    if (isOver(ctx, review)) refuse('auth.window_over')
    const account = await accountOf(tx, review.id, input.accountId)
    await tx
      .update(accounts)
      .set({ ...fresh, failedCount: 0, lockedUntil: null, version: account.version + 1 })
      .where(eq(accounts.id, account.id))
    const ended = await endSessions(ctx.app, tx, [account.id], 'password')
    await log(tx, ctx, 'review.slip_reset', `account:${account.id}`, {
      reviewId: review.id,
      details: { sessions: ended },
    })
    tx.afterCommit(() => ctx.app.limits.clear(account.login))
    return { reviewId: review.id, accountId: account.id }
  })
  const { slipSealed } = await accountOf(ctx.db.read, done.reviewId, done.accountId)
  return { password: ctx.app.secret.unseal(slipSealed ?? refuse('not_found'), SEALED_FOR.slip) }
}

async function accountOf(q: Read, reviewId: string, accountId: string) {
  const [account] = await q
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(accounts.reviewId, reviewId)))
  return account ?? refuse('not_found')
}

/** Ends what is signed in and forgets the slips for good: the review will not run again. */
export async function endAccounts(ctx: Ctx, tx: Tx, reviewId: string): Promise<number> {
  const rows = await tx
    .update(accounts)
    .set({ slipSealed: null })
    .where(eq(accounts.reviewId, reviewId))
    .returning({ id: accounts.id })
  return endSessions(
    ctx.app,
    tx,
    rows.map(({ id }) => id),
    'window_over',
  )
}
