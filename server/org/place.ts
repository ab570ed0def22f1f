import type { Column } from 'drizzle-orm'
import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { plans } from '../../db/schema/plan.ts'
import { blacklist, poolExperts } from '../../db/schema/pool.ts'
import { NOWHERE } from '../../shared/declare/declaration.ts'
import { isWorking } from '../../shared/org/org.ts'
import { mayStandUnder } from '../../shared/org/place.rules.ts'
import { type Problem, problem, refuseIf } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { pinyinOf } from '../pinyin.ts'
import { tellOrgs } from '../push.ts'
import { idsIn, isWithin, nodeOf, type Org, within } from '../scope.ts'
import { act, changed, type OrgCommand, record, saveOrg } from './change.ts'
import { nameTaken, refuseTaken } from './create.ts'
import { refusalOf } from './guards.ts'
import { judgeAbove, orgNames } from './org.store.ts'
import { sightOf } from './sight.ts'

/** 修改机构名称 (M-1.4): the history keeps the old name. */
export const rename = (ctx: Ctx, input: OrgCommand & { name: string }) =>
  act(ctx, 'rename', input, async (tx, { org }) => {
    const { name } = input
    if (name === org.name) return { version: org.version }
    await refuseTaken(tx, org.parentId, [name], org.id)
    const saved = await saveOrg(tx, org, { name, pinyin: pinyinOf(name) })
    await record(tx, ctx, saved, { action: 'rename', audit: 'org.renamed', from: org.name, to: name })
    changed(tx, ctx, org)
    return { version: saved.version }
  })

/** Why it may not stand there, or null. */
async function placeProblem(q: Read, org: Org, target: Org): Promise<Problem | null> {
  if (isWithin(target.path, org.path)) return problem('org.into_itself')
  if (target.id === org.parentId) return null
  if (!isWorking(target.state)) return problem('org.parent_not_working', { name: target.name })
  return mayStandUnder(target, org) ?? (await nameTaken(q, target.id, [org.name], org.id))
}

/** What follows from a move, before it is done: who loses sight of it, who gains it, and all that goes along. */
export async function moving(ctx: Ctx, input: { id: string; parentId: string }) {
  const q = ctx.db.read
  const org = await nodeOf(ctx, q, input.id)
  const target = await nodeOf(ctx, q, input.parentId)
  const [old, now] = [idsIn(org.path).slice(0, -1), idsIn(target.path)]
  // both ways lead through the asker's own node: what differs between them is his to see
  const names = await orgNames(q, [...old, ...now])
  const only = (ids: string[], others: string[]) =>
    ids.filter((id) => !others.includes(id)).map((id) => names.get(id) ?? '')
  const along = (column: Column) => within(column, org.path)
  return {
    problem: refusalOf('move', await sightOf(ctx, q, org)) ?? (await placeProblem(q, org, target)),
    leaves: only(old, now),
    joins: only(now, old),
    below: (await q.$count(orgs, and(along(orgs.path), ne(orgs.state, 'deleted')))) - 1,
    persons: await q.$count(persons, along(persons.orgPath)),
    plans: await q.$count(plans, along(plans.orgPath)),
    declarations: await q.$count(declarations, along(declarations.orgPath)),
    transfers: await q.$count(
      transfers,
      and(eq(transfers.state, 'requested'), or(along(transfers.fromPath), along(transfers.toPath))),
    ),
  }
}

/** 移动: the whole subtree goes along, and everything that repeats its path. */
export const move = (ctx: Ctx, input: OrgCommand & { parentId: string; reason: string }) =>
  act(ctx, 'move', input, async (tx, { org, parent }) => {
    const { reason } = input
    const target = await nodeOf(ctx, tx, input.parentId)
    refuseIf(await placeProblem(tx, org, target))
    if (target.id === org.parentId) return { version: org.version }
    const saved = await saveOrg(tx, org, { parentId: target.id })
    const moved = await carry(tx, org.path, `${target.path}${org.id}/`)
    await settleTransfers(tx, `${target.path}${org.id}/`)
    const names = { from: parent?.name ?? '', to: target.name }
    await record(tx, ctx, saved, { action: 'move', audit: 'org.moved', ...names, reason })
    changed(tx, ctx, org)
    tx.afterCommit(() => tellOrgs(ctx.app, [...moved, ...idsIn(target.path)], 'org'))
    return { version: saved.version }
  })

/** Rewrites the beginning of every path below, wherever it is repeated, and gives the ids of what moved. */
async function carry(tx: Tx, from: string, to: string): Promise<string[]> {
  const rest = (column: Column) => sql`${to} || substr(${column}, ${sql.raw(String(from.length + 1))})`
  const moved = await tx
    .update(orgs)
    .set({ path: rest(orgs.path) })
    .where(within(orgs.path, from))
    .returning({ id: orgs.id })
  await tx
    .update(persons)
    .set({ orgPath: rest(persons.orgPath) })
    .where(within(persons.orgPath, from))
  await tx
    .update(plans)
    .set({ orgPath: rest(plans.orgPath) })
    .where(within(plans.orgPath, from))
  await tx
    .update(declarations)
    .set({ orgPath: rest(declarations.orgPath), reachedDepth: reachedAfter(from, to) })
    .where(within(declarations.orgPath, from))
  await tx
    .update(committees)
    .set({ orgPath: rest(committees.orgPath) })
    .where(within(committees.orgPath, from))
  await tx
    .update(poolExperts)
    .set({ orgPath: rest(poolExperts.orgPath) })
    .where(within(poolExperts.orgPath, from))
  await tx
    .update(blacklist)
    .set({ orgPath: rest(blacklist.orgPath) })
    .where(within(blacklist.orgPath, from))
  await tx
    .update(transfers)
    .set({ fromPath: rest(transfers.fromPath) })
    .where(within(transfers.fromPath, from))
  await tx
    .update(transfers)
    .set({ toPath: rest(transfers.toPath) })
    .where(within(transfers.toPath, from))
  await tx
    .update(notices)
    .set({ toPath: rest(notices.toPath) })
    .where(within(notices.toPath, from))
  return moved.map(({ id }) => id)
}

/**
 * How high a declaration has come, where its unit stands now: what lies below what moved goes along, what stands above
 * both places has it still, and an office of the new place alone does not have what only those of the old one received (M-4.1.3).
 */
function reachedAfter(from: string, to: string) {
  const [old, now] = [idsIn(from), idsIn(to)]
  const common = old.findIndex((id, i) => id !== now[i])
  const depth = declarations.reachedDepth
  const [below, above, there, more] = [old.length, common, now.length, now.length - old.length].map((n) =>
    sql.raw(String(n)),
  )
  return sql`case when ${depth} = ${sql.raw(String(NOWHERE))} then ${depth} when ${depth} >= ${below} then ${depth} + ${more} when ${depth} > ${above} then ${there} else ${depth} end`
}

/** Who decides an open transfer after its time is whoever stands above both units now. */
async function settleTransfers(tx: Tx, path: Org['path']): Promise<void> {
  const open = await tx
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.state, 'requested'),
        or(within(transfers.fromPath, path), within(transfers.toPath, path)),
      ),
    )
  for (const { id, fromPath, toPath, commonOrgId } of open) {
    const judge = judgeAbove(fromPath, toPath)
    if (judge && judge !== commonOrgId)
      await tx.update(transfers).set({ commonOrgId: judge }).where(eq(transfers.id, id))
  }
}
