import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { share } from '../../db/share.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { DeclarationState } from '../../shared/declare/declaration.ts'
import type { DeclarationStep } from '../../shared/declare/declare.workflow.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { tellAccountNews, tellOrgs } from '../push.ts'
import { TREE } from '../scope.ts'
import type { Declaration } from './declare.store.ts'
import { declarationSeen } from './seen.store.ts'
import { endOf, type Where } from './way.store.ts'

export interface DeclarationCommand {
  commandId: string
  id: string
  /** The version the person looked at; an older one is refused as `stale`. Absent: on whatever it is now. */
  version?: number | undefined
}

/** All changes of one declaration take turns. */
const declarationLock = (id: string): string => `declaration:${id}`

/**
 * One change of a declaration the asker may see: once for the command's id, on the file as it is now. Refuses
 * `not_found`, `stale`; `work` asks the workflow whether this person may do it.
 */
export const changeDeclaration = <T>(
  ctx: Ctx,
  name: string,
  { commandId, id, version }: DeclarationCommand,
  work: (tx: Tx, row: Declaration) => Promise<T>,
): Promise<T> =>
  ctx.db.write(declarationLock(id), (tx) =>
    once(ctx, tx, commandId, name, async () => {
      const row = await declarationSeen(ctx, tx, id)
      if (version !== undefined && row.version !== version) refuse('stale')
      return work(tx, row)
    }),
  )

/**
 * Holds still what a file rests on that is brought on its way: its person, a ban, its committee, the tree; in the order
 * in which everybody asks for them. Gives the file as it is then, for its unit may have been moved while this waited.
 * To be asked before anything is written.
 */
export async function standStill(tx: Tx, row: Declaration): Promise<Declaration> {
  const { id, personId, committeeId } = row
  const [person] = await tx.select({ hash: persons.idHash }).from(persons).where(eq(persons.id, personId))
  await share(tx, `person:${personId}`)
  await share(tx, `blacklist:${person?.hash}`)
  if (committeeId) await share(tx, `committee:${committeeId}`)
  await share(tx, TREE)
  const [now] = await tx.select().from(declarations).where(eq(declarations.id, id))
  return now ?? refuse('not_found')
}

type Patch = Partial<Omit<typeof declarations.$inferInsert, 'id' | 'version'>>

/** Writes a change if nobody else has written since `row` was read; gives the new version. Refuses `stale`. */
export async function saveDeclaration(tx: Tx, row: Declaration, patch: Patch): Promise<{ version: number }> {
  const version = row.version + 1
  const [saved] = await tx
    .update(declarations)
    .set({ ...patch, version })
    .where(and(eq(declarations.id, row.id), eq(declarations.version, row.version)))
    .returning({ version: declarations.version })
  return saved ?? refuse('stale')
}

interface Told {
  /** The state it has now; without it the state has not changed. */
  to?: DeclarationState
  reason?: string
  /** Kept with the step beside where it happened, for 详情. */
  data?: object
  /** Desks that see it come or go, beside the unit, the desk it lay at and the committee's office. */
  desks?: (string | null)[]
}
type Who = Pick<Ctx, 'app' | 'db' | 'actor' | 'now' | 'newId' | 'address' | 'requestId'>

/**
 * A step of the history, a row of the audit log, and the news to the unit, the desks before and after, the committee's
 * office and the person. `row` is the file as it was before. To be called last: the log's lock waits for no row.
 */
export async function tellDeclaration(
  ctx: Who,
  tx: Tx,
  row: Declaration,
  [step, action]: [DeclarationStep | 'unitPart' | null, AuditAction],
  { to = row.state, reason, data, desks = [] }: Told = {},
): Promise<void> {
  const { id, orgId, year, kind, climb, state: from } = row
  const where: Where = { orgId: row.deskOrgId, duty: row.deskDuty, climb }
  const said = reason ? { reason } : {}
  if (step)
    await addStep(tx, ctx, {
      ...{ kind: 'declaration', subjectId: id, action: step, from, to },
      ...said,
      data: { ...where, ...data },
    })
  await tellChanged(ctx, tx, row, desks)
  await log(tx, ctx, action, `declaration:${id}`, {
    ...{ from, to },
    ...said,
    details: { orgId, year, kind },
  })
}

/** The news alone: whoever shows this file or counts it asks again. */
export async function tellChanged(
  { app }: Pick<Ctx, 'app'>,
  tx: Tx,
  row: Declaration,
  desks: (string | null)[] = [],
): Promise<void> {
  const [person] = await tx
    .select({ accountId: persons.accountId })
    .from(persons)
    .where(eq(persons.id, row.personId))
  const office = await endOf(tx, row.committeeId)
  tx.afterCommit(() => {
    tellOrgs(app, [row.orgId, row.deskOrgId, office, ...desks], 'declare')
    if (person?.accountId) tellAccountNews(app, [person.accountId], 'declare')
  })
}
