import { eq, sql } from 'drizzle-orm'
import { type Query, type Read, statement, type Tx } from '../db/query.ts'
import { accounts } from '../db/schema/account.ts'
import { commands } from '../db/schema/audit.ts'
import { orgs } from '../db/schema/org.ts'
import { refuse } from '../shared/problem.ts'
import type { Ctx } from './ctx.ts'

const commandOf = statement('command_of', (q: Read) =>
  q
    .select()
    .from(commands)
    .where(eq(commands.id, sql.placeholder('id'))),
)
const keepCommand = statement('keep_command', (q: Query) =>
  q.insert(commands).values({
    id: sql.placeholder('id'),
    accountId: sql.placeholder('accountId'),
    operation: sql.placeholder('operation'),
    answer: sql.placeholder('answer'),
    at: sql.placeholder('at'),
  }),
)

const askerOf = statement('asker_of', (q: Read) =>
  q
    .select({
      disabled: accounts.disabled,
      duties: accounts.duties,
      scope: accounts.scope,
      path: orgs.path,
      state: orgs.state,
    })
    .from(accounts)
    .leftJoin(orgs, eq(orgs.id, accounts.orgId))
    .where(eq(accounts.id, sql.placeholder('id'))),
)

/**
 * Rights are asked at the door, and a unit of work may wait behind the very one that takes them: staff act by what
 * the store says of them now, or look again. Refuses `auth.disabled` and `stale`.
 */
export async function stillAsked(
  { actor, sessionId }: Pick<Ctx, 'actor' | 'sessionId'>,
  tx: Tx,
): Promise<void> {
  // who has no session is the server itself; people of a meeting are asked by its window and seat
  if (actor?.kind !== 'staff' || !sessionId) return
  const [now] = await askerOf(tx, { id: actor.accountId })
  if (!now || now.disabled) return refuse('auth.disabled')
  const { duties, scope, orgPath, orgState } = actor
  const before = [duties, scope, orgPath, orgState]
  if (JSON.stringify([now.duties, now.scope, now.path, now.state]) !== JSON.stringify(before)) refuse('stale')
}

/**
 * Does `work` once for a command's id (made by the client), whatever number of times it is sent: the answer is
 * kept in the same transaction, and a repeat of the same account and operation is given that answer again. The
 * same id with another account or operation is refused as `command.reused`. A refusal is not kept: nothing was done.
 */
export async function once<T>(
  ctx: Ctx,
  tx: Tx,
  commandId: string,
  operation: string,
  work: () => Promise<T>,
): Promise<T> {
  const accountId = ctx.actor?.accountId ?? refuse('auth.required')
  const [known] = await commandOf(tx, { id: commandId })
  if (known) {
    if (known.accountId !== accountId || known.operation !== operation) refuse('command.reused')
    return known.answer as T
  }
  await stillAsked(ctx, tx)
  const answer = await work()
  await keepCommand(tx, { id: commandId, accountId, operation, answer: answer ?? null, at: ctx.now })
  return answer
}
