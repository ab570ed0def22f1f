import { and, asc, eq, gte, inArray, like, lte, not, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { bannedIn } from '../blacklist/blacklist.store.ts'
import { within } from '../scope.ts'

export type PoolExpert = typeof poolExperts.$inferSelect

export async function expertByHash(q: Read, idHash: string): Promise<PoolExpert | null> {
  const [row] = await q.select().from(poolExperts).where(eq(poolExperts.idHash, idHash))
  return row ?? null
}

/**
 * Why nobody of this number may apply or be entered now: disqualified (domain 4.6). Only the province takes that back,
 * by hand; an application does not climb past it.
 */
export async function entryProblem(q: Read, idHash: string): Promise<Problem | null> {
  const known = await expertByHash(q, idHash)
  return known?.state === 'disqualified' ? problem('expert.disqualified') : null
}

/** Both databases bound the number of parameters. */
const CHUNK = 500

/** Names of those of these numbers that the pool knows, by hash. */
export async function knownExperts(q: Read, hashes: string[]): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>()
  for (let start = 0; start < hashes.length; start += CHUNK) {
    const rows = await q
      .select({ idHash: poolExperts.idHash, name: poolExperts.name })
      .from(poolExperts)
      .where(inArray(poolExperts.idHash, hashes.slice(start, start + CHUNK)))
    for (const { idHash, name } of rows) known.set(idHash, name)
  }
  return known
}

/** Who may be drawn on this day, `YYYY-MM-DD`: in the pool, valid, and not on the blacklist (domain 4.8). */
export const drawableOn = (q: Read, day: string): SQL =>
  and(eq(poolExperts.state, 'in'), gte(poolExperts.validTo, day), not(bannedIn(q, poolExperts.idHash, day)))!

/** Reviews declarations of this series. */
export const reviewsSeries = (series: string): SQL => like(poolExperts.seriesList, `%,${series},%`)

export interface Criteria {
  /** 可评系列 and, within it, 可评专业 (an expert without one named in the series reviews all of it). */
  series?: string
  specialty?: string
  /** Title at least as high: for declarations of 正高级 only 正高级. */
  level?: TitleLevel
  area?: string
  /** Only experts of units of this subtree. */
  path?: string
}

/**
 * The candidates of a draw (M-4.3.3, M-7.3.2), ordered by id, so that a seed draws the same people again. The pool's
 * page, the draw and the choice by hand all take their people from here.
 */
export async function drawable(
  q: Read,
  { series, specialty, level, area, path }: Criteria,
  day: string,
): Promise<PoolExpert[]> {
  const rows = await q
    .select()
    .from(poolExperts)
    .where(
      and(
        drawableOn(q, day),
        series ? reviewsSeries(series) : undefined,
        level ? and(lte(poolExperts.level, level), gte(poolExperts.level, '1')) : undefined,
        area ? eq(poolExperts.area, area) : undefined,
        path ? within(poolExperts.orgPath, path) : undefined,
      ),
    )
    .orderBy(asc(poolExperts.id))
  if (!specialty) return rows
  return rows.filter(({ specialties }) =>
    specialties.some(
      (each) =>
        (!series || each.series === series) && (each.specialty === '' || each.specialty === specialty),
    ),
  )
}
