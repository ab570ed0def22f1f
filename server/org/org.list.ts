import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { orgApi } from '../../shared/org/org.api.ts'
import { maskContact } from '../../shared/person/mask.ts'
import type { Ctx } from '../ctx.ts'
import { type ListSource, orderOf } from '../list.ts'
import { isOwnStaff, nodeOf, type Org, orgIdOf, within } from '../scope.ts'
import { awaitingAudit, orgNames } from './org.store.ts'
import { matching } from './search.ts'

export type OrgListInput = z.output<typeof orgApi.list.input>
export type OrgRow = z.input<typeof orgApi.list.output>['rows'][number]

const SORTS = { code: orgs.code, name: orgs.pinyin, stateAt: orgs.stateAt, level: orgs.level }
const FILTERS = ['kind', 'level', 'affiliation', 'rank', 'nature', 'sector'] as const

export function orgRow(org: Org, parentName: string | null, adminLogin: string, whole: boolean): OrgRow {
  const { id, name, code, kind, level, state, parentId, creditCode, version } = org
  const { areaCode, affiliation, rank, nature, sector } = org
  const phone = org.profile?.contactPhone ?? ''
  return {
    ...{ id, name, code, kind, level, state, parentId, parentName, creditCode, adminLogin, version },
    ...{ areaCode, affiliation, rank, nature, sector },
    stateAt: org.stateAt && +org.stateAt,
    contactName: org.profile?.contactName ?? '',
    contactPhone: whole ? phone : maskContact(phone),
  }
}

/** Login of the administrator made first, by organisation. */
async function adminLogins(q: Read, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const members = await q
    .select({ orgId: accounts.orgId, login: accounts.login, duties: accounts.duties })
    .from(accounts)
    .where(and(inArray(accounts.orgId, ids), isOwnStaff()))
    .orderBy(accounts.createdAt, accounts.id)
  const logins = new Map<string, string>()
  for (const { orgId, login, duties } of members)
    if (orgId && duties.includes('admin') && !logins.has(orgId)) logins.set(orgId, login)
  return logins
}

async function rows(ctx: Ctx, ids: string[], whole = false): Promise<OrgRow[]> {
  const q = ctx.db.read
  const found = await q.select().from(orgs).where(inArray(orgs.id, ids))
  const own = orgIdOf(ctx)
  const parents = await orgNames(
    q,
    found.flatMap(({ id, parentId }) => (parentId && id !== own ? [parentId] : [])),
  )
  const logins = await adminLogins(q, ids)
  return found.map((org) => {
    // what lies above the asker's own node is not his to see
    const parentId = org.id === own ? null : org.parentId
    const name = parentId ? (parents.get(parentId) ?? null) : null
    return orgRow({ ...org, parentId }, name, logins.get(org.id) ?? '', whole)
  })
}

/** Right of the tree (M-1.1): everything at and below a node, or what stands right under it. */
export const orgList: ListSource<OrgListInput, OrgRow> = {
  right: 'org.view',
  input: orgApi.list.input,
  async find(ctx, input) {
    const q = ctx.db.read
    const node = await nodeOf(ctx, q, input.node)
    const where = and(
      input.deep ? within(orgs.path, node.path) : eq(orgs.parentId, node.id),
      ne(orgs.state, 'deleted'),
      input.state ? eq(orgs.state, input.state) : undefined,
      input.todo ? awaitingAudit(orgIdOf(ctx)) : undefined,
      ...FILTERS.map((key): SQL | undefined =>
        input[key] === undefined ? undefined : sql`${orgs[key]} = ${input[key]}`,
      ),
      input.search ? matching(input.search) : undefined,
    )
    return {
      ids: async (limit, offset) =>
        (
          await q
            .select({ id: orgs.id })
            .from(orgs)
            .where(where)
            .orderBy(...orderOf(input, SORTS, input.todo ? 'stateAt' : 'code', orgs.id))
            .limit(limit)
            .offset(offset)
        ).map(({ id }) => id),
      count: () => q.$count(orgs, where),
    }
  },
  rows,
  // a workbook shows names for codes as well: `orgSheet`
  columns: [],
}
