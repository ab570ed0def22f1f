import { isWorking, type OrgKind, type OrgState } from '../org/org.ts'
import type { TitleLevel } from '../reference/reference.ts'

export interface Superior {
  id: string
  kind: OrgKind
  /** 1 省 · 2 市 · 3 县 · 4 乡镇. */
  level: number
  state: OrgState
}

/** The level at which plans with senior, middle and junior lines end, setting `plan.end`. */
export interface PlanEnd {
  senior: number
  middle: number
  junior: number
}

/** The level of office a plan ends at: as high as its highest line asks (A23). */
const endLevel = (levels: readonly TitleLevel[], end: PlanEnd): number =>
  Math.min(
    end.junior,
    ...levels.map((level) => (level <= '2' ? end.senior : level === '3' ? end.middle : end.junior)),
  )

/**
 * The way a plan climbs (domain 4.4): every 主管部门 and 职改办 at work above the unit, lowest first, up to the first
 * office of the level it ends at; one that stands directly above the unit is the only step. `above` begins with the
 * unit's parent and ends with the root.
 */
export function routeOf(above: readonly Superior[], levels: readonly TitleLevel[], end: PlanEnd): string[] {
  const last = endLevel(levels, end)
  const working = above.filter(({ kind, state }) => kind !== 'unit' && isWorking(state))
  const top = working.findIndex(({ kind, level }) => kind === 'office' && level <= last)
  return working.slice(0, top < 0 ? working.length : top + 1).map(({ id }) => id)
}

/** The next office of a frozen route that is still at work and still above the unit. */
export const nextOnRoute = (
  route: readonly string[],
  deskId: string,
  above: readonly Superior[],
): string | null =>
  route
    .slice(route.indexOf(deskId) + 1)
    .find((id) => above.some((superior) => superior.id === id && isWorking(superior.state))) ?? null
