import { asc, Column, desc, is, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Right } from '../shared/permission.ts'
import type { Ctx } from './ctx.ts'

/** What a list finds under an input: ids in order, and how many in all. */
export interface Found {
  ids(limit: number, offset: number): Promise<string[]>
  count(): Promise<number>
}

export interface ListColumn<R> {
  key: string
  /** Head of the column in an exported workbook. */
  head: string
  width?: number
  value: (row: R) => string | number | null
}

/**
 * One list, for its page and for its export alike: first the ids the asker may see under this input, in order, then
 * the rows of those ids. Both go through the one visibility function.
 */
export interface ListSource<I = unknown, R = unknown> {
  right: Right
  input: z.ZodType<I>
  find(ctx: Ctx, input: I): Promise<Found>
  /** Rows of these ids, in any order. `whole` shows what is masked otherwise; the export has asked for the right. */
  rows(ctx: Ctx, ids: string[], whole?: boolean): Promise<(R & { id: string })[]>
  columns: readonly ListColumn<R & { id: string }>[]
}

/** For the register of lists, which does not care what a list's rows are. */
// biome-ignore lint/suspicious/noExplicitAny: a register of differently typed lists
export type AnyList = ListSource<any, any>

interface Paged {
  page: number
  size: number
}

/** Answer of a list operation. */
export async function pageOf<I extends Paged, R>(ctx: Ctx, source: ListSource<I, R>, input: I) {
  const found = await source.find(ctx, input)
  const ids = await found.ids(input.size, (input.page - 1) * input.size)
  return { rows: await rowsInOrder(ctx, source, ids), total: await found.count() }
}

/** Rows in the order of their ids; one that went away in between is left out. */
export async function rowsInOrder<I, R>(ctx: Ctx, source: ListSource<I, R>, ids: string[], whole = false) {
  if (!ids.length) return []
  const byId = new Map((await source.rows(ctx, ids, whole)).map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * ORDER BY of an input: its sort or the usual one, and the id, so that no row is on two pages. What has nothing to be
 * sorted by stands at the end either way: NULL has another place on either database.
 */
export function orderOf<S extends string>(
  { sort, desc: down }: { sort?: S | undefined; desc: boolean },
  columns: Record<S, Column | SQL>,
  usual: S,
  id: Column,
): SQL[] {
  const way = down ? desc : asc
  const column = columns[sort ?? usual]
  const empty = sort !== undefined && is(column, Column) && !column.notNull ? [sql`${column} is null`] : []
  return [...empty, way(column), way(id)]
}

/** From here on a page is worth counting all rows for: it may lie nearer to the other end. */
const FAR = 5000

/**
 * Reads a page of an order by way of the end it lies nearer to, for what stands before a page is walked over to reach
 * it. `read` is asked for a stretch counted from either end.
 */
export async function fromNearerEnd<T>(
  limit: number,
  offset: number,
  count: () => Promise<number>,
  read: (backwards: boolean, limit: number, offset: number) => Promise<T[]>,
): Promise<T[]> {
  if (offset < FAR) return read(false, limit, offset)
  const behind = (await count()) - offset
  if (behind <= 0) return []
  if (behind > offset) return read(false, limit, offset)
  const size = Math.min(limit, behind)
  return (await read(true, size, behind - size)).toReversed()
}

/** Lists that stand one behind the other, as one. */
export function inTurn(parts: readonly Found[]): Found {
  return {
    async count() {
      let sum = 0
      for (const part of parts) sum += await part.count()
      return sum
    },
    async ids(limit, offset) {
      let ids: string[] = []
      let before = 0
      for (const part of parts) {
        ids = ids.concat(await part.ids(limit - ids.length, Math.max(0, offset - before)))
        if (ids.length === limit || part === parts.at(-1)) break
        before += await part.count()
      }
      return ids
    },
  }
}

/** The pattern of "contains", with LIKE's own signs taken as they stand; used with `escape '\\'`. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Rows whose text holds the words, in capitals or not: PostgreSQL's LIKE tells them apart, SQLite's does not. */
export const holds = (column: Column | SQL, search: string): SQL =>
  sql`lower(${column}) like ${containing(search.toLowerCase())} escape '\\'`
export const starts = (column: Column | SQL, search: string): SQL =>
  sql`lower(${column}) like ${containing(search.toLowerCase()).slice(1)} escape '\\'`
