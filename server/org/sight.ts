import { and, count, eq, gte, inArray, ne, or } from 'drizzle-orm'
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
import type { OrgWork } from '../../shared/org/org.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { isOwnStaff, type Org, orgIdOf, within } from '../scope.ts'
import { orgById } from './org.store.ts'

/** What may hang on an organisation beside units and people, and how much of it. */
export type Hanging = Partial<Record<OrgWork, number>>

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
  /** Whatever was ever begun here. */
  begun: Hanging
  /** What lies here or was handed in here and waits for an answer. */
  open: Hanging
  /** What is on its way up from it or from below: its route names those above. */
  climbing: Hanging
}

/** States in which a declaration lies at a desk. */
const AT_DESK: DeclarationState[] = ['climbing', 'waiting']

export async function sightOf(ctx: Ctx, q: Read, org: Org): Promise<Sight> {
  const own = org.id === orgIdOf(ctx)
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
    .where(and(eq(accounts.orgId, org.id), isOwnStaff()))
  return {
    org,
    parent: org.parentId ? await orgById(q, org.parentId) : null,
    own,
    children,
    working,
    persons: await q.$count(persons, eq(persons.orgPath, org.path)),
    staff: members.filter(({ duties }) => !duties.includes('admin')).length,
    // nobody acts on his own organisation: what hangs on a whole province need not be counted
    ...(own
      ? NOTHING
      : {
          begun: await begunAt(q, org),
          open: await openAt(ctx, q, org),
          climbing: await climbingAt(q, org),
        }),
  }
}

const NOTHING = { begun: {}, open: {}, climbing: {} }

const begunAt = async (q: Read, { id, path }: Org): Promise<Hanging> => ({
  plan: await q.$count(plans, eq(plans.orgId, id)),
  declaration: await q.$count(declarations, eq(declarations.orgPath, path)),
  transfer: await q.$count(transfers, or(eq(transfers.fromOrgId, id), eq(transfers.toOrgId, id))),
  committee: await q.$count(committees, eq(committees.orgId, id)),
  review: await q.$count(reviews, eq(reviews.orgId, id)),
  notice: await q.$count(notices, eq(notices.orgId, id)),
  file: await q.$count(attachments, and(eq(attachments.kind, 'org'), eq(attachments.subjectId, id))),
})

const openAt = async (ctx: Ctx, q: Read, { id, path }: Org): Promise<Hanging> => ({
  plan: await q.$count(
    plans,
    or(and(eq(plans.orgId, id), eq(plans.state, 'submitted')), eq(plans.deskOrgId, id)),
  ),
  declaration: await q.$count(
    declarations,
    or(
      and(eq(declarations.deskOrgId, id), inArray(declarations.state, AT_DESK)),
      and(
        eq(declarations.orgPath, path),
        inArray(declarations.state, ['filling', ...RUNNING]),
        gte(declarations.year, yearAt(ctx.now)),
      ),
    ),
  ),
  committee: await q.$count(committees, and(eq(committees.orgId, id), eq(committees.state, 'active'))),
  transfer: await q.$count(
    transfers,
    and(
      eq(transfers.state, 'requested'),
      or(eq(transfers.fromOrgId, id), eq(transfers.toOrgId, id), eq(transfers.commonOrgId, id)),
    ),
  ),
})

const climbingAt = async (q: Read, { path }: Org): Promise<Hanging> => ({
  plan: await q.$count(plans, and(within(plans.orgPath, path), eq(plans.state, 'submitted'))),
  declaration: await q.$count(
    declarations,
    and(within(declarations.orgPath, path), inArray(declarations.state, AT_DESK)),
  ),
})
