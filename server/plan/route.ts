import type { Read } from '../../db/query.ts'
import type { DeskDuty } from '../../shared/plan/plan.workflow.ts'
import { routeOf } from '../../shared/plan/route.rules.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { superiorsOf } from '../org/org.store.ts'
import { settingAt } from '../setting/setting.store.ts'

/** The offices a plan of these levels climbs from the organisation at this path, lowest first. */
export async function routeFrom(q: Read, path: string, levels: readonly TitleLevel[]): Promise<string[]> {
  return routeOf(await superiorsOf(q, path), levels, await settingAt(q, path, 'plan.end'))
}

/** Whose turn it is where a plan arrives (A22): an office that wants two steps begins with its 经办人. */
export async function dutyAt(q: Read, path: string): Promise<DeskDuty> {
  return (await settingAt(q, path, 'plan.steps')) === 'two' ? 'handler' : 'either'
}
