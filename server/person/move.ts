import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { orgById } from '../org/org.store.ts'
import { tellAccountNews, tellAccounts } from '../push.ts'
import type { Org } from '../scope.ts'
import type { PersonOf } from './person.store.ts'

/**
 * A person's unit is another now: account, declarations not handed in and the entry in the pool of experts follow, what
 * was handed in before stays where it was (M-2.20). Who had left the old unit is active in the new one.
 */
export async function movePerson(tx: Tx, ctx: Ctx, person: PersonOf, to: Org): Promise<void> {
  const back = person.status === 'active' ? {} : { status: 'active' as const, statusAt: ctx.now }
  await tx
    .update(persons)
    .set({ orgId: to.id, orgPath: to.path, version: person.version + 1, ...back })
    .where(eq(persons.id, person.id))
  await tx
    .update(declarations)
    .set({ orgId: to.id, orgPath: to.path, version: sql`${declarations.version} + 1` })
    .where(and(eq(declarations.personId, person.id), eq(declarations.state, 'filling')))
  const superior = to.parentId ? await orgById(tx, to.parentId) : null
  await tx
    .update(poolExperts)
    .set({
      ...{ orgId: to.id, orgPath: to.path, unitName: to.name, superiorName: superior?.name ?? '' },
      version: sql`${poolExperts.version} + 1`,
    })
    .where(eq(poolExperts.personId, person.id))
  const { accountId } = person
  if (accountId) {
    await tx.update(accounts).set({ disabled: false }).where(eq(accounts.id, accountId))
    tx.afterCommit(() => {
      tellAccounts(ctx.app, [accountId])
      tellAccountNews(ctx.app, [accountId], 'declare')
    })
  }
  await addStep(tx, ctx, { kind: 'person', subjectId: person.id, action: 'transferred', to: to.name })
}
