import { type Problem, problem } from '../problem.ts'
import type { OrgKind } from './org.ts'

interface Place {
  kind: OrgKind
  level: number
}

/** What may stand under what (domain 2.1). */
const BELOW: Record<OrgKind, readonly OrgKind[]> = {
  office: ['office', 'department', 'unit'],
  department: ['department', 'unit'],
  unit: ['unit'],
}

/**
 * Whether this organisation may stand under that one: its kind must fit, its rank is never above its superior's, and
 * an office is one rank below the office above it; a county's may also stand right under the province's (省直管县).
 */
export function mayStandUnder(parent: Place, child: Place): Problem | null {
  const fits =
    BELOW[parent.kind].includes(child.kind) && levelsUnder(parent, child.kind).includes(child.level)
  return fits ? null : problem('org.kind_place')
}

/** Kinds that may stand under this one. */
export const kindsUnder = (parent: OrgKind): readonly OrgKind[] => BELOW[parent]

/** Ranks a child of this kind may have there, highest first. */
export function levelsUnder(parent: Place, kind: OrgKind): number[] {
  const lower = [1, 2, 3, 4].filter((level) => level >= parent.level)
  if (kind !== 'office' || parent.kind !== 'office') return lower
  return lower.filter((level) => level === parent.level + 1 || (parent.level === 1 && level === 3))
}
