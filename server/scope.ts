import { and, type Column, eq, gte, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Read, Tx } from '../db/query.ts'
import { accounts } from '../db/schema/account.ts'
import { orgs } from '../db/schema/org.ts'
import { share } from '../db/share.ts'
import { isWorking } from '../shared/org/org.ts'
import { refuse } from '../shared/problem.ts'
import type { Ctx } from './ctx.ts'

/**
 * Who sees what, in one place: role (the operation's right) × subtree × series × content. Lists, details, counts,
 * exports, searches and to-dos all build their conditions from these; what lies outside is not there.
 */
type Asker = Pick<Ctx, 'actor'>
export type Org = typeof orgs.$inferSelect

/** Path of the asker's organisation. Who has none sees nothing at all. */
export const pathOf = (ctx: Asker): string =>
  (ctx.actor?.kind === 'staff' && ctx.actor.orgPath) || refuse('not_found')

/** Id of the asker's organisation. */
export const orgIdOf = (ctx: Asker): string =>
  (ctx.actor?.kind === 'staff' && ctx.actor.orgId) || refuse('not_found')

/** Rows whose path begins with this one: a range, so that an index cuts it out on either database. */
export const within = (column: Column | SQL, path: string): SQL =>
  and(gte(column as Column, path), lt(column as Column, `${path.slice(0, -1)}0`))!

export const isWithin = (path: string, above: string): boolean => path.startsWith(above)

/** Path of the province a path lies in: what every office of it reads, such as the pool of experts. */
export const rootOf = (path: string): string => `/${idsIn(path)[0] ?? refuse('not_found')}/`

/** Ids of the nodes from the root down to this path's own. */
export const idsIn = (path: string): string[] => path.split('/').filter(Boolean)

/** An organisation at or below the asker's own; without an id, the own one. Anything else is not there. */
export async function nodeOf(ctx: Asker, q: Read, id?: string): Promise<Org> {
  const path = pathOf(ctx)
  const [org] = await q
    .select()
    .from(orgs)
    .where(and(eq(orgs.id, id ?? orgIdOf(ctx)), within(orgs.path, path), ne(orgs.state, 'deleted')))
  return org ?? refuse('not_found')
}

/**
 * Accounts of organisations' own staff, and none of their committees'. Nearly every account is of no committee, so this
 * is written as no index knows it: the organisation leads.
 */
export const isOwnStaff = (): SQL =>
  and(eq(accounts.kind, 'staff'), sql`(${accounts.committeeId} || '') is null`)!

/**
 * One lock for everything that depends on more than one organisation: place, names under a superior, codes, whether
 * what is above works.
 */
export const TREE = 'orgs'

/**
 * The asker's own organisation as it stands, which is neither moved nor stopped until this unit has ended: for work
 * that an organisation with open work may not be stopped with, or that repeats its path. Asked before anything is
 * written. Refuses `org.disabled`, `org.not_approved`.
 */
export async function standing(ctx: Asker, tx: Tx): Promise<Org> {
  await share(tx, TREE)
  const [org] = await tx
    .select()
    .from(orgs)
    .where(eq(orgs.id, orgIdOf(ctx)))
  if (org && isWorking(org.state)) return org
  return refuse(org?.state === 'disabled' ? 'org.disabled' : 'org.not_approved')
}

/** Series the asker reviews; null is all of them. Who is no reviewer (管理员) has no narrower scope. */
export function seriesOf(ctx: Asker): string[] | null {
  const series = ctx.actor?.scope?.series ?? []
  return series.length ? series : null
}
