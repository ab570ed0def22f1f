import { asc, eq, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import type { TodoKind } from '../../shared/desk/desk.api.ts'
import { rightsOf } from '../../shared/permission.ts'
import { climbTodos } from '../climb/climb.store.ts'
import type { Ctx } from '../ctx.ts'
import { noticeTodos } from '../notice/notice.store.ts'
import { awaitingAudit } from '../org/org.store.ts'
import { planTodos } from '../plan/plan.store.ts'
import { orgIdOf } from '../scope.ts'
import { awaitsSetup, staffOf } from '../staff/staff.store.ts'
import { toDecide } from '../transfer/transfer.store.ts'

export interface Todo {
  kind: TodoKind
  count: number
  oldestAt: number | null
  first: { id: string; name: string; at: number | null }[]
}

/** How many of a kind are named on the desk itself; the list behind it has them all. */
const NAMED = 5

type Named = { id: string; name: string; at: Date | null }

async function todo(kind: TodoKind, named: Promise<Named[]>, all: () => Promise<number>): Promise<Todo> {
  const first = (await named).map(({ id, name, at }) => ({ id, name, at: at && +at }))
  return {
    kind,
    count: first.length < NAMED ? first.length : await all(),
    oldestAt: first[0]?.at ?? null,
    first,
  }
}

/** Units directly below that have submitted their data (M-0.6). */
function orgTodos(q: Read, orgId: string): Promise<Todo> {
  const where = awaitingAudit(orgId)
  return todo(
    'org.audit',
    q
      .select({ id: orgs.id, name: orgs.name, at: orgs.stateAt })
      .from(orgs)
      .where(where)
      .orderBy(asc(orgs.stateAt), asc(orgs.id))
      .limit(NAMED),
    () => q.$count(orgs, where),
  )
}

function transferTodos(q: Read, kind: 'transfer.decide' | 'transfer.overdue', where: SQL): Promise<Todo> {
  return todo(
    kind,
    q
      .select({ id: transfers.id, name: persons.name, at: transfers.requestedAt })
      .from(transfers)
      .innerJoin(persons, eq(persons.id, transfers.personId))
      .where(where)
      .orderBy(asc(transfers.requestedAt), asc(transfers.id))
      .limit(NAMED),
    () => q.$count(transfers, where),
  )
}

/** Staff added and not yet able to work, those added first before the others (M-2.6). */
async function staffTodos(q: Read, orgId: string): Promise<Todo> {
  const waiting = (await staffOf(q, orgId))
    .filter(awaitsSetup)
    .map(({ id, name, createdAt }) => ({ id, name, at: createdAt }))
    .sort((a, b) => +a.at - +b.at)
  return todo('staff.missing', Promise.resolve(waiting.slice(0, NAMED)), async () => waiting.length)
}

/** Everything that waits for the asker, in the order of `TODO_KINDS`; kinds of which nothing waits are left out. */
export async function todosOf(ctx: Ctx, year: number): Promise<Todo[]> {
  const q = ctx.db.read
  const orgId = orgIdOf(ctx)
  const rights = rightsOf(ctx.actor)
  const found = await Promise.all([
    rights.has('org.manage') ? [await orgTodos(q, orgId)] : [],
    rights.has('plan.view') ? planTodos(ctx, q, year) : [],
    climbTodos(ctx, q, year),
    rights.has('transfer.manage')
      ? [
          await transferTodos(q, 'transfer.decide', toDecide('out', orgId, ctx.now)),
          await transferTodos(q, 'transfer.overdue', toDecide('above', orgId, ctx.now)),
        ]
      : [],
    rights.has('staff.grant') ? [await staffTodos(q, orgId)] : [],
    [await noticeTodos(ctx, q)],
  ])
  return found.flat().filter(({ count }) => count > 0)
}
