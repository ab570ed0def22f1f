import { and, type Column, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import type { DeclarationState, OfficeDuty } from '../../shared/declare/declaration.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { Ctx } from '../ctx.ts'
import { atMyDesk, atMyOrg, depthOf, type Lead, seenParts } from '../declare/seen.store.ts'
import { type Found, holds, orderOf } from '../list.ts'
import { nodeOf, type Org, pathOf, within } from '../scope.ts'

/** Filters both lists of declarations have. */
export interface Filters {
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

/** Who may see what, by the index that shall find it, in parts that have no file in common. */
export type Parts = (ctx: Ctx, lead: Lead) => SQL[]

/** What has been passed on from the asker's organisation: it has been above it, or has come to the end of its way. */
const gone: Parts = (ctx, lead) => {
  const ended: DeclarationState[] = ctx.actor?.committeeId
    ? ['accepted', 'correcting', 'failed', 'late']
    : ['waiting', 'correcting', 'accepted', 'pooled']
  const above = and(
    inArray(declarations.state, ['climbing', 'failed', 'late']),
    sql`${declarations.reachedDepth} + 0 < ${depthOf(pathOf(ctx))}`,
  )
  const left = ctx.actor?.committeeId ? undefined : above
  const away = or(inArray(declarations.state, ended), left)
  return seenParts(ctx, lead).map((part) => and(part, away)!)
}

/** Of what waits for the asker, that of one of his duties. */
const mine =
  (duty?: OfficeDuty): Parts =>
  (ctx) => [and(atMyDesk(ctx), duty && eq(declarations.deskDuty, duty))!]

/** What lies at the asker's desk is found by its desk, the rest by where it comes from. */
const TAB: Record<Exclude<Tab, 'mine'>, Parts> = {
  desk: (ctx) => [atMyOrg(ctx)],
  gone,
  all: seenParts,
}
export const ofTab = (tab: Tab, duty?: OfficeDuty): Parts => (tab === 'mine' ? mine(duty) : TAB[tab])

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

/** Conditions of the filters. */
function filters(ctx: Ctx, input: Filters, node: Org | null, lead: Lead, desk: boolean): SQL | undefined {
  const { year, kind, state, series, level, committeeId, search, deep } = input
  const path: Column =
    lead === 'place' ? declarations.orgPath : (sql`(${declarations.orgPath} || '')` as never)
  const at = node?.path ?? pathOf(ctx)
  const place = deep ? node && within(path, at) : eq(path, at)
  return and(
    // what lies at a desk is not looked for in the order of a whole year
    desk ? sql`${declarations.year} + 0 = ${year}` : eq(declarations.year, year),
    kind ? eq(declarations.kind, kind) : undefined,
    place ?? undefined,
    state ? eq(declarations.state, state) : undefined,
    series ? eq(declarations.series, series) : undefined,
    level ? eq(declarations.level, level) : undefined,
    committeeId ? eq(declarations.committeeId, committeeId) : undefined,
    search ? searched(ctx, search) : undefined,
  )
}

type Sort = 'deskSince' | 'pinyin' | 'submittedAt' | 'orgName'
const SORTS = {
  deskSince: declarations.deskSince,
  pinyin: declarations.pinyin,
  submittedAt: declarations.submittedAt,
  orgName: declarations.orgPath,
}

/** Up to so many declarations of a year a subtree is read whole; beyond, the index of the order is walked. */
const SMALL = 5000
/** Up to so many found are sorted after they were found; beyond, they are met soon on a walk in order. */
const FEW = 1000

interface Asked extends Filters {
  sort?: Sort | undefined
  desc: boolean
}

/**
 * A page and a count of the declarations of a unit or of a whole province, without reading them all: see `Lead`.
 * `desk`: they are found by the desk they lie at.
 */
export async function findFiles(
  ctx: Ctx,
  input: Asked,
  { parts, usual, also, desk = false }: { parts: Parts; usual: Sort; also?: SQL | undefined; desk?: boolean },
): Promise<Found> {
  const q = ctx.db.read
  const node = input.node ? await nodeOf(ctx, q, input.node) : null
  const order = orderOf(input, SORTS, usual, declarations.id)
  // what has arrived has both times, so a walk need not ask for what has none
  const walk = order.slice(-2)
  const asked = (lead: Lead) => and(filters(ctx, input, node, lead, desk), also)
  const where = (lead: Lead) => parts(ctx, lead).map((part) => and(asked(lead), part)!)
  // the conditions all parts share stand before the parts, where an index is seen to serve them
  const whole = (lead: Lead) => and(asked(lead), or(...parts(ctx, lead)))
  const page = (condition: SQL | undefined, limit: number, offset: number, by = order) =>
    q
      .select({ id: declarations.id })
      .from(declarations)
      .where(condition)
      .orderBy(...by)
      .limit(limit)
      .offset(offset)
  const small = !desk && !ctx.actor?.committeeId && (await isSmall(q, input, node?.path ?? pathOf(ctx)))
  // at a desk or a committee, or in a small subtree: found, then sorted
  if (desk || ctx.actor?.committeeId || small) {
    const found = desk ? whole('order') : or(...where('place'))
    return {
      count: () => q.$count(declarations, found),
      ids: async (limit, offset) => (await page(found, limit, offset)).map(({ id }) => id),
    }
  }
  // of a whole province a third has come so high; below it, the place is the narrower
  const arrived = where(depthOf(node?.path ?? pathOf(ctx)) === 1 ? 'arrived' : 'place')
  let counted: Promise<number> | undefined
  const count = () => (counted ??= sumOf(arrived.map((part) => q.$count(declarations, part))))
  return {
    count,
    async ids(limit, offset) {
      if ((await count()) <= FEW) {
        const found = await Promise.all(arrived.map((part) => page(part, FEW, 0)))
        const few = found.flat().map(({ id }) => id)
        return (await page(inArray(declarations.id, few), limit, offset)).map(({ id }) => id)
      }
      const walked = whole((input.sort ?? usual) === 'orgName' ? 'place' : 'order')
      return (await page(walked, limit, offset, walk)).map(({ id }) => id)
    },
  }
}

const sumOf = async (numbers: Promise<number>[]): Promise<number> =>
  (await Promise.all(numbers)).reduce((a, b) => a + b, 0)

async function isSmall(q: Read, { year }: Asked, path: string): Promise<boolean> {
  const some = await q
    .select({ id: declarations.id })
    .from(declarations)
    .where(and(eq(declarations.year, year), within(declarations.orgPath, path)))
    .limit(SMALL + 1)
  return some.length <= SMALL
}
