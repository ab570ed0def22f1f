import { isDay } from '../calendar/days.rules.ts'
import { type Problem, problem } from '../problem.ts'
import { type ReferenceKind, TITLE_LEVELS } from './reference.ts'

/** What stands against an item by itself: a holiday is a day, or no term would ever count it; a title has a level. */
export function itemProblem(
  kind: ReferenceKind,
  code: string,
  attrs: Readonly<Record<string, string>>,
): Problem | null {
  if (kind === 'holiday' && !isDay(code)) return problem('reference.not_a_day', { code })
  const levels: readonly string[] = TITLE_LEVELS
  return kind === 'title' && !levels.includes(attrs.level ?? '')
    ? problem('input.invalid', { where: 'level' })
    : null
}
