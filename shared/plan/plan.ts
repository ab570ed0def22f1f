import type { TitleLevel } from '../reference/reference.ts'

/** One line of a plan: how many of a series and level (and specialty, if any, A30) the unit wants to put forward. */
export interface PlanLine {
  series: string
  level: TitleLevel
  specialty: string
  approvedPosts: number
  vacancies: number
  planned: number
  /** False: takes no post (绿色通道 …) and needs a reason. */
  counted: boolean
  reason: string
}

/**
 * What makes two lines the same line: nothing is planned twice under one key. A level may have a line that takes
 * posts and one that takes none (绿色通道).
 */
export const lineKey = ({
  series,
  level,
  specialty,
  counted,
}: Pick<PlanLine, 'series' | 'level' | 'specialty' | 'counted'>) =>
  `${series}/${level}/${specialty}/${counted}`

/** The lines of these series; null is all of them. */
export const linesIn = <L extends { series: string }>(
  lines: readonly L[],
  series: readonly string[] | null,
) => lines.filter((line) => !series || series.includes(line.series))
