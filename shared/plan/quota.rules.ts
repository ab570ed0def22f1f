import type { PlanLine } from './plan.ts'

export interface Account {
  series: string
  level: string
}
export interface Grant extends Account {
  granted: number
}
export interface Quota extends Grant {
  used: number
}

const accountKey = ({ series, level }: Account): string => `${series}/${level}`

/** 指标 that lines grant, one account for each series and level; lines that take no post grant none. */
export function grantsOf(lines: readonly PlanLine[]): Grant[] {
  const grants = new Map<string, Grant>()
  for (const line of lines) {
    if (!line.counted) continue
    const grant = grants.get(accountKey(line)) ?? { series: line.series, level: line.level, granted: 0 }
    grants.set(accountKey(line), { ...grant, granted: grant.granted + line.planned })
  }
  return [...grants.values()]
}

/** The first account of which more is taken than these grants would leave. */
export const belowUsed = (grants: readonly Grant[], quotas: readonly Quota[]): Quota | null =>
  quotas.find(
    (quota) => quota.used > (grants.find((grant) => accountKey(grant) === accountKey(quota))?.granted ?? 0),
  ) ?? null
