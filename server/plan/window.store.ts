import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { Settings } from '../../shared/setting/setting.ts'
import { clockText, yearAt } from '../beijing.ts'
import { idsIn } from '../scope.ts'

/** When plans of a year may be handed in, and the organisation that has set it. */
export interface PlanWindow {
  opensAt: number
  closesAt: number
  setBy: string
}

/** Of the nearest organisation upwards that names this year; a year nobody names is open: null. */
export const planWindow = async (q: Read, path: string, year: number): Promise<PlanWindow | null> =>
  (await planWindows(q, [path], year))(path)

/** The same for many places at once: the answer is asked for each of these paths. */
export async function planWindows(
  q: Read,
  paths: readonly string[],
  year: number,
): Promise<(path: string) => PlanWindow | null> {
  const ways = [...new Set(paths.flatMap(idsIn))]
  if (!ways.length) return () => null
  const rows = await q
    .select({ orgId: orgSettings.orgId, value: orgSettings.value, setBy: orgs.name })
    .from(orgSettings)
    .innerJoin(orgs, eq(orgs.id, orgSettings.orgId))
    .where(and(inArray(orgSettings.orgId, ways), eq(orgSettings.key, 'plan.window')))
  const set = new Map<string, PlanWindow>()
  for (const { orgId, value, setBy } of rows) {
    const own = (value as Settings['plan.window'])[year]
    if (own) set.set(orgId, { opensAt: own.opensAt, closesAt: own.closesAt, setBy })
  }
  return (path) => set.get(idsIn(path).findLast((id) => set.has(id)) ?? '') ?? null
}

/** Plans are made for last year, this and the next; for another only where an office has set the window of that year. */
export function yearProblem(window: PlanWindow | null, year: number, now: Date): Problem | null {
  const present = yearAt(now)
  if (window || Math.abs(year - present) <= 1) return null
  return problem('plan.year_far', { year, from: present - 1, to: present + 1 })
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
