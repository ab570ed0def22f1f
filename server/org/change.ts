import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { tellOrgChanged, tellOrgs } from '../push.ts'
import { idsIn, nodeOf, type Org, orgIdOf, TREE } from '../scope.ts'
import { type OrgAction, refusalOf } from './guards.ts'
import { type Sight, sightOf } from './sight.ts'

export interface OrgCommand {
  commandId: string
  id: string
  version: number
}

/**
 * One act of a superior on an organisation at or below his own: asked once, guarded as the page was told, on the
 * version he looked at.
 */
export const act = <T>(
  ctx: Ctx,
  action: OrgAction,
  input: OrgCommand,
  work: (tx: Tx, sight: Sight) => Promise<T>,
): Promise<T> =>
  ctx.db.write(TREE, (tx) =>
    once(ctx, tx, input.commandId, `org.${action}`, async () => {
      const sight = await sightOf(ctx, tx, await nodeOf(ctx, tx, input.id))
      const found = refusalOf(action, sight)
      if (found?.code !== 'org.own_node' && sight.org.version !== input.version) refuse('stale')
      refuseIf(found)
      return work(tx, sight)
    }),
  )

/** One act of an organisation's own administrator on its data. */
export const actOnOwn = <T>(
  ctx: Ctx,
  operation: string,
  input: { commandId: string; version: number },
  work: (tx: Tx, org: Org) => Promise<T>,
): Promise<T> =>
  ctx.db.write(TREE, (tx) =>
    once(ctx, tx, input.commandId, operation, async () => {
      const org = await nodeOf(ctx, tx, orgIdOf(ctx))
      if (org.version !== input.version) refuse('stale')
      return work(tx, org)
    }),
  )

type Changes = Partial<typeof orgs.$inferInsert>

/** Saves what changed of it and gives it as it is now; refuses `stale` when somebody was quicker. */
export async function saveOrg(tx: Tx, org: Org, changes: Changes): Promise<Org> {
  const [saved] = await tx
    .update(orgs)
    .set({ ...changes, version: org.version + 1 })
    .where(and(eq(orgs.id, org.id), eq(orgs.version, org.version)))
    .returning()
  return saved ?? refuse('stale')
}

interface Record {
  /** As the history names it; the operation's own name. */
  action: string
  audit: AuditAction
  from?: string
  to?: string
  reason?: string
  /** What the history keeps of this moment: the form as it was handed in. */
  data?: OrgProfile
}

/**
 * Writes an act down where it is looked for: the history of the organisation and the audit log; and tells it and
 * those above, whose lists and desks show it.
 */
export async function record(tx: Tx, ctx: Ctx, org: Org, entry: Record): Promise<void> {
  const { action, audit, from, to, reason, data } = entry
  const words = { ...(from && { from }), ...(to && { to }), ...(reason && { reason }) }
  await addStep(tx, ctx, { kind: 'org', subjectId: org.id, action, ...words, data })
  // names are no states: a rename or a move is told by its own action
  const states = action === 'rename' || action === 'move' ? { ...(reason && { reason }) } : words
  await log(tx, ctx, audit, `org:${org.id}`, { ...states, details: { code: org.code } })
  tx.afterCommit(() => tellOrgs(ctx.app, idsIn(org.path), 'org'))
}

/** To be done when its state, name or place is another: memory forgets it and its open pages ask who they are. */
export const changed = (tx: Tx, ctx: Ctx, org: Pick<Org, 'id'>): void =>
  tx.afterCommit(() => tellOrgChanged(ctx.app, org.id))
