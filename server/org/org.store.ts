import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Superior } from '../../shared/plan/route.rules.ts'
import { idsIn, type Org } from '../scope.ts'

/** SQLite and PostgreSQL bound the number of parameters; this stays far below both. */
const CHUNK = 500

/** An organisation wherever it is, deleted ones too: visibility is the asker's to mind (`nodeOf`). */
export async function orgById(q: Read, id: string): Promise<Org | null> {
  const [org] = await q.select().from(orgs).where(eq(orgs.id, id))
  return org ?? null
}

/** Names by id, of deleted ones too. */
export async function orgNames(q: Read, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  const names = new Map<string, string>()
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const rows = await q
      .select({ id: orgs.id, name: orgs.name })
      .from(orgs)
      .where(inArray(orgs.id, wanted.slice(start, start + CHUNK)))
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

/** Right below an organisation and handed in: their data wait for its audit, and for nobody else's (M-0.6). */
export const awaitingAudit = (orgId: string) =>
  and(eq(orgs.parentId, orgId), inArray(orgs.state, ['submitted', 'changing']))!

/** Organisations above a path, the parent first and the root last. */
export async function superiorsOf(q: Read, path: string): Promise<(Superior & { path: string })[]> {
  const ids = idsIn(path).slice(0, -1)
  if (!ids.length) return []
  return q
    .select({ id: orgs.id, kind: orgs.kind, level: orgs.level, state: orgs.state, path: orgs.path })
    .from(orgs)
    .where(inArray(orgs.id, ids))
    .orderBy(desc(orgs.path))
}

/** The lowest organisation both stand under, itself included; null where they have none in common. */
export function commonAbove(a: string, b: string): string | null {
  const other = idsIn(b)
  return idsIn(a).findLast((id, i) => other[i] === id) ?? null
}

/**
 * Who decides over both once one of them lets its days go by (M-2.20): the lowest organisation above both. Where one
 * of the two stands above the other it is no judge in its own case, so the one above it is; at the very top it stays.
 */
export function judgeAbove(a: string, b: string): string | null {
  const common = commonAbove(a, b)
  const way = idsIn(a.length < b.length ? a : b)
  return way.at(-1) === common ? (way.at(-2) ?? common) : common
}
