import { and, eq, ne } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { afterStep } from '../../shared/org/org.workflow.ts'
import { refuse } from '../../shared/problem.ts'
import { endSessions } from '../auth/end-sessions.ts'
import type { Ctx } from '../ctx.ts'
import { isWithin, type Org, pathOf } from '../scope.ts'
import { act, changed, type OrgCommand, record, saveOrg } from './change.ts'

/** One credit code belongs to one organisation (M-1, duplicates); whoever sees that one is told which it is. */
export async function refuseCreditCode(ctx: Ctx, q: Read, org: Org, profile: OrgProfile): Promise<void> {
  const { creditCode } = profile
  if (!creditCode) return
  const [other] = await q
    .select({ name: orgs.name, path: orgs.path })
    .from(orgs)
    .where(and(eq(orgs.creditCode, creditCode), ne(orgs.id, org.id)))
  if (!other) return
  const where = 'creditCode'
  if (isWithin(other.path, pathOf(ctx))) refuse('org.credit_code_taken_by', { where, name: other.name })
  refuse('org.credit_code_taken', { where })
}

/** Columns of data that have come into force: the form, and the copies lists filter by. */
export const inForce = (profile: OrgProfile) => ({
  profile,
  draft: null,
  areaCode: profile.areaCode,
  affiliation: profile.affiliation,
  rank: profile.rank,
  nature: profile.nature,
  sector: profile.sector,
  creditCode: profile.creditCode || null,
})

/** 审核 (M-1.11): the submitted data are in force and the unit is at work, at once. */
export const approve = (ctx: Ctx, input: OrgCommand & { opinion: string }) =>
  act(ctx, 'approve', input, async (tx, { org }) => {
    const profile = org.draft ?? refuse('stale')
    await refuseCreditCode(ctx, tx, org, profile)
    const saved = await saveOrg(tx, org, {
      ...afterStep('approve', org),
      ...inForce(profile),
      stateAt: ctx.now,
    })
    await told(tx, ctx, org, saved, { action: 'approve', audit: 'org.approved', reason: input.opinion })
    return { version: saved.version }
  })

/** 退回 (A35), with the reason the unit reads on its form. */
export const sendBack = (ctx: Ctx, input: OrgCommand & { reason: string }) =>
  act(ctx, 'sendBack', input, async (tx, { org }) => {
    const { reason } = input
    const saved = await saveOrg(tx, org, { ...afterStep('sendBack', org, { reason }), stateAt: ctx.now })
    await told(tx, ctx, org, saved, { action: 'sendBack', audit: 'org.returned', reason })
    return { version: saved.version }
  })

/** 停用: its accounts are out at once. */
export const disable = (ctx: Ctx, input: OrgCommand & { reason: string }) =>
  act(ctx, 'disable', input, async (tx, { org }) => {
    const { reason } = input
    const saved = await saveOrg(tx, org, { ...afterStep('disable', org), stateAt: ctx.now })
    await endSessions(ctx.app, tx, await staffOf(tx, org), 'disabled')
    await told(tx, ctx, org, saved, { action: 'disable', audit: 'org.disabled', reason })
    return { version: saved.version }
  })

/** 启用: it is again what it was. */
export const enable = (ctx: Ctx, input: OrgCommand) =>
  act(ctx, 'enable', input, async (tx, { org }) => {
    const saved = await saveOrg(tx, org, { ...afterStep('enable', org), stateAt: ctx.now })
    await told(tx, ctx, org, saved, { action: 'enable', audit: 'org.enabled' })
    return { version: saved.version }
  })

/**
 * 删除 (M-1.5): what was never used goes out of sight and stays in the histories. Its name is free because only
 * living ones are compared, its codes because they are given up; its accounts open nothing any more.
 */
export const remove = (ctx: Ctx, input: OrgCommand & { reason: string }) =>
  act(ctx, 'remove', input, async (tx, { org }) => {
    const { reason } = input
    const saved = await saveOrg(tx, org, {
      ...afterStep('remove', org),
      stateAt: ctx.now,
      // no code can hold this sign
      code: `${org.code}~${org.id}`,
      creditCode: null,
    })
    const staff = await staffOf(tx, org)
    await tx.update(accounts).set({ disabled: true }).where(eq(accounts.orgId, org.id))
    await endSessions(ctx.app, tx, staff, 'disabled')
    await told(tx, ctx, org, saved, { action: 'remove', audit: 'org.removed', reason })
    return {}
  })

const staffOf = async (tx: Tx, org: Org): Promise<string[]> =>
  (await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.orgId, org.id))).map(({ id }) => id)

type Entry = Omit<Parameters<typeof record>[3], 'from' | 'to'>

async function told(tx: Tx, ctx: Ctx, before: Org, after: Org, entry: Entry): Promise<void> {
  await record(tx, ctx, before, { ...entry, from: before.state, to: after.state })
  changed(tx, ctx, before)
}
