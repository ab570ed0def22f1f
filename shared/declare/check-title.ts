import { isMonth, yearsBetween } from '../calendar/days.rules.ts'
import type { ReviewType } from './declaration.ts'
import { bars, type Fault, type FormFacts, warns } from './fault.ts'
import { empty, type Values } from './form.ts'

/** Kinds of review that are not bound by years in post nor by the ladder of levels (绿色通道, 破格, 转评, 考核认定). */
const UNBOUND: readonly ReviewType[] = ['exception', 'green', 'transfer', 'assess']
const NEEDED_FIELDS = ['series', 'name', 'since', 'acquired'] as const

type Degree = 'doctor' | 'master' | 'other'

/**
 * Years in the present title the next level asks for (人社部 guidance of the series: 助理级→中级 4, with a master's degree
 * 2; 中级→副高 5, with a doctorate 2; 副高→正高 5). Levels that are not named ask for none.
 */
const YEARS: Record<string, Record<Degree, number>> = {
  '3': { doctor: 0, master: 2, other: 4 },
  '2': { doctor: 2, master: 5, other: 5 },
  '1': { doctor: 5, master: 5, other: 5 },
}

/** The highest degree the form tells of: codes of GB/T 6864 (2 博士, 3 硕士) and GB/T 4658 (11, 14). */
function degreeOf({ contents }: FormFacts): Degree {
  const rows = contents.study?.rows ?? []
  const has = (degree: string, education: string) =>
    rows.some(({ values }) => values.degree === degree || values.education === education)
  return has('2', '11') ? 'doctor' : has('3', '14') ? 'master' : 'other'
}

export const titleOf = ({ contents }: Pick<FormFacts, 'contents'>): Values =>
  contents.title?.values ?? empty().values

/** The month the present title counts from: the appointment's, else when it was acquired; null when not known. */
export function inPostSince(facts: Pick<FormFacts, 'contents'>): string | null {
  const { none, appointedSince, since } = titleOf(facts)
  const month = appointedSince || since || ''
  return none !== 'yes' && isMonth(month) ? month : null
}

/** Years in the present title at the end of the year declared for. */
export function yearsInPost(facts: Pick<FormFacts, 'contents' | 'year'>): number | null {
  const since = inPostSince(facts)
  return since === null ? null : Math.max(0, yearsBetween(`${since}-01`, `${facts.year}-12-31`))
}

/** Years of the present title whose yearly assessment does not count. */
function lostYears(facts: FormFacts): number {
  const since = inPostSince(facts)?.slice(0, 4) ?? ''
  return (facts.contents.assessment?.rows ?? []).filter(
    ({ values: { year = '', result } }) => year >= since && (result === 'basic' || result === 'poor'),
  ).length
}

function yearsFault(facts: FormFacts): Fault[] {
  const { level, reviewType } = facts.application
  const years = yearsInPost(facts)
  const needed = YEARS[level]?.[degreeOf(facts)] ?? 0
  if (years === null || UNBOUND.includes(reviewType)) return []
  const at = { section: 'title', field: 'since', params: { years, needed } } as const
  if (years < needed) return [bars('years_in_post', at)]
  const counted = years - lostYears(facts)
  return counted < needed ? [warns('years_in_post', { ...at, params: { years: counted, needed } })] : []
}

/** Level by level (Order 40): the level applied for is the one above the present title's; smaller is higher. */
function ladderFault(facts: FormFacts): Fault[] {
  const { series, level, reviewType } = facts.application
  const { none, name = '', series: own } = titleOf(facts)
  const found = none === 'yes' || !name ? undefined : facts.find?.('title', name)
  const target = Number(level)
  if (none === 'yes') {
    const free = target >= 4 || (target === 3 && degreeOf(facts) === 'doctor')
    return free || UNBOUND.includes(reviewType)
      ? []
      : [bars('level_jump', { section: 'title', field: 'none' })]
  }
  const current = Number(found?.attrs.level ?? Number.NaN)
  if (Number.isNaN(current)) return []
  const at = { section: 'title', field: 'name' } as const
  if (current < target || (current === target && reviewType !== 'transfer'))
    return [bars('level_not_above', at)]
  if (current > target + 1 && !UNBOUND.includes(reviewType)) return [bars('level_jump', at)]
  return own !== series && !UNBOUND.includes(reviewType) ? [warns('series_other', at)] : []
}

/** 现任职称: there at all, whole, held long enough, and just below what is applied for. */
export function titleFaults(facts: FormFacts): Fault[] {
  const values = titleOf(facts)
  if (values.none === 'yes' && facts.kind === 'expert')
    return [bars('expert_title', { section: 'title', field: 'none' })]
  if (values.none !== 'yes') {
    const missing = NEEDED_FIELDS.filter((key) => !values[key]?.trim())
    if (missing.length === NEEDED_FIELDS.length) return [bars('title_missing', { section: 'title' })]
    if (missing.length)
      return missing.map((field) =>
        bars('required', { section: 'title', field, params: { field: `form.title.${field}` } }),
      )
  }
  return facts.kind === 'title' ? [...ladderFault(facts), ...yearsFault(facts)] : []
}
