import { lineKey, type PlanLine } from './plan.ts'

export interface PlanChange {
  kind: 'added' | 'removed' | 'changed'
  series: string
  level: string
  specialty: string
  before: PlanLine | null
  after: PlanLine | null
}

const NUMBERS = ['approvedPosts', 'vacancies', 'planned', 'counted', 'reason'] as const

const isSame = (one: PlanLine, other: PlanLine): boolean => NUMBERS.every((key) => one[key] === other[key])

/** What became of the lines between two submissions or editions, in the order of the later one; what went is last. */
export function changesOf(before: readonly PlanLine[], after: readonly PlanLine[]): PlanChange[] {
  const old = new Map(before.map((line) => [lineKey(line), line]))
  const kept = new Set(after.map(lineKey))
  const change = (kind: PlanChange['kind'], was: PlanLine | null, is: PlanLine | null): PlanChange => {
    const { series, level, specialty } = (is ?? was)!
    return { kind, series, level, specialty, before: was, after: is }
  }
  return [
    ...after.flatMap((line) => {
      const was = old.get(lineKey(line))
      if (!was) return [change('added', null, line)]
      return isSame(was, line) ? [] : [change('changed', was, line)]
    }),
    ...before.filter((line) => !kept.has(lineKey(line))).map((line) => change('removed', line, null)),
  ]
}
