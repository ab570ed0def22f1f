import { and, asc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { quotas, quotaUses } from '../../db/schema/plan.ts'
import { type Account, belowUsed, type Grant, type Quota } from '../../shared/plan/quota.rules.ts'
import { type Problem, problem, Refusal, refuse } from '../../shared/problem.ts'
import { timeId } from '../ids.ts'
import { referenceNames } from '../reference/reference.store.ts'

interface Holder {
  orgId: string
  year: number
}
interface Taking extends Holder, Account {
  declarationId: string
  at: Date
}

/** 指标 of a unit and year, one account per series and level (A30). */
export const quotasOf = (q: Read, { orgId, year }: Holder): Promise<Quota[]> =>
  q
    .select({
      series: quotas.series,
      level: quotas.level,
      granted: quotas.granted,
      used: quotas.used,
    })
    .from(quotas)
    .where(and(eq(quotas.orgId, orgId), eq(quotas.year, year)))
    .orderBy(asc(quotas.series), asc(quotas.level))

const ofAccount = ({ orgId, year, series, level }: Holder & Account) =>
  and(eq(quotas.orgId, orgId), eq(quotas.year, year), eq(quotas.series, series), eq(quotas.level, level))!

/** Names of series and level, for a sentence. */
async function named(q: Read, { series, level }: Account): Promise<Account> {
  const [names, levels] = [await referenceNames(q, 'series'), await referenceNames(q, 'level')]
  return { series: names.get(series) ?? series, level: levels.get(level) ?? level }
}

/**
 * Takes a place for a declaration (M-3.3), once however often it is asked, and again after it was given back: refused
 * as `quota.no_line` where the passed plan has no such account and as `quota.none` where no place is left. One
 * conditional UPDATE decides, so any number of servers may ask at once.
 */
export async function reserve(tx: Tx, { declarationId, at, ...account }: Taking): Promise<void> {
  const [quota] = await tx.select().from(quotas).where(ofAccount(account))
  if (!quota) return refuse('quota.no_line')
  const [use] = await tx
    .insert(quotaUses)
    .values({ id: timeId(at), quotaId: quota.id, declarationId, at })
    .onConflictDoUpdate({
      target: quotaUses.declarationId,
      set: { quotaId: quota.id, at, releasedAt: null },
      setWhere: isNotNull(quotaUses.releasedAt),
    })
    .returning({ id: quotaUses.id })
  if (!use) return
  const taken = await tx
    .update(quotas)
    .set({ used: sql`${quotas.used} + 1` })
    .where(and(eq(quotas.id, quota.id), sql`${quotas.used} < ${quotas.granted}`))
    .returning({ id: quotas.id })
  if (!taken.length) throw new Refusal(await noneLeft(tx, account, quota.granted))
}

const noneLeft = async (q: Read, account: Holder & Account, granted: number): Promise<Problem> =>
  problem('quota.none', { year: account.year, ...(await named(q, account)), granted })

/** Why a place of this account cannot be had now: nothing granted, or none left. */
export async function placeProblem(q: Read, account: Holder & Account): Promise<Problem | null> {
  const [quota] = await q.select().from(quotas).where(ofAccount(account))
  if (!quota) return problem('quota.no_line')
  return quota.used < quota.granted ? null : noneLeft(q, account, quota.granted)
}

/** Whether a declaration holds a place now. */
export const holdsPlace = async (q: Read, declarationId: string): Promise<boolean> =>
  (await q.$count(quotaUses, and(eq(quotaUses.declarationId, declarationId), isNull(quotaUses.releasedAt)))) >
  0

/** Gives a declaration's place back; one that holds none, or gave it back before, changes nothing. */
export async function release(tx: Tx, declarationId: string, at: Date): Promise<void> {
  const [use] = await tx
    .update(quotaUses)
    .set({ releasedAt: at })
    .where(and(eq(quotaUses.declarationId, declarationId), isNull(quotaUses.releasedAt)))
    .returning({ quotaId: quotaUses.quotaId })
  if (!use) return
  await tx
    .update(quotas)
    .set({ used: sql`${quotas.used} - 1` })
    .where(and(eq(quotas.id, use.quotaId), gt(quotas.used, 0)))
}

/** Why these grants would leave less than is taken already, or null. */
export async function takenBeyond(q: Read, holder: Holder, grants: Grant[]): Promise<Problem | null> {
  const found = belowUsed(grants, await quotasOf(q, holder))
  return found && problem('plan.below_used', { ...(await named(q, found)), used: found.used })
}

/**
 * Sets what a plan that has just come into force grants; accounts it no longer names grant nothing. Each is set only
 * while no more is taken, so a place that is taken at the same moment is never lost; otherwise `plan.below_used`.
 */
export async function grant(tx: Tx, { orgId, year }: Holder, grants: Grant[], at: Date): Promise<void> {
  const holder = { orgId, year }
  const old = await quotasOf(tx, holder)
  const gone = old
    .filter(({ series, level }) => !grants.some((one) => one.series === series && one.level === level))
    .map((quota) => ({ ...quota, granted: 0 }))
  for (const { series, level, granted } of [...grants, ...gone]) {
    const [set] = await tx
      .insert(quotas)
      .values({ id: timeId(at), ...holder, series, level, granted, used: 0 })
      .onConflictDoUpdate({
        target: [quotas.orgId, quotas.year, quotas.series, quotas.level],
        set: { granted },
        setWhere: lte(quotas.used, granted),
      })
      .returning({ id: quotas.id })
    if (!set) throw new Refusal((await takenBeyond(tx, holder, grants)) ?? problem('stale'))
  }
}
