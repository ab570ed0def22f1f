import { and, count, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { plans } from '../../db/schema/plan.ts'
import { reviews } from '../../db/schema/review.ts'
import { type DeclarationState, RUNNING } from '../../shared/declare/declaration.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { type Org, orgIdOf, within } from '../scope.ts'
import { orgById } from './org.store.ts'

/** All that what may be done with an organisation depends on. */
export interface Sight {
  org: Org
  parent: Org | null
  /** It is the asker's own. */
  own: boolean
  /** Right under it: not deleted, and at work. */
  children: number
  working: number
  persons: number
  /** Staff beside its administrators, who come and go with it. */
  staff: number
  /** Whether anything was ever begun here: plans, declarations, committees, transfers, reviews, notices, documents. */
  begun: boolean
  /** Whether something still lies here that waits for an answer. */
  open: boolean
  /** Whether a plan or a declaration of it or of one below is on its way up: its route names those above. */
  climbing: boolean
}

/** States in which a declaration lies at a desk. */
const AT_DESK: DeclarationState[] = ['climbing', 'waiting']

/** Whether any of these finds a row. */
async function any(...questions: (() => Promise<unknown[]>)[]): Promise<boolean> {
  for (const ask of questions) if ((await ask()).length) return true
  return false
}

export async function sightOf(ctx: Ctx, q: Read, org: Org): Promise<Sight> {
  const states = await q
    .select({ state: orgs.state, n: count() })
    .from(orgs)
    .where(and(eq(orgs.parentId, org.id), ne(orgs.state, 'deleted')))
    .groupBy(orgs.state)
  const children = states.reduce((sum, { n }) => sum + n, 0)
  const working = states
    .filter(({ state }) => state === 'approved' || state === 'changing')
    .reduce((sum, { n }) => sum + n, 0)
  const members = await q
    .select({ duties: accounts.duties })
    .from(accounts)
    .where(and(eq(accounts.orgId, org.id), eq(accounts.kind, 'staff'), isNull(accounts.committeeId)))
  return {
    org,
    parent: org.parentId ? await orgById(q, org.parentId) : null,
    own: org.id === orgIdOf(ctx),
    children,
    working,
    persons: await q.$count(persons, eq(persons.orgPath, org.path)),
    staff: members.filter(({ duties }) => !duties.includes('admin')).length,
    begun: await any(
      () => q.select({ id: plans.id }).from(plans).where(eq(plans.orgId, org.id)).limit(1),
      () =>
        q
          .select({ id: declarations.id })
          .from(declarations)
          .where(eq(declarations.orgPath, org.path))
          .limit(1),
      () =>
        q
          .select({ id: transfers.id })
          .from(transfers)
          .where(or(eq(transfers.fromOrgId, org.id), eq(transfers.toOrgId, org.id)))
          .limit(1),
      () => q.select({ id: committees.id }).from(committees).where(eq(committees.orgId, org.id)).limit(1),
      () => q.select({ id: reviews.id }).from(reviews).where(eq(reviews.orgId, org.id)).limit(1),
      () => q.select({ id: notices.id }).from(notices).where(eq(notices.orgId, org.id)).limit(1),
      () =>
        q
          .select({ id: attachments.id })
          .from(attachments)
          .where(and(eq(attachments.kind, 'org'), eq(attachments.subjectId, org.id)))
          .limit(1),
    ),
    open: await any(
      () =>
        q
          .select({ id: plans.id })
          .from(plans)
          .where(and(eq(plans.orgId, org.id), eq(plans.state, 'submitted')))
          .limit(1),
      () => q.select({ id: plans.id }).from(plans).where(eq(plans.deskOrgId, org.id)).limit(1),
      () =>
        q
          .select({ id: declarations.id })
          .from(declarations)
          .where(and(eq(declarations.deskOrgId, org.id), inArray(declarations.state, AT_DESK)))
          .limit(1),
      () =>
        q
          .select({ id: committees.id })
          .from(committees)
          .where(and(eq(committees.orgId, org.id), eq(committees.state, 'active')))
          .limit(1),
      () =>
        q
          .select({ id: declarations.id })
          .from(declarations)
          .where(
            and(
              eq(declarations.orgPath, org.path),
              inArray(declarations.state, ['filling', ...RUNNING]),
              gte(declarations.year, yearAt(ctx.now)),
            ),
          )
          .limit(1),
      () =>
        q
          .select({ id: transfers.id })
          .from(transfers)
          .where(
            and(
              inArray(transfers.state, ['requested']),
              or(
                eq(transfers.fromOrgId, org.id),
                eq(transfers.toOrgId, org.id),
                eq(transfers.commonOrgId, org.id),
              ),
            ),
          )
          .limit(1),
    ),
    climbing: await any(
      () =>
        q
          .select({ id: plans.id })
          .from(plans)
          .where(and(within(plans.orgPath, org.path), eq(plans.state, 'submitted')))
          .limit(1),
      () =>
        q
          .select({ id: declarations.id })
          .from(declarations)
          .where(and(within(declarations.orgPath, org.path), inArray(declarations.state, AT_DESK)))
          .limit(1),
    ),
  }
}
