import { desc, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { DeskDuty } from '../../shared/plan/plan.workflow.ts'
import { routeOf, type Superior } from '../../shared/plan/route.rules.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { idsIn } from '../scope.ts'
import { settingAt } from '../setting/setting.store.ts'

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

/** The offices a plan of these levels climbs from the organisation at this path, lowest first. */
export async function routeFrom(q: Read, path: string, levels: readonly TitleLevel[]): Promise<string[]> {
  return routeOf(await superiorsOf(q, path), levels, await settingAt(q, path, 'plan.end'))
}

/** Whose turn it is where a plan arrives (A22): an office that wants two steps begins with its 经办人. */
export async function dutyAt(q: Read, path: string): Promise<DeskDuty> {
  return (await settingAt(q, path, 'plan.steps')) === 'two' ? 'handler' : 'either'
}
