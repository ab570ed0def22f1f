import type { Section } from '../declare/sections.ts'
import { type Duty, isReviewer, OFFICER_DUTIES, type Scope } from '../permission.ts'
import { type Problem, problem } from '../problem.ts'

/** What must be there before a person of the staff can work (M-2.6), in the order it is done. */
export const STAFF_PARTS = ['start', 'duty', 'scope'] as const
export type StaffPart = (typeof STAFF_PARTS)[number]

/**
 * What is still missing: 启动, 角色, 审查权限. Only 经办人 and 负责人 need a scope; while there is no role, it is
 * counted as missing too, for most are given one of these two.
 */
export function missingOf(of: {
  started: boolean
  duties: readonly Duty[]
  scope: Scope | null
}): StaffPart[] {
  const missing: StaffPart[] = []
  if (!of.started) missing.push('start')
  if (!of.duties.length) missing.push('duty')
  if (!of.scope && (!of.duties.length || of.duties.some(isReviewer))) missing.push('scope')
  return missing
}

export interface DutyRules {
  /** The setting `duties.both`: one person may be 经办人 and 负责人. */
  both: boolean
  /** The three officers can be named here: they are separated, or this is the office that may separate them. */
  officers: boolean
}

/**
 * Why nobody may have these duties together (M-2.7, domain 4.2 and 7.2): 经办人 and 负责人 only where the office
 * allows it; each of the three officers excludes every other duty.
 */
export function dutiesProblem(duties: readonly Duty[], rules: DutyRules): Problem | null {
  if (!rules.officers && duties.some((duty) => duty === 'system' || duty === 'security'))
    return problem('staff.duty_not_here')
  if (new Set(duties).size > 1 && duties.some((duty) => OFFICER_DUTIES.includes(duty)))
    return problem('staff.duties_officers')
  if (!rules.both && duties.includes('handler') && duties.includes('principal'))
    return problem('staff.duties_both')
  return null
}

/** Duties that must never be without a started person: nobody could give them again, or nobody would watch. */
export const keptDuties = (officers: boolean): readonly Duty[] =>
  officers ? ['admin', ...OFFICER_DUTIES] : ['admin']

/** A scope as it is kept: each code once, and a full list of sections is none, for both mean all. */
export function normalScope(scope: Scope, every: readonly Section[]): Scope {
  const sections = [...new Set(scope.sections)]
  return {
    series: [...new Set(scope.series)].sort(),
    sections: sections.length === every.length ? [] : every.filter((each) => sections.includes(each)),
  }
}

/** A scope in parts a page puts into words: null is all of that dimension, and both hold at once (A20). */
export const scopeParts = (scope: Scope) => ({
  series: scope.series.length ? scope.series : null,
  sections: scope.sections.length ? scope.sections : null,
})
