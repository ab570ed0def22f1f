import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { Settings } from '../../shared/setting/setting.ts'
import { clockText } from '../beijing.ts'
import { idsIn } from '../scope.ts'

/** When plans of a year may be handed in, and the organisation that has set it. */
export interface PlanWindow {
  opensAt: number
  closesAt: number
  setBy: string
}

/** Of the nearest organisation upwards that names this year; a year nobody names is open: null. */
export async function planWindow(q: Read, path: string, year: number): Promise<PlanWindow | null> {
  const way = idsIn(path)
  if (!way.length) return null
  const rows = await q
    .select({ orgId: orgSettings.orgId, value: orgSettings.value, setBy: orgs.name })
    .from(orgSettings)
    .innerJoin(orgs, eq(orgs.id, orgSettings.orgId))
    .where(and(inArray(orgSettings.orgId, way), eq(orgSettings.key, 'plan.window')))
  const near = rows.toSorted((a, b) => way.indexOf(b.orgId) - way.indexOf(a.orgId))
  for (const { value, setBy } of near) {
    const own = (value as Settings['plan.window'])[year]
    if (own) return { opensAt: own.opensAt, closesAt: own.closesAt, setBy }
  }
  return null
}

/** Why plans of the year cannot be handed in now. */
export const windowProblem = (window: PlanWindow | null, year: number, now: Date): Problem | null =>
  !window || (+now >= window.opensAt && +now < window.closesAt)
    ? null
    : problem('plan.window_closed', {
        year,
        from: clockText(window.opensAt),
        to: clockText(window.closesAt),
      })
