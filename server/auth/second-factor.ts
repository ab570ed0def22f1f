import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import type { Actor } from '../../shared/actor.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { heldOf, meOf } from './me.ts'
import { withOwnPassword } from './own-password.ts'
import { STANDING_KINDS, secondRequired, settingsOf } from './policy.ts'
import {
  enrolment,
  newRecoveryCodes,
  newSecondSecret,
  openSecond,
  recoveryHash,
  sealSecond,
  stepOf,
} from './second.ts'

const accountOf = async (q: Pick<Tx, 'select'>, id: string) =>
  (await q.select().from(accounts).where(eq(accounts.id, id)))[0] ?? refuse('auth.required')

/**
 * Whether this code opens the account, inside the unit of work that signs in: a step of the clock or a recovery code
 * is used up by it, so two who send the same code at once are not both let in.
 */
export async function takeCode(ctx: Ctx, tx: Tx, accountId: string, code: string): Promise<boolean> {
  const account = await accountOf(tx, accountId)
  const second = openSecond(ctx.app, account.secondSealed)
  const step = second.secret ? stepOf(second.secret, code, ctx.now, second.step) : null
  const left = account.recovery ?? []
  const hash = recoveryHash(ctx.app, code)
  if (step === null && !left.includes(hash)) return false
  await tx
    .update(accounts)
    .set(
      step === null
        ? { recovery: left.filter((kept) => kept !== hash) }
        : { secondSealed: sealSecond(ctx.app, { ...second, step }) },
    )
    .where(eq(accounts.id, accountId))
  return true
}

export async function secondFactorOf(ctx: Ctx, actor: Actor) {
  const account = await accountOf(ctx.db.read, actor.accountId)
  return {
    since: account.secondSince ? +account.secondSince : null,
    recoveryLeft: account.recovery?.length ?? 0,
    required: secondRequired(account, await settingsOf(ctx.db.read, account)),
  }
}

/** A new secret for an authenticator. Until a code of it comes back, the one in use, if any, goes on. */
export async function beginSecondFactor(ctx: Ctx, actor: Actor, password: string) {
  // An expert's account lives for one meeting, a screen's has no person: neither has a phone of its own.
  if (!STANDING_KINDS.includes(actor.kind)) refuse('auth.forbidden')
  const { id } = await withOwnPassword(ctx, actor, password)
  const secret = newSecondSecret()
  await ctx.db.write('sessions', async (tx) => {
    const account = await accountOf(tx, id)
    const second = { ...openSecond(ctx.app, account.secondSealed), next: secret }
    await tx
      .update(accounts)
      .set({ secondSealed: sealSecond(ctx.app, second) })
      .where(eq(accounts.id, id))
  })
  return { secret, ...(await enrolment(secret, actor.login)) }
}

/** Puts the new secret into use and tells ten recovery codes, which from then on are known by their hashes only. */
export async function confirmSecondFactor(ctx: Ctx, actor: Actor, code: string) {
  const recovery = newRecoveryCodes()
  await ctx.db.write('sessions', async (tx) => {
    const { next } = openSecond(ctx.app, (await accountOf(tx, actor.accountId)).secondSealed)
    if (next === null) return refuse('auth.no_second')
    const step = stepOf(next, code, ctx.now, 0) ?? refuse('auth.second_wrong')
    await tx
      .update(accounts)
      .set({
        secondSealed: sealSecond(ctx.app, { secret: next, next: null, step }),
        secondSince: ctx.now,
        recovery: recovery.map((each) => recoveryHash(ctx.app, each)),
      })
      .where(eq(accounts.id, actor.accountId))
    await log(tx, ctx, 'auth.second_on', `account:${actor.accountId}`)
    tx.afterCommit(() => ctx.app.sessions.forgetAccount(actor.accountId))
  })
  return { recovery, me: await meOf(ctx, await heldOf(ctx, actor.sessionId)) }
}

export async function dropSecondFactor(ctx: Ctx, actor: Actor, password: string) {
  if (!(await accountOf(ctx.db.read, actor.accountId)).secondSince) refuse('auth.no_second')
  const account = await withOwnPassword(ctx, actor, password)
  if (secondRequired(account, await settingsOf(ctx.db.read, account))) refuse('auth.second_required')
  await ctx.db.write('sessions', async (tx) => {
    await tx
      .update(accounts)
      .set({ secondSealed: null, secondSince: null, recovery: null })
      .where(eq(accounts.id, account.id))
    await log(tx, ctx, 'auth.second_off', `account:${account.id}`)
    tx.afterCommit(() => ctx.app.sessions.forgetAccount(account.id))
  })
  return { done: true as const }
}
