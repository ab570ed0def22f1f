import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import type { DeclarationState, OfficeDuty } from '../../shared/declare/declaration.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { Ctx } from '../ctx.ts'
import { atMyDesk, atMyOrg, depthOf, type Lead, seenParts } from '../declare/seen.store.ts'
import { type Found, fromNearerEnd, inTurn, orderOf } from '../list.ts'
import { isNamed, soundsSo } from '../names.ts'
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
export function isGone(ctx: Ctx): SQL {
  const ended: DeclarationState[] = ctx.actor?.committeeId
    ? ['accepted', 'correcting', 'failed', 'late']
    : ['waiting', 'correcting', 'accepted', 'pooled']
  const above = and(
    inArray(declarations.state, ['climbing', 'failed', 'late']),
    sql`${declarations.reachedDepth} + 0 < ${depthOf(pathOf(ctx))}`,
  )
  const left = ctx.actor?.committeeId ? undefined : above
  return or(inArray(declarations.state, ended), left)!
}

/** Of what waits for the asker, that of one of his duties. */
const mine =
  (duty?: OfficeDuty): Parts =>
  (ctx) => [and(atMyDesk(ctx), duty && eq(declarations.deskDuty, duty))!]

/** What lies at the asker's desk is found by its desk, the rest by where it comes from. */
const TAB: Record<Exclude<Tab, 'mine'>, Parts> = {
  desk: (ctx) => [atMyOrg(ctx)],
  gone: (ctx, lead) => seenParts(ctx, lead).map((part) => and(isGone(ctx), part)!),
  all: seenParts,
}
export const ofTab = (tab: Tab, duty?: OfficeDuty): Parts => (tab === 'mine' ? mine(duty) : TAB[tab])

/**
 * A whole ID number finds its person; letters begin the sound of a name or of its initials; else part of the name.
 * `leads`: the rows are found by it, in the order of sounds.
 */
function searched(ctx: Ctx, search: string, leads: boolean): SQL {
  if (looksLikeId(search)) {
    const hash = ctx.app.secret.hash(normalId(search), 'id')
    const person = sql`(select ${persons.id} from ${persons} where ${persons.idHash} = ${hash})`
    return sql`${declarations.personId} in ${person}`
  }
  const named = isNamed(declarations.name, search)
  if (!leads) return named
  const sounds = soundsSo(declarations.pinyin, search)
  // letters are found by the sound itself; other signs sound like many a name that lacks them
  return /^[a-z\s'·.]+$/i.test(search) ? sounds : and(sounds, named)!
}

/** How the rows are found: by which index, by the words looked for, or by the desk they lie at. */
interface Way {
  lead: Lead
  named?: boolean
  desk?: boolean
}

/** Conditions of the filters. */
function filters(ctx: Ctx, input: Filters, node: Org | null, { lead, named = false, desk }: Way) {
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
    search ? searched(ctx, search, named) : undefined,
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
const FEW = 2000

interface Asked extends Filters {
  sort?: Sort | undefined
  desc: boolean
}

interface Which {
  parts: Parts
  usual: Sort
  also?: SQL | undefined
  /** They are found by the desk they lie at. */
  desk?: boolean
  /** None of them is without its times. */
  timed?: boolean
}

/**
 * A page and a count of the declarations of a unit or of a whole province, without reading them all: see `Lead`.
 */
export async function findFiles(
  ctx: Ctx,
  input: Asked,
  { parts, usual, also, desk = false, timed = false }: Which,
): Promise<Found> {
  const q = ctx.db.read
  const node = input.node ? await nodeOf(ctx, q, input.node) : null
  const order = orderOf(input, SORTS, usual, declarations.id)
  const asked = (way: Way) => and(filters(ctx, input, node, { ...way, desk }), also)
  const where = (way: Way) => parts(ctx, way.lead).map((part) => and(asked(way), part)!)
  // the conditions all parts share stand before the parts, where an index is seen to serve them
  const whole = (way: Way) => and(asked(way), or(...parts(ctx, way.lead)))
  const small = !desk && (await isSmall(ctx, input, node))
  const idsOf = (condition: SQL | undefined) =>
    q.select({ id: declarations.id }).from(declarations).where(condition)
  const page = (condition: SQL | undefined, limit: number, offset: number, by = order) =>
    idsOf(condition)
      .orderBy(...by)
      .limit(limit)
      .offset(offset)
  // at a desk or in a small subtree: found, then sorted
  if (desk || small) {
    const found = desk ? whole({ lead: 'order' }) : or(...where({ lead: 'place' }))
    return {
      count: () => q.$count(declarations, found),
      ids: async (limit, offset) => (await page(found, limit, offset)).map(({ id }) => id),
    }
  }
  // words are the narrowest, and looked up once for all parts
  const arrived = input.search ? [whole({ lead: 'order', named: true })] : where({ lead: leadIn(ctx, node) })
  let counted: Promise<number> | undefined
  const count = () => (counted ??= sumOf(arrived.map((part) => q.$count(declarations, part))))
  const by = input.sort ?? usual
  return {
    count,
    async ids(limit, offset) {
      if ((await count()) <= FEW) {
        // in no order: one asked for would lead, and a year be walked for what a look at the index finds
        const found = await Promise.all(arrived.map((part) => idsOf(part).limit(FEW)))
        const few = found.flat().map(({ id }) => id)
        return (await page(inArray(declarations.id, few), limit, offset)).map(({ id }) => id)
      }
      const all = whole({ lead: by === 'orgName' ? 'place' : 'order', named: by === 'pinyin' })!
      const timeless = SORTS[by].notNull
      // what has no time stands at the end, whichever way the times are walked
      const stretches = timeless ? [all] : [and(all, isNotNull(SORTS[by]))!]
      if (!timeless && !timed) stretches.push(and(all, isNull(SORTS[by]))!)
      return fromNearerEnd(limit, offset, count, (backwards, most, from) => {
        const way = walkOf(input, by, backwards)
        const walk = (condition: SQL): Found => ({
          count: async () => q.$count(declarations, condition),
          ids: async (size, at) => (await page(condition, size, at, way)).map(({ id }) => id),
        })
        return inTurn((backwards ? stretches.toReversed() : stretches).map(walk)).ids(most, from)
      })
    },
  }
}

/** Order of an index that is walked, from either end. */
const walkOf = ({ desc: down }: Asked, by: Sort, backwards: boolean): SQL[] =>
  [SORTS[by], declarations.id].map((column) => (down === backwards ? asc(column) : desc(column)))

const sumOf = async (numbers: Promise<number>[]): Promise<number> =>
  (await Promise.all(numbers)).reduce((a, b) => a + b, 0)

/**
 * How many there are of these parts, and how many of them have been passed on from the asker's organisation, in one
 * walk. Of the year and kind alone.
 */
export async function countGone(ctx: Ctx, input: Filters, parts: Parts): Promise<[number, number]> {
  const lead = (await isSmall(ctx, input, null)) ? 'place' : leadIn(ctx, null)
  const sums = parts(ctx, lead).map((part) =>
    ctx.db.read
      .select({ all: count(), gone: sql`count(case when ${isGone(ctx)} then 1 end)`.mapWith(Number) })
      .from(declarations)
      .where(and(filters(ctx, input, null, { lead }), part)),
  )
  const found = (await Promise.all(sums)).flat()
  return [found.reduce((n, row) => n + row.all, 0), found.reduce((n, row) => n + row.gone, 0)]
}

/** Of a whole province a third has come so high; below it, the place is the narrower. */
const leadIn = (ctx: Ctx, node: Org | null): Lead =>
  depthOf(node?.path ?? pathOf(ctx)) === 1 ? 'arrived' : 'place'

/** Whether all there is can be read: of a committee, which has thousands, or of a small subtree. */
async function isSmall(ctx: Ctx, { year }: Filters, node: Org | null): Promise<boolean> {
  if (ctx.actor?.committeeId) return true
  const some = await ctx.db.read
    .select({ id: declarations.id })
    .from(declarations)
    .where(and(eq(declarations.year, year), within(declarations.orgPath, node?.path ?? pathOf(ctx))))
    .limit(SMALL + 1)
  return some.length <= SMALL
}
