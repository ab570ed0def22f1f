import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { share } from '../../db/share.ts'
import type { AuditDetails } from '../../shared/audit/audit.api.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { idsIn, TREE } from '../scope.ts'
import type { Committee } from './committee.store.ts'
import { committeeSeen } from './visible.ts'

/** One act on a committee the asker sees, done once. The tree stands still: a committee repeats its office's path. */
export const act = <T>(
  ctx: Ctx,
  operation: string,
  { commandId, id }: { commandId: string; id: string },
  work: (tx: Tx, committee: Committee) => Promise<T>,
): Promise<T> =>
  ctx.db.write(`committee:${id}`, async (tx) => {
    await share(tx, TREE)
    return once(ctx, tx, commandId, `committee.${operation}`, async () =>
      work(tx, await committeeSeen(ctx, tx, id)),
    )
  })

/** Saves what changed; refuses `stale` when somebody was quicker. Gives the new version. */
export async function save(
  tx: Tx,
  { id }: Committee,
  version: number,
  changes: Partial<typeof committees.$inferInsert>,
): Promise<number> {
  const [saved] = await tx
    .update(committees)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(committees.id, id), eq(committees.version, version)))
    .returning({ version: committees.version })
  return saved?.version ?? refuse('stale')
}

interface Act {
  /** As the history names it. */
  action: string
  audit: AuditAction
  from?: string
  to?: string
  details?: AuditDetails
}

/** Writes an act down in the committee's history and the audit log, and tells the offices that show it. */
export async function record(
  tx: Tx,
  ctx: Ctx,
  { id, code, orgPath }: Pick<Committee, 'id' | 'code' | 'orgPath'>,
  { action, audit, from, to, details }: Act,
): Promise<void> {
  const words = { ...(from && { from }), ...(to && { to }) }
  await addStep(tx, ctx, { kind: 'committee', subjectId: id, action, ...words })
  await log(tx, ctx, audit, `committee:${id}`, { details: { code, ...details } })
  tx.afterCommit(() => tellOrgs(ctx.app, idsIn(orgPath), 'committee'))
}
