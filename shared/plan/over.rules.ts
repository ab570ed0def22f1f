import { type Problem, problem } from '../problem.ts'
import { lineKey, type PlanLine } from './plan.ts'

/** Over plan (M-3.11): more are planned on posts than are vacant. */
export const isOver = ({ counted, planned, vacancies }: PlanLine): boolean => counted && planned > vacancies

/** What is wrong with a line before it can be handed in; `no` is counted from 1. */
function faultOf(line: PlanLine, no: number): Problem | null {
  if (line.vacancies > line.approvedPosts) return problem('plan.vacancies', { no })
  if (!line.counted && !line.reason) return problem('plan.uncounted_reason', { no })
  return isOver(line) && !line.reason ? problem('plan.over_reason', { no }) : null
}

/** Every rule the lines break, in the order of the lines (domain 4.4, A30). */
export function lineFaults(lines: readonly PlanLine[]): { no: number; problem: Problem }[] {
  const seen = new Set<string>()
  return lines.flatMap((line, i) => {
    const twice = seen.has(lineKey(line))
    seen.add(lineKey(line))
    const found = twice ? problem('plan.line_twice', { no: i + 1 }) : faultOf(line, i + 1)
    return found ? [{ no: i + 1, problem: found }] : []
  })
}

/** The first reason why a plan of these lines cannot be handed in. */
export const planFault = (lines: readonly PlanLine[]): Problem | null =>
  lines.length ? (lineFaults(lines)[0]?.problem ?? null) : problem('plan.empty')

/** What lists show of the lines: kept with the plan, or summed up over what a person may see. */
export const sumsOf = (lines: readonly PlanLine[]) => ({
  planned: lines.reduce((sum, line) => sum + line.planned, 0),
  counted: lines.reduce((sum, line) => sum + (line.counted ? line.planned : 0), 0),
  over: lines.filter(isOver).length,
  series: [...new Set(lines.map((line) => line.series))].sort(),
})
