import { inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { rightsOf } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { mayMove, type ReviewFacts } from '../../shared/review/review.workflow.ts'
import type { App } from '../app.ts'
import { log } from '../audit/log.ts'
import { newLogin, newPassword } from '../auth/credentials.ts'
import { inChunks } from '../chunks.ts'
import type { Ctx } from '../ctx.ts'
import { openFirstRounds } from '../live/office.ts'
import { SEALED_FOR } from '../secret.ts'
import { loadPeople, type People, readinessOf } from './people.ts'
import { change, type Review, type ReviewCommand, saveReview, visibleReview } from './scope.ts'
import { rearm } from './window.ts'

export function factsOf(ctx: Ctx, review: Review, people: People): ReviewFacts {
  const red = readinessOf(review, people).filter(({ state }) => state === 'red').length
  return { status: review.status, red, now: +ctx.now, startsAt: review.startsAt, endsAt: review.endsAt }
}

/**
 * 审核通过 by the 负责人 (M-5.13.1): freezes the rules, makes an account for every expert and one for the screen, and
 * opens every panel's first round, in one unit.
 */
export async function approveReview(ctx: Ctx, input: ReviewCommand): Promise<{ version: number }> {
  const seen = await visibleReview(ctx, ctx.db.read, input.reviewId)
  // Hashing takes long and needs no lock, so it is done before; a repeat of the command needs none of it.
  const prepared = seen.status === 'draft' ? await prepareAccounts(ctx, seen) : []
  return change(ctx, 'review.approve', input, async (tx, review) => {
    const people = await loadPeople(tx, review.id)
    refuseIf(mayMove('approve', factsOf(ctx, review, people), rightsOf(ctx.actor)))
    const known = new Set(people.experts.map(({ id }) => id))
    const fits = prepared.filter(({ expertId }) => typeof expertId !== 'string' || known.has(expertId))
    if (fits.length !== known.size + 1) refuse('stale')
    await inChunks(fits, (some) => tx.insert(accounts).values(some))
    await openFirstRounds(tx, review.id)
    const saved = await saveReview(tx, review, {
      status: 'approved',
      approvedBy: ctx.actor?.name ?? '',
      approvedAt: ctx.now,
    })
    await log(tx, ctx, 'review.approved', `review:${review.id}`, {
      reviewId: review.id,
      from: 'draft',
      to: 'approved',
      details: { experts: people.experts.length, candidates: people.candidates.length },
    })
    tx.afterCommit(() => rearm(ctx.app))
    return saved
  })
}

async function prepareAccounts(ctx: Ctx, review: Review): Promise<(typeof accounts.$inferInsert)[]> {
  const { experts } = await loadPeople(ctx.db.read, review.id)
  const owners = [
    ...experts.map(({ id, name }) => ({ kind: 'expert' as const, expertId: id, name })),
    { kind: 'screen' as const, expertId: null, name: review.committee },
  ]
  const logins = await freeLogins(ctx, owners.length)
  return Promise.all(
    owners.map(async (owner, i) => ({
      ...owner,
      id: ctx.newId(),
      login: logins[i]!,
      orgId: null,
      duties: [],
      reviewId: review.id,
      ...(await newSecret(ctx.app)),
      createdAt: ctx.now,
    })),
  )
}

/** A fresh password as it is stored: its hash to compare with, and sealed for the slip. */
export async function newSecret(app: App): Promise<{ passwordHash: string; slipSealed: string }> {
  const password = newPassword()
  return {
    passwordHash: await app.passwords.hash(password),
    slipSealed: app.secret.seal(password, SEALED_FOR.slip),
  }
}

/** Random logins that nobody has. */
async function freeLogins(ctx: Ctx, count: number): Promise<string[]> {
  const free = new Set<string>()
  while (free.size < count) {
    const tries = Array.from({ length: count - free.size }, newLogin)
    const taken = await ctx.db.read
      .select({ login: accounts.login })
      .from(accounts)
      .where(inArray(accounts.login, tries))
    const used = new Set(taken.map(({ login }) => login))
    for (const login of tries) if (!used.has(login)) free.add(login)
  }
  return [...free]
}
