import { passes } from '../../../shared/live/tally.ts'
import type { Fraction } from '../../../shared/review/rules.ts'

/** A class of candidates, as a bar of a chart. */
interface Class {
  label: string
  value: number
  tone: 'pass' | 'fail'
}

/** Width of a class, in percent. */
const STEP = 10

/**
 * How many candidates had which share of consent (yes of the base), best first, in classes of ten percent; the
 * class that holds the pass line is cut in two there. `line` is the number of classes above the line. Who stands on
 * which side is asked of the rule, in whole votes, so that no rounding moves anybody across.
 */
export function spreadOf(
  outcomes: readonly { yes: number; base: number }[],
  need: Fraction,
): { items: Class[]; line: number } {
  const cut = (100 * need.num) / need.den
  const edges = [...new Set([...Array.from({ length: 100 / STEP + 1 }, (_, i) => i * STEP), cut])].sort(
    (a, b) => b - a,
  )
  const line = edges.indexOf(cut)
  const counts = Array.from({ length: edges.length - 1 }, () => 0)
  for (const { yes, base } of outcomes) {
    const share = base > 0 ? (100 * yes) / base : 0
    const at = edges.findIndex((edge, i) => i > 0 && share >= edge) - 1
    const inside = passes(need, yes, base) ? Math.min(at, line - 1) : Math.max(at, line)
    counts[inside]!++
  }
  const items = counts.map(
    (value, i): Class => ({
      label: `${percent(edges[i + 1]!)}–${percent(edges[i]!)}%`,
      value,
      tone: i < line ? 'pass' : 'fail',
    }),
  )
  return { items, line }
}

const percent = (n: number): string => String(Math.round(n * 10) / 10)
