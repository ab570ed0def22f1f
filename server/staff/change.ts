import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import type { AuditDetails } from '../../shared/audit/audit.api.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { Duty } from '../../shared/permission.ts'
import { refuse } from '../../shared/problem.ts'
import { keptDuties } from '../../shared/staff/staff.rules.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { tellAccounts, tellOrgs } from '../push.ts'
import { orgIdOf, pathOf } from '../scope.ts'
import { settingsAt } from '../setting/setting.store.ts'
import { type Staff, staffOf } from './staff.store.ts'

/** One act on the staff of the own organisation, done once; `staff` is all of them as they are now. */
export const act = <T>(
  ctx: Ctx,
  operation: string,
  commandId: string,
  work: (tx: Tx, staff: Staff[]) => Promise<T>,
): Promise<T> => {
  const orgId = orgIdOf(ctx)
  return ctx.db.write(`staff:${orgId}`, (tx) =>
    once(ctx, tx, commandId, `staff.${operation}`, async () => work(tx, await staffOf(tx, orgId))),
  )
}

/** One of them; anybody else is not there. */
export const pick = (staff: Staff[], id: string, version?: number): Staff => {
  const found = staff.find((each) => each.id === id) ?? refuse('not_found')
  return version === undefined || found.version === version ? found : refuse('stale')
}

/** What decides over an account is another's to do: nobody gives himself rights or takes his own away. */
export const notSelf = (ctx: Ctx, { id }: Pick<Staff, 'id'>): void => {
  if (id === ctx.actor?.accountId) refuse('staff.self')
}

/** Saves what changed; refuses `stale` when somebody was quicker. Gives the new version. */
export async function save(
  tx: Tx,
  { id, version }: Pick<Staff, 'id' | 'version'>,
  changes: Partial<typeof accounts.$inferInsert>,
): Promise<number> {
  const [saved] = await tx
    .update(accounts)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(accounts.id, id), eq(accounts.version, version)))
    .returning({ version: accounts.version })
  return saved?.version ?? refuse('stale')
}

interface Act {
  /** As the history names it. */
  action: string
  audit: AuditAction
  to?: string
  details?: AuditDetails
}

/**
 * Writes an act down, in the person's history and in the audit log, and tells those who show it: the person, whose
 * rights may be others now, and everybody of the organisation.
 */
export async function record(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { action, audit, to, details }: Act,
): Promise<void> {
  await addStep(tx, ctx, { kind: 'staff', subjectId: id, action, ...(to && { to }) })
  await log(tx, ctx, audit, `account:${id}`, details ? { details } : {})
  tx.afterCommit(() => {
    tellAccounts(ctx.app, [id])
    tellOrgs(ctx.app, [orgIdOf(ctx)], 'staff')
  })
}

/**
 * Refuses when a duty that somebody must always be able to exercise would have no started person left. `after` gives
 * a person's duties once it is done; none of a person who is stopped or gone. Whether 三员 are separated is asked of
 * the store: they may have been since this was asked.
 */
export async function keepSomebody(
  ctx: Ctx,
  tx: Tx,
  staff: Staff[],
  after: (each: Staff) => readonly Duty[],
): Promise<void> {
  const has = (duties: readonly Duty[], duty: Duty): boolean => duties.includes(duty)
  const now = (each: Staff): readonly Duty[] => (each.disabled ? [] : each.duties)
  const { officers } = await settingsAt(tx, pathOf(ctx))
  for (const duty of keptDuties(officers))
    if (
      staff.some((each) => has(now(each), duty)) &&
      !staff.some((each) => has(each.disabled ? [] : after(each), duty))
    )
      refuse(duty === 'admin' ? 'staff.last_admin' : 'staff.last_officer')
}
