import { isWorking } from '../org/org.ts'
import type { Superior } from '../plan/route.rules.ts'
import type { DeclarationKind } from './sections.ts'

/**
 * The organisations a declaration climbs, the own one first (M-4.1.2, domain 4.5): every 主管部门 and 职改办 at work
 * above it up to the office that supervises the committee, which is the 终审机构. What is missing or stopped is
 * skipped: a unit of the province itself has no city above it. `above` begins with the parent and ends with the root.
 */
export function titleRoute(ownId: string, above: readonly Superior[], endId: string): string[] {
  const end = above.findIndex(({ id }) => id === endId)
  const way = above
    .slice(0, end + 1)
    .filter(({ id, kind, state }) => id === endId || (kind !== 'unit' && isWorking(state)))
  return [ownId, ...way.map(({ id }) => id)]
}

/**
 * The four levels of an expert's application (M-4.3.2): unit, 主管单位, city office, province. 主管单位 is the nearest
 * department above, or, where there is none, the county's office; each level that is not there is skipped.
 */
function expertRoute(ownId: string, above: readonly Superior[]): string[] {
  const working = above.filter(({ state, kind }) => isWorking(state) && kind !== 'unit')
  const offices = working.filter(({ kind }) => kind === 'office')
  const superior = working.find(({ kind, level }) => kind === 'department' || level > 2)
  const ids = [superior, offices.find(({ level }) => level === 2), offices.find(({ level }) => level === 1)]
  return [ownId, ...new Set(ids.flatMap((found) => (found && found.id !== ownId ? [found.id] : [])))]
}

export const routeFor = (
  kind: DeclarationKind,
  ownId: string,
  above: readonly Superior[],
  endId: string | null,
): string[] =>
  kind === 'expert' || endId === null ? expertRoute(ownId, above) : titleRoute(ownId, above, endId)
