import { and, type Column, eq, gte, inArray, like, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { Ctx } from '../ctx.ts'
import { atMyDesk, atMyOrg, depthOf, filesSeen } from '../declare/seen.store.ts'
import { type Found, holds, orderOf } from '../list.ts'
import { nodeOf, orgIdOf, pathOf, within } from '../scope.ts'

/** Filters both lists of declarations have. */
interface Filters {
  node?: string | undefined
  deep: boolean
  search: string
  year: number
  kind?: 'title' | 'expert' | undefined
  state?: (typeof declarations.$inferSelect)['state'] | undefined
  series?: string | undefined
  level?: string | undefined
  committeeId?: string | undefined
}

export const TABS = ['mine', 'desk', 'gone', 'all'] as const
export type Tab = (typeof TABS)[number]

/** What has been passed on from the asker's organisation: it has been above it, or is with the committee, or ended there. */
function gone(ctx: Ctx): SQL {
  const away = notInArray(declarations.state, ['returned', 'withdrawn'])
  const above = ctx.actor?.committeeId
    ? inArray(declarations.state, ['accepted', 'correcting', 'failed', 'late'])
    : or(
        sql`${declarations.reachedDepth} < ${depthOf(pathOf(ctx))}`,
        eq(declarations.deskDuty, 'committee'),
        eq(declarations.state, 'pooled'),
      )
  const here = ctx.actor?.committeeId
    ? undefined
    : sql`not (${declarations.state} = 'climbing' and ${declarations.deskOrgId} = ${orgIdOf(ctx)})`
  return and(filesSeen(ctx), away, above, here)!
}

const TAB: Record<Tab, (ctx: Ctx) => SQL> = { mine: atMyDesk, desk: atMyOrg, gone, all: filesSeen }
export const ofTab = (ctx: Ctx, tab: Tab): SQL => TAB[tab](ctx)

const LETTERS = /^[a-z\s'·.]+$/i

/** A whole ID number finds its person; letters begin the sound of a name or of its initials; else part of the name. */
function searched(ctx: Ctx, search: string): SQL {
  const text = search.toLowerCase()
  if (looksLikeId(search)) {
    const hash = ctx.app.secret.hash(normalId(search), 'id')
    const person = sql`(select ${persons.id} from ${persons} where ${persons.idHash} = ${hash})`
    return sql`${declarations.personId} in ${person}`
  }
  if (!LETTERS.test(search)) return holds(declarations.name, search)
  const letters = text.replace(/[\s'·.]/g, '')
  return or(begins(declarations.pinyin, letters), like(declarations.pinyin, `% ${letters}%`))!
}

const begins = (column: Column, start: string): SQL =>
  and(gte(column, start), lt(column, `${start}\u{10ffff}`))!

const inNode = (path: string, deep: boolean): SQL =>
  deep ? within(declarations.orgPath, path) : eq(declarations.orgPath, path)

/** Conditions of the filters; `seen` is what the asker may see of them. */
export async function whereOf(ctx: Ctx, input: Filters, seen: SQL): Promise<SQL> {
  const { year, kind, state, series, level, committeeId, search, deep } = input
  const node = input.node ? await nodeOf(ctx, ctx.db.read, input.node) : null
  const own = deep || node ? null : pathOf(ctx)
  const path = sql`(${declarations.orgPath} || '')`
  return and(
    eq(declarations.year, year),
    kind ? eq(declarations.kind, kind) : undefined,
    seen,
    node ? inNode(node.path, deep) : undefined,
    own === null ? undefined : eq(path, own),
    state ? eq(declarations.state, state) : undefined,
    series ? eq(declarations.series, series) : undefined,
    level ? eq(declarations.level, level) : undefined,
    committeeId ? eq(declarations.committeeId, committeeId) : undefined,
    search ? searched(ctx, search) : undefined,
  )!
}

type Sort = 'deskSince' | 'pinyin' | 'submittedAt' | 'orgName'
const SORTS = {
  deskSince: declarations.deskSince,
  pinyin: declarations.pinyin,
  submittedAt: declarations.submittedAt,
  orgName: declarations.orgPath,
}

/** A page and a count of the declarations a condition names. */
export function found(
  q: Read,
  where: SQL,
  input: { sort?: Sort | undefined; desc: boolean },
  usual: Sort,
): Found {
  const order = orderOf(input, SORTS, usual, declarations.id)
  return {
    async ids(limit, offset) {
      const rows = await q
        .select({ id: declarations.id })
        .from(declarations)
        .where(where)
        .orderBy(...order)
        .limit(limit)
        .offset(offset)
      return rows.map(({ id }) => id)
    },
    count: () => q.$count(declarations, where),
  }
}
